import type { INodeParameters } from 'n8n-workflow';

import type { FaultRule } from '../../simulator';
import { time } from '../support/virtualClock';

import { byId, change, create, findOrCreate, sale } from '../flows/ingram/parameters';
import type { NodeName, World } from '../flows/ingram/world';

/** How a run ends for the item: done, nobody knows, or not done. */
export type End = 'success' | 'unknown' | 'failure';

/** Something that goes wrong with one request. */
export interface Fault {
	name: string;
	rule: () => Omit<FaultRule, 'route'>;
	read: End;
	/** of a write whose effect can be looked up; a write that cannot is `unknown` where the answer was lost */
	write: End;
	/** effects of the write on the server */
	stored: 0 | 1;
	/** of a change of final values that was not stored, where it ends otherwise than other writes */
	change?: End;
	/** the answer is lost although the write was done */
	lost?: boolean;
	/** the answer carries a correlation id */
	answered?: boolean;
	/** least time that passes, in milliseconds */
	waits?: number;
}

const HTML = '<html><body><h1>Bad gateway</h1></body></html>';
const inSeconds = (seconds: number) => new Date(time.now() + seconds * 1000).toUTCString();
const status =
	(code: number, more: Partial<FaultRule> = {}) =>
	() => ({ kind: 'status' as const, status: code, ...more });
const retryAfter = (value: () => string, code: number) => () => ({
	...status(code)(),
	headers: { 'Retry-After': value() },
});

type Rule = Omit<FaultRule, 'route'>;

/** The same fault before and after the effect is stored: 'not there' leaves it unknown, 'there' is found. */
const lostAnswer = (name: string, rule: () => Rule, read: End, more: Partial<Fault> = {}): Fault[] => [
	{ name: `${name} before storing`, rule, read, write: 'unknown', stored: 0, ...more },
	{
		name: `${name} after storing`,
		rule: () => ({ ...rule(), when: 'after' }),
		read,
		write: 'success',
		stored: 1,
		lost: true,
		...more,
	},
];

const answered = { answered: true };

export const FAULTS: Fault[] = [
	...lostAnswer('reset', () => ({ kind: 'reset' }), 'success'),
	...lostAnswer('hang', () => ({ kind: 'hang' }), 'success'),
	...lostAnswer('500 with a page', status(500, { body: HTML }), 'success', answered),
	...lostAnswer('502 with a page', status(502, { body: HTML }), 'success', answered),
	...lostAnswer(
		'503, Retry-After in seconds,',
		retryAfter(() => '7', 503),
		'success',
		{ ...answered, waits: 7000 },
	),
	...lostAnswer(
		'503, Retry-After as a date,',
		retryAfter(() => inSeconds(9), 503),
		'success',
		{ ...answered, waits: 8000 },
	),
	...lostAnswer('a page with 200', () => ({ kind: 'html' }), 'failure', answered),
	...lostAnswer('an empty 200', () => ({ kind: 'empty' }), 'failure', answered),
	...lostAnswer('204', () => ({ kind: 'noContent' }), 'failure', answered),
	...lostAnswer('a cut-off body', () => ({ kind: 'truncated' }), 'failure', answered),
	...lostAnswer('a body that is not JSON', () => ({ kind: 'notJson' }), 'failure', answered),
	{ name: 'a byte order mark', rule: () => ({ kind: 'bom' }), read: 'success', write: 'success', stored: 1 },
	{
		name: '429, Retry-After in seconds',
		rule: retryAfter(() => '11', 429),
		read: 'success',
		write: 'success',
		stored: 1,
		waits: 11_000,
	},
	{
		name: '429, Retry-After as a date',
		rule: retryAfter(() => inSeconds(13), 429),
		read: 'success',
		write: 'success',
		stored: 1,
		waits: 12_000,
	},
	{ name: '429 without Retry-After', rule: status(429), read: 'success', write: 'success', stored: 1, waits: 250 },
	{
		name: '429 beyond the budget',
		rule: retryAfter(() => '86400', 429),
		read: 'failure',
		write: 'failure',
		stored: 0,
		answered: true,
	},
	{ name: '401 in mid-run', rule: () => ({ kind: 'unauthorized' }), read: 'success', write: 'success', stored: 1 },
	{
		name: 'a refusal',
		rule: status(400, { body: { message: 'Customer 1000 is not available in this marketplace' } }),
		read: 'failure',
		write: 'failure',
		stored: 0,
		answered: true,
	},
	// A change of final values can be sent again, so a refusal in words counts.
	...lostAnswer('a refusal that names no fault,', status(400, { body: { message: 'Bad request' } }), 'failure', {
		...answered,
		change: 'failure',
	}),
];

