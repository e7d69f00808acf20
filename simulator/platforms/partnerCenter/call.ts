import { randomUUID } from 'node:crypto';
import type { Operation } from '../../core/contract/contract';
import type { ListMoves } from '../../core/http/moves';
import type { Storage } from '../../core/http/storage';
import type { Due } from './areas/state';
import type { StoredOrder, StoredSubscription } from './commerce/orders/state';
import type { StoredCustomer } from './commerce/state';
import { byId, refusal } from './refusal';
import type { Reply } from './reply';
import type { Settings } from './settings';
import type { PartnerState } from './state/state';
import type { Tenant } from './state/tenants';

/** One request that has passed sign-in and the contract; `now` is in milliseconds. */
export interface Call {
	tenant: Tenant;
	state: PartnerState;
	settings: Settings;
	now: number;
	/** The operation of the contract that was meant. */
	operation: Operation;
	params: Record<string, string>;
	query: Record<string, string | string[] | undefined>;
	/** By name in small letters. */
	headers: Record<string, string | undefined>;
	body: unknown;
	signIn: { kind: 'app' | 'user'; mfa: boolean };
	/** The absolute address of the API that was called, for links: `http://127.0.0.1:{port}/partner`. */
	origin: string;
	/** What moved in this list; the functions of `collection.ts` apply it. */
	moves: ListMoves;
	/**
	 * Puts files into the storage, which is on a host of its own and takes no header of the API.
	 * A file's address is `${rootDirectory}/${name}?${sasToken}`; it works until `expiresAt` (ms).
	 */
	publish: Storage['publish'];
}

/** Carries out an operation. Throws a PartnerRefusal. */
export type Handler = (call: Call) => Reply;

/** A text of the query that was given at most once. */
export const textOf = ({ query }: Call, name: string): string | undefined => {
	const value = query[name];
	return Array.isArray(value) ? value[0] : value;
};

/** Whether values, by the parameters that ask for them, are those that the query asks for, where it asks at all. */
export const isAsked = (call: Call, values: Record<string, unknown>): boolean =>
	Object.entries(values).every(([name, value]) => (textOf(call, name) ?? value) === value);

/** What commerce needs where no request is at hand: whose it is, what there is, and what time it is. */
export type Moment = Pick<Call, 'tenant' | 'state' | 'settings' | 'now'>;

/** A customer with a relationship to the partner. Throws 60003 or 20002. */
export function customerById({ state }: Moment, id: string): StoredCustomer {
	const customer = byId(state.commerce.customers, id.toLowerCase(), refusal('customer'));
	if (customer.relationshipToPartner === 'none') throw refusal('relationship');
	return customer;
}

/** The customer of the path. */
export const customerOf = (call: Call): StoredCustomer => customerById(call, call.params.customerId);

/** Those rows that belong to the customer of the path. */
export function ownRows<T extends { customerId: string }>(call: Call, rows: T[]): T[] {
	const { id } = customerOf(call);
	return rows.filter(({ customerId }) => customerId === id);
}

/** One subscription of a customer, undefined when there is none. */
export const findSubscription = ({ state }: Moment, owner: string, id: string): StoredSubscription | undefined =>
	state.commerce.subscriptions.find((one) => one.customerId === owner && one.id === id.toLowerCase());

/** The subscription of the path. Throws 20003. */
export function subscriptionOf(call: Call): StoredSubscription {
	const own = ownRows(call, call.state.commerce.subscriptions);
	return byId(own, call.params.subscriptionId.toLowerCase(), refusal('subscription'));
}

/** The order of the path, listed yet or not. Throws 20000. */
export const orderOf = (call: Call): StoredOrder =>
	byId(ownRows(call, call.state.commerce.orders), call.params.orderId, refusal('order'));

/** How far a job is that waits for the first third of its time: the first, the second or the last of three words. */
export const phaseOf = <Word>({ createdAt, dueAt }: Due, now: number, words: Word[]) =>
	words[now >= dueAt ? 2 : Number(now >= createdAt + (dueAt - createdAt) / 3)];

/** Takes a row out of its list. */
export const removeRow = <T>(rows: T[], row: T): void => void rows.splice(rows.indexOf(row), 1);

/** The active add-ons of a subscription. */
export const addOnsBelow = ({ state }: Moment, { id }: StoredSubscription): StoredSubscription[] =>
	state.commerce.subscriptions.filter((one) => one.parentSubscriptionId === id && one.status === 'active');

/** An id as orders of New Commerce have it: no GUID. */
export const opaqueId = (): string => randomUUID().replace(/-/g, '').slice(0, 12);

/** Orders and checkouts need an accepted agreement. Throws 13605. */
export function needAgreement({ agreements, signedDirectly }: StoredCustomer): void {
	const isConfirmed = signedDirectly || agreements.some(({ type }) => type === 'MicrosoftCustomerAgreement');
	if (!isConfirmed) throw refusal('agreement');
}
