import type { IDataObject } from 'n8n-workflow';

import {
	type AccountState,
	type Estimate,
	type Field,
	type HookContext,
	type Operation,
	Problem,
	type Values,
} from '../engine/declare';
import { getRequest } from '../engine/http/request';
import { read } from '../engine/http/send';
import { remembered } from '../engine/http/session';
import { id } from '../engine/input/parsers';
import { at } from '../engine/util/path';

import { accountState, heldBecause } from './accounts';
import { subscriptionId } from './fields/locators';
import { orderKeyStrategy, orderWait } from './orderKeyStrategy';

/** Subscriptions that an order made or touched, gathered from its lines. */
export const subscriptionsOf = (order: IDataObject): IDataObject => {
	const lines = (Array.isArray(order.products) ? order.products : []) as IDataObject[];
	const ids = lines.map((line) => line.subscriptionId).filter((value) => value !== undefined && value !== null);
	return { subscriptionIds: [...new Set(ids.map(String))] };
};

/** Fields that Simplify keeps of an order. */
export const ORDER = [
	'id',
	'orderNumber',
	'type',
	'status',
	'customerId',
	'poNumber',
	'creationDate',
	'total',
	'products',
	'attributes',
];

/** The subscription of a renewal or cancellation: it is the order's only line. */
export const onlySubscription: Field = {
	...subscriptionId,
	send: {
		as: 'products',
		check: (value) => {
			const given = id(value);
			return given === undefined ? undefined : [{ subscriptionId: given }];
		},
	},
};

/** The subscription of a change order, which goes into every line. */
export const changedSubscription: Field = { ...subscriptionId, send: { in: 'nowhere' } };

export function intoEveryLine(values: Values): void {
	const lines = (values.body.products ?? []) as IDataObject[];
	values.body.products = lines.map((line) => ({ ...line, subscriptionId: values.local.subscriptionId }));
}

const CUSTOMER = 'GET /customers/{id}';
export const ESTIMATE = 'POST /orders/estimate';

/** The platform's sentence on a customer that it does not have names neither the customer nor the order. */
const notFound =
	(customerId: string) =>
	(error: Error): never => {
		if (!(error instanceof Problem) || !/^It was not found/.test(error.message)) throw error;
		throw new Problem(
			`Nothing was ordered: customer ${customerId} was not found. Check "Customer", and that it belongs to the credential's account.`,
			error.details,
			error.description,
		);
	};

/** The platform refuses orders for customers that are on hold or not accepted yet. */
async function account({ session, values: { body } }: HookContext): Promise<AccountState> {
	const customerId = String(body.customerId);
	const { body: customer } = await remembered(
		session,
		`customer ${customerId}`,
		async () => await read(session, getRequest(CUSTOMER, { id: customerId })),
	).catch(notFound(customerId));
	const found = session.vendor.object(customer);
	const state = accountState(found);
	if (state === 'completed') return { state: String(found.status), warnings: [] };
	const why =
		state === 'failed'
			? heldBecause(found)
			: `Account ${customerId} is ${String(found.status ?? 'in an unknown state')}: the platform is still reviewing it, and accepts no orders until it is active. Run this again later.`;
	throw new Problem(`Nothing was ordered: ${why}`, {
		outcome: 'failed',
		customerId,
		accountStatus: String(found.status ?? ''),
	});
}

/** What the order costs, by the platform's own estimate of the same body. */
export async function estimate({ session, values: { body } }: HookContext): Promise<Estimate> {
	const { poNumber: _key, ...priced } = body;
	const { body: answer } = await read(session, { ...getRequest(ESTIMATE), body: priced });
	return { total: at(answer, 'total.amount'), currency: at(answer, 'total.currency') };
}

/** Units of the lines; a change order gives what the subscription holds in the end. */
export const quantities = ({ body }: Values): number[] =>
	((body.products ?? []) as IDataObject[]).map(({ quantity }) => Number(quantity ?? 0));

/** What all order types have in common; each type adds its fields, rules and words. */
export const placing = {
	value: 'place',
	name: 'Place',
	route: 'POST /orders',
	extraRoutes: ['GET /orders', 'GET /orders/{id}', CUSTOMER],
	account,
	write: 'order',
	orderKeys: orderKeyStrategy,
	wait: orderWait,
	subject: (values: Values) => `customer ${values.body.customerId}`,
	extra: subscriptionsOf,
	simplify: ORDER,
	keyHint:
		'The same key never buys twice. Use the deal ID from your CRM and, if a deal has several orders, add the line ID.',
	sample: 'ingram/order.json',
} satisfies Partial<Operation>;

export const estimating = {
	value: 'estimate',
	name: 'Estimate',
	route: ESTIMATE,
	sample: 'ingram/estimate.json',
	facts: ['order.estimate'],
} satisfies Partial<Operation>;
