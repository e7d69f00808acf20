import type { IDataObject } from 'n8n-workflow';

import {
	type ExistingOrder,
	type FindContext,
	type HookContext,
	type OrderKeyStrategy,
	Problem,
} from '../../engine/declare';
import { readRows } from '../../engine/http/paging/paging';
import { getRequest } from '../../engine/http/request';
import { remembered } from '../../engine/http/session';

import { paging } from '../paging';
import { momentOf } from '../Subscription/moments';

import { linesOf } from './lines';
import { keyOn, nameOf, ofKey } from './orderKey';
import { lookAt, orderKeyStrategy, subscriptionOf } from './orders';

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

const isLike = (one: IDataObject, other: IDataObject): boolean =>
	String(one.offerId).toLowerCase() === String(other.offerId).toLowerCase() &&
	Number(one.quantity) === Number(other.quantity);

/** For each line that is asked for one of these that could be it. The other lines were in the order before. */
function likeAsked(lines: IDataObject[], asked: IDataObject[]): IDataObject[] {
	const open = [...lines];
	return asked.flatMap((line) => {
		const found = open.findIndex((one) => isLike(one, line));
		return found < 0 ? [] : open.splice(found, 1);
	});
}

/** Lines that show this key; else those that are like what is asked for, and show no name. */
async function findAdded({ session, values: { path, body }, key, othersSince }: FindContext): Promise<ExistingOrder[]> {
	const order = await lookAt(session, { customerId: path.customerId }, path.orderId);
	if (keyOn(order, key) === key) return [{ ...orderKeyStrategy.read(ofKey(order, key)), key }];
	const asIfAlone = (lines: IDataObject[], shown?: string): ExistingOrder[] => {
		const lineItems = likeAsked(lines, linesOf(body));
		return lineItems.length > 0 ? [{ ...orderKeyStrategy.read({ ...order, lineItems }), key: shown }] : [];
	};
	const nameless = asIfAlone(linesOf(order).filter((line) => nameOf(line) === ''));
	if (othersSince === undefined) return nameless;
	const named = linesOf(order).filter((line) => nameOf(line) !== '' && line.subscriptionId);
	const recent = await Promise.all(
		named.map(async (line) => {
			const { creationDate } = await subscriptionOf(session, path.customerId, line);
			return (momentOf(creationDate) ?? othersSince) >= othersSince;
		}),
	);
	return [
		...nameless,
		...asIfAlone(
			named.filter((_line, index) => recent[index]),
			'another',
		),
	];
}

/** Lines that are added to an order that exists: those of its lines that show the key were added under it. */
export const addedLinesStrategy: OrderKeyStrategy = {
	...orderKeyStrategy,
	// The order is older than what is added to it.
	madeAt: undefined,
	scope: ({ path }) => [path.customerId, path.orderId],
	find: findAdded,
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
