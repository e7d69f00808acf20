import type { IDataObject } from 'n8n-workflow';

import type { ApiRequest, Completion, HookContext, Operation, Session, Values } from '../../engine/declare';
import { readRows } from '../../engine/http/paging/paging';
import { buildRequest } from '../../engine/http/request';
import { read } from '../../engine/http/send';

import { customerId, resellerForList } from '../fields/locators';
import { fetchPrice } from '../fields/orders';
import { recommendationQuery } from '../fields/recommendations';
import { onFirst, recommendedIn } from '../Offer/recommended';
import { BEGINNING, ORDERS_ROUTE } from '../ordering/orders';
import { paging } from '../paging';

import * as fields from './fields';
import { ORDER_VIEW } from './view';

const RECOMMENDING = recommendationQuery.map(({ send }) => String(send?.as));

/** Without a start Adobe searches the current term only, and older orders would be missing in silence. */
function reachBack({ query, settings }: Values): void {
	if (settings.limit === Infinity || query['end-date'] !== undefined) query['start-date'] ??= BEGINNING;
}

/** The range that was asked for, in words. */
function rangeText({ 'start-date': start, 'end-date': end }: IDataObject): string {
	if (start === undefined) return 'the current term only: for older orders, set a Start Date or turn on Return All';
	return `from ${String(start)} to ${end === undefined ? 'now' : String(end)}`;
}

/** A list without rows has no row to show the range, so n8n shows it beside the empty output. */
function tellEmpty({ context }: Session, range: string): void {
	if ('addExecutionHints' in context)
		context.addExecutionHints({
			message: `No orders were found. The search covered ${range}.`,
			location: 'outputPane',
		});
}

const withoutRecommendations = (query: IDataObject): IDataObject =>
	Object.fromEntries(Object.entries(query).filter(([name]) => !RECOMMENDING.includes(name)));

/** Adobe recommends beside each page; one row is enough to get it, and pages of orders are read without. */
async function recommended(session: Session, { query, ...request }: ApiRequest): Promise<IDataObject> {
	return recommendedIn(await read(session, { ...request, query: { ...query, limit: 1, offset: 0 } }));
}

async function readHistory({ session, values }: HookContext): Promise<Completion> {
	const request = buildRequest(getMany, values);
	const wanted = request.query['fetch-recommendations'] === true;
	const query = wanted ? withoutRecommendations(request.query) : request.query;
	const orders = await readRows(session, { ...request, query }, paging.orders, 'items', session.settings.limit);
	const more = wanted && orders.length > 0 ? await recommended(session, request) : {};
	const searchedRange = rangeText(query);
	if (orders.length === 0) tellEmpty(session, searchedRange);
	const rows = orders.map((order) => ({ ...session.vendor.object(order), searchedRange }));
	return async () => ({ rows: onFirst(rows, more) });
}

export const getMany: Operation = {
	...ORDER_VIEW,
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many orders',
	description:
		'Get the order history of a customer, newest first. The searchedRange field of each order shows the period that was searched.',
	route: ORDERS_ROUTE,
	fields: [
		resellerForList,
		customerId,
		fields.startDate,
		fields.endDate,
		fields.orderType,
		fields.orderStatus,
		fields.offerIds,
		fields.ofReseller,
		fields.ofOrder,
		fields.ofSubscriptions,
		fetchPrice,
		...recommendationQuery,
	],
	paging: paging.orders,
	items: 'items',
	transformValues: reachBack,
	run: readHistory,
	simplify: [...ORDER_VIEW.simplify, 'searchedRange', 'recommendations', 'recommendationTrackerId'],
	sample: 'adobe/order.list.json',
	facts: ['order.list'],
	docs: `${ORDER_VIEW.docs}/get-order`,
};
