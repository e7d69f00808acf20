import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { Problem, type Session } from '../../engine/declare';
import { readObject } from '../../engine/http/readObject';
import { getRequest } from '../../engine/http/request';
import { openSession } from '../../engine/http/session';
import type { Whole } from '../../engine/poll/n8n/output';

import { partnerCenter } from '../vendor';

import { certificateAt, isPublished } from './certificate';
import { chosenEvents, isTest, keptIn, passesOn } from './hooks';
import { forgetEvent, isRepeated, oneAtATime } from './memory';
import { customerIn, type Notification, notificationIn, outputOf } from './notification';
import { flawOf, isSignedBy, signatureIn } from './signature';

/** An answer other than "taken": Microsoft delivers again. */
interface Refusal {
	status: 401 | 503;
	why: string;
}

const refused = (why: string): Refusal => ({ status: 401, why });
const failed = (why: string): Refusal => ({ status: 503, why });

/** Refused webhooks of this process. */
let count = 0;

const rawBodyOf = (context: IWebhookFunctions): Buffer => {
	const { rawBody } = context.getRequestObject() as { rawBody?: Buffer };
	return rawBody ?? Buffer.alloc(0);
};

/** What Microsoft says in a webhook, whose signature is right. What is cheap to check comes first. */
async function genuine(context: IWebhookFunctions, session: Session): Promise<Notification | Refusal> {
	const body = rawBodyOf(context);
	const now = session.clock.now();
	const notification = notificationIn(body, now);
	if (typeof notification === 'string') return refused(notification);
	const signature = signatureIn(context.getHeaderData());
	if (typeof signature === 'string') return refused(signature);
	if (!isPublished(signature.certificateUrl, session.credential))
		return refused('its certificate is not at the address where Microsoft publishes them');
	const certificate = await certificateAt(context, signature.certificateUrl).catch(() => undefined);
	if (!certificate) return failed('its certificate could not be fetched');
	const flaw = flawOf(certificate, now);
	if (flaw !== undefined) return refused(flaw);
	return isSignedBy(certificate, body, signature) ? notification : refused('its signature is not of this content');
}

/** For the address to which events are passed on. */
const TIMEOUT = 30_000;

const SIGNED = ['content-type', 'authorization', 'x-ms-signature', 'x-ms-signature-algorithm', 'x-ms-certificate-url'];

/** Sends a webhook on as it came, so that its signature is right there as well. @returns whether it was taken */
async function passOn(context: IWebhookFunctions, url: string): Promise<boolean> {
	const given = context.getHeaderData();
	const headers = Object.fromEntries(SIGNED.filter((name) => given[name]).map((name) => [name, String(given[name])]));
	const request = { url, method: 'POST' as const, headers, body: rawBodyOf(context) };
	return await context.helpers.httpRequest({ ...request, disableFollowRedirect: true, timeout: TIMEOUT }).then(
		() => true,
		() => false,
	);
}

/** For the resource of an event, twice at most with repeats: shorter than until n8n stores that the event came. */
const READ_FOR = 20_000;

/** Events that end what they are about: its customer may be no customer any more. */
const ENDS = /terminat|remov|delet|cancel/i;

const isGone = (problem: Problem): boolean => Number(problem.details.status) === 404;

/** Whether the customer of an event is none of this account: its signature proves that Microsoft sent it, not for whom. */
async function isForeign(session: Session, { event, uri }: Notification): Promise<boolean> {
	const customerId = customerIn(uri);
	if (customerId === null || ENDS.test(event)) return false;
	return await readObject(session, getRequest('GET /v1/customers/{customerId}', { customerId })).then(
		() => false,
		(error: Error) => error instanceof Problem && isGone(error),
	);
}

/** The resource, read with the node's own credential; `foreign` where it is another account's. @throws Problem when it may be there later */
async function wholeOf(session: Session, notification: Notification): Promise<Whole | 'foreign'> {
	const { uri } = notification;
	const base = new URL(session.vendor.baseUrl(session.credential));
	const { host, pathname } = URL.canParse(uri) ? new URL(uri) : { host: '', pathname: '' };
	if (host !== base.host) return { note: 'The event names no resource of the API, so there is nothing to read.' };
	const path = pathname.startsWith(`${base.pathname}/`) ? pathname.slice(base.pathname.length) : pathname;
	const request = { method: 'GET' as const, path, query: {}, route: 'GET (resource of the event)' };
	const soon = { ...session, settings: { ...session.settings, timeout: READ_FOR }, budget: { left: READ_FOR } };
	const found = await readObject(soon, request).catch((error: Error) => {
		if (error instanceof Problem && [400, 403, 404].includes(Number(error.details.status))) return error;
		throw error;
	});
	if (!(found instanceof Problem)) return { object: found };
	if (isGone(found) && (await isForeign(soon, notification))) return 'foreign';
	return { note: `The resource could not be read. ${found.message}` };
}

const readsWhole = (context: IWebhookFunctions): boolean => context.getNodeParameter('fetchFullObject', false) === true;

async function itemOf(context: IWebhookFunctions, session: Session, notification: Notification) {
	const whole = readsWhole(context) ? await wholeOf(session, notification) : {};
	return whole === 'foreign' ? whole : { json: outputOf(session.vendor.name, notification, whole) };
}

const TAKEN: IWebhookResponseData = { webhookResponse: 'OK' };

function answer(context: IWebhookFunctions, { status, why }: Refusal): IWebhookResponseData {
	count += 1;
	context.logger.warn(`A Partner Center webhook was refused: ${why}.`, { status, refusedSinceStart: count });
	context.getResponseObject().status(status).send('Refused');
	return { noWebhookResponse: true };
}

/** Passes an event on where it goes to another tool as well, and starts the workflow with it where it was chosen and is new. */
async function take(
	context: IWebhookFunctions,
	session: Session,
	notification: Notification,
	former?: string,
): Promise<IWebhookResponseData> {
	const isPassed = former === undefined || (await passOn(context, former));
	const unpassed = failed('the address to which events are passed on did not take it');
	const refuseUnpassed = () => (isPassed ? TAKEN : answer(context, unpassed));
	if (!chosenEvents(context).includes(notification.event)) return refuseUnpassed();
	if (!isTest(context) && isRepeated(context, notification.eventId, session.clock.now())) return refuseUnpassed();
	const item = await itemOf(context, session, notification).catch(() => undefined);
	if (item === 'foreign') return answer(context, refused('its customer is none of this account'));
	if (!item) {
		forgetEvent(context, notification.eventId);
		return answer(context, failed('its resource could not be read'));
	}
	return { ...refuseUnpassed(), workflowData: [[item]] };
}

/** Takes a webhook: nothing but what Microsoft signed, lately, and once, starts the workflow. */
export async function receive(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const session = await openSession(context, partnerCenter);
	const notification = await genuine(context, session);
	if ('why' in notification) return answer(context, notification);
	const former = !isTest(context) && passesOn(context) ? keptIn(context).former : undefined;
	const work = async () => await take(context, session, notification, former);
	if (former === undefined && !readsWhole(context)) return await work();
	// What is under way may yet fail; and where two workflows pass their events on to each other, it would never end.
	return (
		(await oneAtATime(context, notification.eventId, work)) ??
		answer(context, failed('the same event is being taken just now'))
	);
}