/** A prepared case: what is run, and how often its effect is on the server. */
export interface Prepared {
	parameters: INodeParameters;
	stored: () => number | Promise<number>;
}

export interface Target {
	name: string;
	node: NodeName;
	/** the request that goes wrong */
	route: string;
	/** absent: a read. 'found': what a lost answer did is looked up; 'blind': the platform offers no way to */
	write?: 'found' | 'blind';
	/** run again, it does its work once */
	once?: boolean;
	/** the platform's storage sends no correlation id */
	anonymous?: boolean;
	prepare: (world: World, name: string) => Promise<Prepared>;
}

const none = () => 0;
const noWait = { waitForCompletion: false };
const read = (resource: string, operation: string, more: INodeParameters): INodeParameters => ({
	resource,
	operation,
	...more,
});

async function report(world: World): Promise<INodeParameters> {
	const { data } = await world.api.post<{ id: string }>('/reports', {
		name: 'Daily report',
		startDate: '2026-02-01T00:00:00Z',
	});
	time.pass(world.simulator.ingram.settings.reportProcessingMs);
	return read('report', 'download', { source: 'report', reportId: byId(data.id), binaryPropertyName: 'data' });
}

export const TARGETS: Target[] = [
	{
		name: 'Customer Create',
		node: 'Customer',
		route: 'POST /customers',
		write: 'found',
		prepare: async (world, name) => ({
			parameters: create(name, noWait),
			stored: () => world.customers(name).length,
		}),
	},
	{
		name: 'Customer Find or Create',
		node: 'Customer',
		route: 'POST /customers',
		write: 'found',
		once: true,
		prepare: async (world, name) => ({
			parameters: findOrCreate(name, noWait),
			stored: () => world.customers(name).length,
		}),
	},
	{
		name: 'Sales Order Place',
		node: 'SalesOrder',
		route: 'POST /orders',
		write: 'found',
		once: true,
		prepare: async (world, name) => {
			const customer = await world.customer();
			return { parameters: sale(customer, name, noWait), stored: () => world.orders(customer).length };
		},
	},
	{
		name: 'Change Order Place',
		node: 'ChangeOrder',
		route: 'POST /orders',
		write: 'found',
		once: true,
		prepare: async (world, name) => {
			const customer = await world.customer();
			const subscription = await world.subscription(customer);
			const changes = () => world.orders(customer).filter(({ type }) => type === 'change').length;
			return { parameters: change(customer, subscription, name, noWait), stored: changes };
		},
	},
	{
		name: 'Subscription Update',
		node: 'Subscription',
		route: 'PATCH /subscriptions/{id}',
		write: 'found',
		once: true,
		prepare: async (world) => {
			const id = await world.subscription(await world.customer());
			const parameters = read('subscription', 'update', {
				subscriptionId: byId(id),
				updateFields: { renewalStatus: false },
				simplify: false,
			});
			const stored = () =>
				world.simulator.ingram.subscriptions().filter((one) => one.id === id && !one.renewalStatus).length;
			return { parameters, stored };
		},
	},
	{
		name: 'Report Schedule',
		node: 'Report',
		route: 'POST /reports',
		write: 'blind',
		prepare: async ({ api }, name) => ({
			parameters: read('report', 'schedule', { name, startDate: '2026-02-01T00:00:00Z', ...noWait, simplify: false }),
			stored: async () => {
				const { data } = await api.get<{ data: unknown[] }>('/reports', {
					params: { name, from: '2020-01-01', to: '2099-01-01' },
				});
				return data.data.length;
			},
		}),
	},
	{
		name: 'Order Get',
		node: 'Order',
		route: 'GET /orders/{id}',
		prepare: async (world) => {
			const customer = await world.customer();
			await world.subscription(customer);
			const [{ id }] = world.orders(customer);
			return { parameters: read('order', 'get', { orderId: byId(id), simplify: false }), stored: none };
		},
	},
	{
		name: 'Customer Get Many',
		node: 'Customer',
		route: 'GET /customers',
		prepare: async (world, name) => {
			await world.customer({ externalId: name });
			return {
				parameters: read('customer', 'getAll', { returnAll: true, simplify: false, filters: { externalId: name } }),
				stored: none,
			};
		},
	},
	{
		name: 'Report Download, the link',
		node: 'Report',
		route: 'GET /reports/{reportId}',
		prepare: async (world) => ({ parameters: await report(world), stored: none }),
	},
	{
		name: 'Report Download, the file',
		node: 'Report',
		route: 'GET /rdecontainer/{file}',
		anonymous: true,
		prepare: async (world) => ({ parameters: await report(world), stored: none }),
	},
];
