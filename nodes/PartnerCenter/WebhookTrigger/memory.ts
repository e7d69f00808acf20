import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { REMEMBERED_FOR } from './notification';

const KEY = 'seen';

/** What is older is known even by a copy of the stored data that n8n read before. */
const SETTLED = 60_000;

const MOST = 5_000;

/** Event IDs and when they came, in milliseconds. */
type Seen = Record<string, number>;

/** Of each trigger, for as long as n8n runs: of webhooks that come at once, each has stored data of its own. */
const seenBy = new Map<string, Seen>();

const nameOf = (context: IWebhookFunctions): string => `${context.getWorkflow().id}/${context.getNode().id}`;

function seenOf(context: IWebhookFunctions): Seen {
	const name = nameOf(context);
	const stored = context.getWorkflowStaticData('node')[KEY] as Seen | undefined;
	const seen = { ...stored, ...seenBy.get(name) };
	seenBy.set(name, seen);
	return seen;
}

/** Takes notice of an event. @returns whether it was known */
export function isRepeated(context: IWebhookFunctions, eventId: string, now: number): boolean {
	const seen = seenOf(context);
	if (seen[eventId] !== undefined) return true;
	const known = Object.entries(seen).filter(([, at]) => now - at <= REMEMBERED_FOR);
	const kept: Seen = Object.fromEntries([...known.slice(1 - MOST), [eventId, now]]);
	seenBy.set(nameOf(context), kept);
	// Should n8n go down before the workflow has started, Microsoft delivers again: that must not be dropped then.
	const settled = Object.entries(kept).filter(([, at]) => now - at > SETTLED);
	if (settled.length > 0) context.getWorkflowStaticData('node')[KEY] = Object.fromEntries(settled) as IDataObject;
	return false;
}

/** The event did not go out, so that it must come again. */
export function forgetEvent(context: IWebhookFunctions, eventId: string): void {
	const seen = seenBy.get(nameOf(context));
	if (seen) delete seen[eventId];
}

const underWay = new Set<string>();

/** Does work for an event; undefined, without doing it, while the same trigger does work for the same event. */
export async function oneAtATime<T>(
	context: IWebhookFunctions,
	eventId: string,
	work: () => Promise<T>,
): Promise<T | undefined> {
	const name = `${nameOf(context)}/${eventId}`;
	if (underWay.has(name)) return undefined;
	underWay.add(name);
	try {
		return await work();
	} finally {
		underWay.delete(name);
	}
}
