import type { IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import { InputProblem, type Session } from '../../engine/declare';
import { openSession } from '../../engine/http/session';
import { asNodeError } from '../../engine/poll/n8n/nodeError';

import { partnerCenter } from '../vendor';

import { isRegistered, type Kept, register, type Registration, unregister } from './registration';

const KEY = 'registration';

/** A test run in the editor listens at an address that nobody registers: the registration is that of the active workflow. */
export const isTest = (context: IHookFunctions | IWebhookFunctions): boolean => context.getMode() === 'manual';

/** The events that were chosen, each once. @throws InputProblem */
export function chosenEvents(context: IHookFunctions | IWebhookFunctions): string[] {
	const { event: rows = [] } = context.getNodeParameter('webhookEvents', {}) as {
		event?: Array<{ event: { value?: string } | string }>;
	};
	const names = rows.map(({ event }) => String(typeof event === 'string' ? event : (event.value ?? '')).trim());
	const events = [...new Set(names.filter((name) => name !== ''))];
	if (events.length === 0) throw new InputProblem('Events is empty. Add at least one event that starts the workflow.');
	return events;
}

export const passesOn = (context: IHookFunctions | IWebhookFunctions): boolean =>
	(context.getNodeParameter('options', {}) as IDataObject).passEventsOn === true;

/** What was there before this workflow registered its address. */
export function keptIn(context: IHookFunctions | IWebhookFunctions): Kept {
	const stored = context.getWorkflowStaticData('node')[KEY] as unknown as Kept | undefined;
	return { former: stored?.former, added: stored?.added ?? [] };
}

function wantedBy(context: IHookFunctions): Registration {
	return { url: String(context.getNodeWebhookUrl('default') ?? ''), events: chosenEvents(context) };
}

async function within<T>(context: IHookFunctions, work: (session: Session) => Promise<T>): Promise<T> {
	let session: Session | undefined;
	try {
		session = await openSession(context, partnerCenter);
		return await work(session);
	} catch (error) {
		throw asNodeError(context.getNode(), error as Error, session?.clock.now());
	}
}

export const exists = async (context: IHookFunctions): Promise<boolean> =>
	isTest(context) || (await within(context, async (session) => await isRegistered(session, wantedBy(context))));

export async function add(context: IHookFunctions): Promise<boolean> {
	if (isTest(context)) return true;
	const kept = await within(
		context,
		async (session) => await register(session, wantedBy(context), keptIn(context), passesOn(context)),
	);
	context.getWorkflowStaticData('node')[KEY] = kept as unknown as IDataObject;
	return true;
}

export async function remove(context: IHookFunctions): Promise<boolean> {
	if (isTest(context)) return true;
	const url = String(context.getNodeWebhookUrl('default') ?? '');
	const wasOurs = await within(context, async (session) => await unregister(session, url, keptIn(context)));
	if (!wasOurs)
		context.logger.warn('The events of the Partner Center tenant go to another address already. It was left as it is.');
	delete context.getWorkflowStaticData('node')[KEY];
	return true;
}
