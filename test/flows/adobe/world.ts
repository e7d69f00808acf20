import { randomUUID } from 'node:crypto';
import axios, { type AxiosInstance } from 'axios';
import type { ICredentialDataDecryptedObject, IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { credentialTypes, nodes, type Loaded } from '../../../scripts/package';
import { startSimulator, type Simulator } from '../../../simulator';
import type { OwnedState } from '../../../simulator/platforms/adobe';
import { createCore, type Core, type FlowResult } from '../../support/core';
import { freezeDate, time } from '../../support/virtualClock';

type RunOptions = NonNullable<Parameters<Core['runNode']>[3]> & { items?: INodeExecutionData[] };

/** Runs a node, named without its prefix: `run('NewOrder', 'place', { ... })`. */
type Run<T> = (node: string, operation: string, parameters: IDataObject, options?: RunOptions) => Promise<T>;

/** The simulated VIP Marketplace, its nodes in n8n-core and a client of the API, all on one clock. */
export interface AdobeWorld {
	simulator: Simulator;
	core: Core;
	/** the API as the first distributor; every request is an intent of its own */
	api: AxiosInstance;
	state(): OwnedState;
	/** Id of one of the two resellers that are there from the start. */
	reseller(index?: number): string;
	run: Run<FlowResult>;
	/** As `run`; the output of a run that must not fail. */
	rows: Run<IDataObject[]>;
	/** The one row of a run that must not fail. */
	row: Run<IDataObject>;
	/** The sentence of a run that must fail. */
	complaint: Run<string>;
	/** The nodes as another n8n worker has loaded them: on the same clock, with a memory of its own. */
	anotherWorker(): Promise<Run<FlowResult>>;
	/** Creates a customer, by default one that is active; gives its id. @param more parameters that differ */
	customer(more?: IDataObject): Promise<string>;
	/** Places an order through the API and lets it complete. @param line more members of its line */
	buy(customerId: string, offerId: string, quantity: number, line?: IDataObject): Promise<IDataObject>;
	/** Begins again, some minutes later, with the settings as they were; the nodes are signed in again. */
	reset(): Promise<void>;
	/** Requests of a route since the last reset. */
	sent(route: string): number;
	/** Requests since the last call, by the contract's route; those of the sign-in left out. */
	asked(): Record<string, number>;
	stop(): Promise<void>;
}

export const ACROBAT = '65304520CA01A12';
export const PHOTOSHOP = '65304522CA01A12';
export const ALL_APPS = '65304521CA01A12';

const MINUTE = 60_000;
export const DAY = 24 * 60 * MINUTE;

/** The day in so many days, in UTC: '2026-03-22'. */
export const inDays = (days: number): string => new Date(time.now() + days * DAY).toISOString().slice(0, 10);

/** What a locator holds on the screen when an id is given. */
export const picked = (value: string, mode = 'id') => ({ __rl: true, mode, value });

export const CONTACT = { firstName: 'Ada', lastName: 'Miller', email: 'ada.miller@example.com' };

const ADDRESS = { country: 'US', region: 'CA', city: 'San Jose', addressLine1: '345 Park Avenue', postalCode: '95110' };

/** The required fields of a new account, as on the screen. */
export const DETAILS = {
	companyName: 'Fabrikam Example',
	preferredLanguage: 'en-US',
	...ADDRESS,
	contacts: { contact: [CONTACT] },
};

/** A new customer's profile, as the API takes it. */
export const companyProfile = (companyName: string) => ({
	companyName,
	preferredLanguage: 'en-US',
	marketSegment: 'COM',
	address: ADDRESS,
	contacts: [CONTACT],
});

/** The credential of a distributor. @param more fields that differ */
export function credentialOf(simulator: Simulator, more: ICredentialDataDecryptedObject = {}, index = 0) {
	const { name, clientId, clientSecret } = simulator.adobe.accounts[index];
	return {
		name,
		data: {
			environment: 'custom',
			apiUrl: simulator.adobe.url,
			imsUrl: simulator.adobe.imsUrl,
			clientId,
			clientSecret,
			...more,
		},
	};
}

function clientOf({ adobe: { url, imsUrl, accounts } }: Simulator): AxiosInstance {
	const [{ clientId, clientSecret }] = accounts;
	const client = axios.create({ baseURL: url });
	client.interceptors.request.use(async (request) => {
		const form = new URLSearchParams({
			grant_type: 'client_credentials',
			client_id: clientId,
			client_secret: clientSecret,
			scope: 'openid,AdobeID,read_organizations',
		});
		const { data } = await axios.post<{ access_token: string }>(`${imsUrl}/ims/token/v3`, form);
		request.headers.set({
			Authorization: `Bearer ${data.access_token}`,
			'X-Api-Key': clientId,
			'X-Correlation-Id': randomUUID(),
			'X-Request-Id': randomUUID(),
		});
		return request;
	});
	return client;
}

const coreOf = async (
	simulator: Simulator,
	loaded: { nodes: Loaded[]; credentialTypes: typeof credentialTypes },
): Promise<Core> =>
	await createCore({
		nodes: Object.fromEntries(
			loaded.nodes.filter(({ type }) => type.includes('.adobeVip')).map(({ type, Node }) => [type, Node]),
		),
		credentialTypes: loaded.credentialTypes,
		credentials: { adobeVipMarketplaceApi: { a: credentialOf(simulator), b: credentialOf(simulator, {}, 1) } },
	});

/** @param standard parameters that every run has unless it says otherwise */
export async function startAdobeWorld(standard: INodeParameters = {}): Promise<AdobeWorld> {
	freezeDate();
	const simulator = await startSimulator({ now: time.actual, sleep: time.sleep });
	const core = await coreOf(simulator, { nodes, credentialTypes });
	const api = clientOf(simulator);
	const settings = { ...simulator.adobe.settings };
	let before: Record<string, number> = {};
	let count = 0;
	const runOn =
		(on: Core): Run<FlowResult> =>
		async (node, operation, parameters, { items, ...options } = {}) =>
			await on.runNode(
				`n8n-nodes-cloud-marketplace.adobeVip${node}`,
				{ ...standard, ...parameters, operation } as INodeParameters,
				items,
				{ credentialId: 'a', ...options },
			);
	const run = runOn(core);
	const rows: AdobeWorld['rows'] = async (node, operation, parameters, options) => {
		const { error, lastNodeItems } = await run(node, operation, parameters, options);
		if (error) throw new Error(`${error.message} ${String(error.description ?? '')}`);
		return lastNodeItems.map(({ json }) => json);
	};
	const row: AdobeWorld['row'] = async (...asked) => {
		const found = await rows(...asked);
		if (found.length !== 1) throw new Error(`${found.length} rows instead of one`);
		return found[0];
	};
	const reseller = (index = 0) => simulator.adobe.state(0).resellers[index].id;
	const asked = () => {
		const now = simulator.effects().requestsByRoute;
		const news = Object.entries(now).map(([route, number]) => [route, number - (before[route] ?? 0)] as const);
		before = { ...now };
		return Object.fromEntries(news.filter(([route, number]) => number > 0 && !route.includes('/ims/')));
	};
	return {
		simulator,
		core,
		api,
		reseller,
		run,
		rows,
		row,
		asked,
		state: () => simulator.adobe.state(0),
		async complaint(...wanted) {
			const { error } = await run(...wanted);
			if (!error) throw new Error('The run did not fail');
			return error.message;
		},
		async anotherWorker() {
			let other: Core | undefined;
			await jest.isolateModulesAsync(async () => {
				(await import('../../../nodes/engine/util/currentClock')).useClock(time);
				other = await coreOf(simulator, await import('../../../scripts/package'));
			});
			return runOn(other!);
		},
		async customer(more = {}) {
			const fields = {
				...DETAILS,
				companyName: `Contoso ${++count}`,
				resellerId: picked(reseller()),
				additionalFields: {},
				...more,
			};
			const { customerId } = await row('Customer', 'create', fields);
			return String(customerId);
		},
		async buy(customerId, offerId, quantity, line = {}) {
			const { data } = await api.post<IDataObject>(`/v3/customers/${customerId}/orders`, {
				orderType: 'NEW',
				currencyCode: 'USD',
				externalReferenceId: `order-${++count}`,
				lineItems: [{ extLineItemNumber: 1, offerId, quantity, ...line }],
			});
			time.pass(simulator.adobe.settings.orderMs);
			return data;
		},
		async reset() {
			simulator.reset();
			Object.assign(simulator.adobe.settings, settings);
			time.pass(61 * MINUTE);
			// A reset ends the token; a test must not meet the refusal that renews it.
			await row('Reseller', 'get', { resellerId: picked(reseller()) });
			asked();
		},
		sent: (route) => simulator.effects().requestsByRoute[route] ?? 0,
		stop: async () => await simulator.stop(),
	};
}
