import type { IDataObject } from 'n8n-workflow';

import type { Whole } from '../../engine/poll/n8n/output';
import { digest } from '../../engine/util/hash';
import { isObject } from '../../engine/util/path';

/** What a webhook says; a hint, as the resource itself is read where more is needed. */
export interface Notification {
	eventId: string;
	event: string;
	resource: string;
	/** the address of the resource; '' where it has none */
	uri: string;
	auditUri: string;
	/** milliseconds */
	changed: number;
}

const DAY = 24 * 60 * 60_000;

/** For so long after its event a webhook counts: it can be two days late, and Microsoft delivers again what was not taken. */
const COUNTS_FOR = 7 * DAY;

/** Clocks differ. */
const AHEAD = 60 * 60_000;

/** After that no webhook can come again. */
export const REMEMBERED_FOR = COUNTS_FOR + AHEAD;

/** Notifications are small. */
const MOST_BYTES = 64 * 1024;

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

function parsed(body: Buffer): IDataObject | undefined {
	try {
		const value: unknown = JSON.parse(body.toString('utf8').replace(/^\uFEFF/, ''));
		return isObject(value) ? value : undefined;
	} catch {
		return undefined;
	}
}

/** What the body says; a sentence when it is no notification that counts now. @param now milliseconds */
export function notificationIn(body: Buffer, now: number): Notification | string {
	if (body.length > MOST_BYTES) return `it has ${body.length} bytes`;
	const given = parsed(body);
	const event = text(given?.EventName);
	if (!given || event === '') return 'it is no notification';
	const changed = Date.parse(text(given.ResourceChangeUtcDate));
	if (!(now - changed <= COUNTS_FOR && changed - now <= AHEAD)) return 'its event was not in the last seven days';
	const uri = text(given.ResourceUri);
	const eventId = `${event}:${digest([event, uri, text(given.ResourceChangeUtcDate)]).slice(0, 24)}`;
	const resource = text(given.ResourceName);
	return { eventId, event, resource, uri, auditUri: text(given.AuditUri ?? given.AuditUrl), changed };
}

/** The customer in the address of a resource. */
export const customerIn = (uri: string): string | null =>
	/\/customers\/([0-9a-f-]{36})(?=\/|$)/i.exec(uri)?.[1].toLowerCase() ?? null;

/** What an event gives to the workflow. @param platform its name */
export const outputOf = (platform: string, given: Notification, whole: Whole): IDataObject => ({
	eventId: given.eventId,
	event: given.event,
	platform,
	occurredAt: new Date(given.changed).toISOString(),
	resource: given.resource,
	customerId: customerIn(given.uri),
	resourceUri: given.uri || null,
	auditUri: given.auditUri || null,
	...whole,
});
