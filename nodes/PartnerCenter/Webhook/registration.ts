import type { IDataObject } from 'n8n-workflow';

import { type HookContext, Problem, type ReplaceContext, type Values } from '../../engine/declare';
import { getRequest } from '../../engine/http/request';
import { ask } from '../../engine/http/send';

export const REGISTRATION = 'GET /webhooks/v1/registration';

/** A member of the registration; samples write it with a capital, the schema without one. */
export const member = (object: IDataObject, name: string) =>
	object[name] ?? object[`${name[0].toLowerCase()}${name.slice(1)}`];

const isGiven = (value: unknown): boolean => value !== undefined && value !== null;

export const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** The events that are to be registered. */
function eventsAfter(registered: string[], given: string[], mode: string): string[] {
	switch (mode) {
		case 'remove':
			return registered.filter((event) => !given.includes(event));
		case 'removeAll':
			return [];
		case 'replace':
			return given;
		default:
			return [...new Set([...registered, ...given])];
	}
}

/**
 * The registration that is sent: as it is read, changed by what was given, in the names that the platform asks for.
 * The events go into the body as they are to be in the end, for that is what a look after a lost answer compares with.
 */
export function wholeRegistration({ object, values: { body, local } }: ReplaceContext): IDataObject {
	const registered = textsOf(member(object, 'WebhookEvents'));
	body.WebhookEvents = eventsAfter(registered, textsOf(local.webhookEvents), String(local.eventsMode ?? 'add'));
	const kept = ['WebhookUrl', 'SignatureTokenToMsSignatureHeader']
		.map((name) => [name, body[name] ?? member(object, name)])
		.filter(([, value]) => isGiven(value));
	return { ...Object.fromEntries(kept), WebhookEvents: body.WebhookEvents };
}

export const hostOf = (url: unknown): string =>
	URL.canParse(String(url)) ? new URL(String(url)).host : 'another address';

/** What a replaced registration loses: the address that got the events, and a setting that reads do not show. */
export function losses({ object, values: { body } }: ReplaceContext): string[] {
	const before = member(object, 'WebhookUrl');
	const moved = isGiven(body.WebhookUrl) && isGiven(before) && before !== body.WebhookUrl;
	const unseen =
		!isGiven(body.SignatureTokenToMsSignatureHeader) && !isGiven(member(object, 'SignatureTokenToMsSignatureHeader'));
	return [
		...(moved
			? [`The events went to ${hostOf(before)} until now. From now on, they go to the new address instead.`]
			: []),
		...(unseen
			? [
					'The platform does not show which header contains the signature of events, so that setting could not be kept. Set Signature in Its Own Header if you do not use Authorization.',
				]
			: []),
	];
}

/** Events without a name for what is done with them are added; the other ways need events, or take none. */
export function eventsFit({ local }: Values): string | undefined {
	const given = local.webhookEvents !== undefined;
	if (local.eventsMode === 'removeAll') return given ? '"Remove All" does not use events: remove Events.' : undefined;
	return local.eventsMode !== undefined && !given ? 'Events is empty. Add at least one event.' : undefined;
}

/** The platform keeps one registration for each tenant, and another flow may live by it. @throws Problem */
export async function refuseToOverwrite({ session }: HookContext): Promise<string[]> {
	const answer = await ask(session, getRequest(REGISTRATION), [404]);
	if (answer.status === 404) return [];
	const url = answer.body === undefined ? undefined : member(session.vendor.object(answer.body), 'WebhookUrl');
	if (!isGiven(url) || url === '') return [];
	throw new Problem(
		`Your tenant already has a registration: its events go to ${hostOf(url)}. There can be only one. Use Update to add events or change the address.`,
		{ outcome: 'failed', route: REGISTRATION },
	);
}
