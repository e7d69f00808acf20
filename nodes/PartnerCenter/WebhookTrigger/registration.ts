import type { IDataObject } from 'n8n-workflow';

import { parseRoute, Problem, type Session } from '../../engine/declare';
import { getRequest } from '../../engine/http/request';
import { ask, write } from '../../engine/http/send';

import { hostOf, member, REGISTRATION, textsOf } from '../Webhook/registration';

/** What a tenant has registered: there is one registration, whoever made it. */
export interface Registration {
	url: string;
	events: string[];
}

/** What is to be given back when the workflow no longer listens. */
export interface Kept {
	/** the address to which events went before, and still go */
	former?: string;
	/** the events that only this workflow wanted */
	added: string[];
}

const isSame = (left: string, right: string): boolean =>
	URL.canParse(left) && URL.canParse(right) && new URL(left).href === new URL(right).href;

const holds = (events: string[], wanted: string[]): boolean => wanted.every((event) => events.includes(event));

/** The registration; undefined when there is none. @throws Problem */
async function registrationOf(session: Session): Promise<Registration | undefined> {
	const { status, body } = await ask(session, getRequest(REGISTRATION), [404]);
	if (status === 404 || body === undefined) return undefined;
	const object = session.vendor.object(body);
	const url = String(member(object, 'WebhookUrl') ?? '');
	return url === '' ? undefined : { url, events: textsOf(member(object, 'WebhookEvents')) };
}

/** Writes the registration, and reads it: whatever became of the answer, and of what others wrote meanwhile, shows there. */
async function save(session: Session, verb: 'POST' | 'PUT', { url, events }: Registration): Promise<void> {
	const { path } = parseRoute(REGISTRATION);
	const body: IDataObject = { WebhookUrl: url, WebhookEvents: events };
	await write(session, { method: verb, path, route: `${verb} ${path}`, query: {}, body }, 'change');
	const saved = await registrationOf(session);
	if (saved && isSame(saved.url, url) && holds(saved.events, events)) return;
	throw new Problem('The registration of the webhook was not saved as it was sent. Activate the workflow again.');
}

/** Whether these events come to this address. @throws Problem */
export async function isRegistered(session: Session, { url, events }: Registration): Promise<boolean> {
	const found = await registrationOf(session);
	return found !== undefined && isSame(found.url, url) && holds(found.events, events);
}

const takenBy = (url: string): Problem =>
	new Problem(
		`The events of your tenant go to ${hostOf(url)}, and Partner Center sends them to one address only. To share them, turn on Pass Events On: this workflow then gets them, and sends each on to that address. Or use the Partner Center Trigger, which needs no registration.`,
	);

/**
 * Lets these events come to this address, beside those that are registered.
 * @param passesOn whether the address of another tool may be replaced, as it gets the events from the workflow
 * @throws Problem
 */
export async function register(
	session: Session,
	{ url, events }: Registration,
	kept: Kept,
	passesOn: boolean,
): Promise<Kept> {
	const found = await registrationOf(session);
	if (!found) {
		await save(session, 'POST', { url, events });
		return { added: events };
	}
	const isOurs = isSame(found.url, url);
	if (!isOurs && !passesOn) throw takenBy(found.url);
	const added = events.filter((event) => !found.events.includes(event) || (isOurs && kept.added.includes(event)));
	await save(session, 'PUT', { url, events: [...new Set([...found.events, ...events])] });
	return isOurs ? { ...kept, added } : { former: found.url, added };
}

/**
 * Takes back what was registered for the workflow alone: its events, or its address where another was there before.
 * @returns whether the registration was still its own; one that another tool has taken over is left as it is
 * @throws Problem
 */
export async function unregister(session: Session, url: string, { former, added }: Kept): Promise<boolean> {
	const found = await registrationOf(session);
	if (!found || !isSame(found.url, url)) return false;
	const events = found.events.filter((event) => !added.includes(event));
	await save(session, 'PUT', { url: former ?? url, events });
	return true;
}
