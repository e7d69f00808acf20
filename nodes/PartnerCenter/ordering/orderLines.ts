import type { IDataObject } from 'n8n-workflow';

import { type HookContext, type OrderKeyStrategy, Problem } from '../../engine/declare';
import { readRows } from '../../engine/http/paging/paging';
import { getRequest } from '../../engine/http/request';
import { remembered } from '../../engine/http/session';

import { paging } from '../paging';

import { linesOf } from './lines';
import { keyOn, ofKey } from './orderKey';
import { lookAt, orderKeyStrategy } from './orders';

export const RESELLERS = 'GET /v1/relationships';

/** Numbers the lines of an order and names its customer, which is in the path as well. */
export async function intoOrderLines({ values }: HookContext): Promise<void> {
	values.body.referenceCustomerId = values.path.customerId;
	values.body.lineItems = linesOf(values.body).map((line, lineItemNumber) => ({
		lineItemNumber,
		...line,
		attributes: { objectType: 'OrderLineItem' },
	}));
}

/**
 * Puts the partner ID of the chosen indirect reseller into every line that names no other.
 * Source: facts, order.create; relationship.getMany.
 * @throws Problem when there is no partnership with this reseller
 */
export async function intoResellerLines(context: HookContext): Promise<void> {
	const { session, values } = context;
	const wanted = String(values.local.indirectResellerId).toLowerCase();
	const rows = await remembered(
		session,
		'indirect resellers',
		async () =>
			await readRows(
				session,
				getRequest(RESELLERS, {}, { relationship_type: 'IsIndirectCloudSolutionProviderOf' }),
				paging.links,
				'items',
				Infinity,
			),
	);
	const reseller = rows.find(({ id }) => String(id).toLowerCase() === wanted);
	if (!reseller?.mpnId) {
		throw new Problem(
			`Nothing was ordered: ${String(values.local.indirectResellerId)} is not one of your indirect resellers, or has no partner ID. Choose one from the list.`,
			{ outcome: 'failed' },
		);
	}
	await intoOrderLines(context);
	values.body.lineItems = linesOf(values.body).map((line) => ({
		...line,
		partnerIdOnRecord: line.partnerIdOnRecord ?? String(reseller.mpnId),
	}));
}

/** Lines that are added to an order that exists: those of its lines that show the key were added under it. */
export const addedLinesStrategy: OrderKeyStrategy = {
	...orderKeyStrategy,
	findsOthers: undefined,
	// The order is older than what is added to it.
	madeAt: undefined,
	scope: ({ path }) => [path.customerId, path.orderId],
	find: async ({ session, values: { path }, key }) => {
		const order = await lookAt(session, { customerId: path.customerId }, path.orderId);
		return keyOn(order, key) === key ? [{ ...orderKeyStrategy.read(ofKey(order, key)), key }] : [];
	},
};

/** Members of a line that an order takes; its answers show more. Source: facts, order.changeBillingCycle. */
const SENT = [
	'lineItemNumber',
	'offerId',
	'quantity',
	'subscriptionId',
	'parentSubscriptionId',
	'friendlyName',
	'termDuration',
	'partnerIdOnRecord',
	'provisioningContext',
	'renewsTo',
	// Left out, a discount, an attestation, an end or a reseller would be lost.
	'promotionId',
	'customTermEndDate',
	'attestationAccepted',
	'additionalPartnerIdsOnRecord',
];

/** The lines of an order in the form in which they can be sent back. */
export const sendable = (order: IDataObject): IDataObject[] =>
	linesOf(order).map((line) =>
		Object.fromEntries(
			SENT.filter((name) => line[name] !== undefined && line[name] !== null).map((name) => [name, line[name]]),
		),
	);
