import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reply, StoredCustomer, StoredLine, StoredOrder, StoredReseller, StoredSubscription } from './state/state';
import type { Call, Moment } from './call';
import { knownProduct } from './catalog/products';

/** Why the platform does not do what it was asked to: the answer that it gives instead. */
export class AdobeRefusal extends Error {
	readonly status: number;

	constructor(
		readonly reply: Reply,
		message: string,
	) {
		super(message);
		this.status = reply.status;
	}
}

// Source: conventions.errorCodes. 3122 has no status there, so it has that of its neighbors.
const FILE = join(__dirname, '../../../contracts/adobe/errors.json');
const CODES = JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, [status: number, message: string] | undefined>;
// The codes that go with the statuses of faults (errorCodes); to others their status is the code.
const FAULT_CODES: Record<number, string> = { 401: '4116', 403: '4115', 429: '4118', 500: '1124' };

/** Makes a refusal to be thrown: `throw refuse('1116')`; `details` become additionalDetails. Throws on an unknown code. */
export function refuse(code: string | number, additionalDetails: string[] = []): AdobeRefusal {
	const known = CODES[code];
	if (!known) throw new Error(`There is no text for the code ${code}`);
	const [status, message] = known;
	return new AdobeRefusal({ status, body: { code: String(code), message, additionalDetails } }, message);
}

/** The error body of what has no code of its own: a fault, or a request that the server refuses. */
export const faultBody = (status: number, _code = '', message = 'Simulated failure') => ({
	code: FAULT_CODES[status] ?? String(status),
	message,
	additionalDetails: [],
});

/** The answer to whatever was thrown: a broken request keeps its status, all else is a fault of the simulator (500). */
export function refusalReply(error: unknown): Reply {
	if (error instanceof AdobeRefusal) return error.reply;
	const { statusCode: status = 500, message } = error as { statusCode?: number; message: string };
	return { status, body: faultBody(status, '', message) };
}

/** Something with an id, which may be there before it can be read (ms). */
type Readable = { id: string; visibleFrom?: number };

export const isVisible = ({ visibleFrom = 0 }: Readable, now: number): boolean => visibleFrom <= now;

export const isActive = ({ status }: { status: string }): boolean => status === '1000';

export const isPending = ({ status }: { status: string }): boolean => status === '1002';

/** Neither active nor on the way to it: 1004 or a code that says more. */
export const isInactive = (account: { status: string }): boolean => !isActive(account) && !isPending(account);

/** A subscription that has not ended: active, or scheduled for the next renewal. */
export const isCurrent = ({ status }: StoredSubscription): boolean => ['1000', '1009'].includes(status);

/** The first thing that is meant. Throws a code when there is none. */
export function found<Thing>(all: Thing[], isMeant: (thing: Thing) => boolean, code: string | number): Thing {
	const thing = all.find(isMeant);
	if (!thing) throw refuse(code);
	return thing;
}

/** The thing of this id that can be read. Throws a code when there is none. */
export const byId = <Thing extends Readable>({ now }: Moment, all: Thing[], id: string, code: string): Thing =>
	found(all, (one) => one.id === id && isVisible(one, now), code);

/** Throws 1115. */
export const resellerById = (moment: Moment, id: string): StoredReseller =>
	byId(moment, moment.state.resellers, id, '1115');

/** Throws 1116, or the code that the route has for a customer that is not there. */
export const customerById = (moment: Moment, id: string, code = '1116'): StoredCustomer =>
	byId(moment, moment.state.customers, id, code);

/** The customer of the path. */
export const customerOf = (call: Call, code?: string): StoredCustomer =>
	customerById(call, call.params.customerId, code);

/** The subscriptions of a customer. */
export const subscriptionsOf = ({ state }: Moment, { id }: StoredCustomer): StoredSubscription[] =>
	state.subscriptions.filter(({ customerId }) => customerId === id);

/** Throws 3115. */
export const subscriptionById = (moment: Moment, customer: StoredCustomer, id: string): StoredSubscription =>
	byId(moment, subscriptionsOf(moment, customer), id, '3115');

type Bought = Pick<StoredLine, 'offerId' | 'deploymentId'> & Partial<StoredLine>;

/** The active subscription of the same product and deployment; in the same currency, too, if the line has one. */
export function subscriptionFor(moment: Moment, customer: StoredCustomer, line: Bought) {
	const { offerId, deploymentId = '', currencyCode } = line;
	return subscriptionsOf(moment, customer).find(
		(one) =>
			isActive(one) &&
			knownProduct(one.offerId) === knownProduct(offerId) &&
			one.deploymentId === deploymentId &&
			(currencyCode ?? one.currencyCode) === one.currencyCode,
	);
}

/** The orders of a customer that can be read. */
export const ordersOf = ({ state, now }: Moment, { id }: StoredCustomer): StoredOrder[] =>
	state.orders.filter((order) => order.customerId === id && isVisible(order, now));

/** Those of a type that are not complete yet. */
export const openOrdersOf = (moment: Moment, customer: StoredCustomer, type: string): StoredOrder[] =>
	ordersOf(moment, customer).filter((order) => order.type === type && isPending(order));

/** Throws 2115. */
export const orderById = (moment: Moment, customer: StoredCustomer, id: string): StoredOrder =>
	byId(moment, ordersOf(moment, customer), id, '2115');
