import type { IDataObject } from 'n8n-workflow';
import type { Received } from '../support/recorder';

/** A page as the server cut it out of the list. */
export interface Cut {
	rows: IDataObject[];
	/** the first row of the next page; undefined on the last page */
	next?: number;
	/** what the platform says is the number of rows in all; undefined = it says nothing */
	total?: number;
	/** path of the list below the API's address */
	path: string;
	/** the API's address */
	base: string;
}

/** A kind of paging, by an operation that reads like it. */
export interface Kind {
	name: string;
	id: string;
	/** How the node counts: by the number in all, by what the page says of the next one, or by both. */
	counts: 'total' | 'links' | 'both';
	/** The row where the page begins that is asked for. */
	start(request: Received): number;
	/** @param link where the next page is said to be, in place of the true address */
	body(cut: Cut, link?: string): IDataObject;
}

const inQuery =
	(name: string) =>
	({ query }: Received): number =>
		Number(query[name] ?? 0);

const TOKEN = 'ms-continuationtoken';

/** `links.next`, in the platform's short form. */
const linksTo = ({ next, path }: Cut, link?: string): IDataObject =>
	next === undefined
		? { self: {} }
		: { self: {}, next: { uri: link ?? `${path.replace(/^\/v1/, '')}?start=${next}`, method: 'GET', headers: [] } };

const answerOf =
	(items: string) =>
	({ rows, ...cut }: Cut, link?: string): IDataObject => ({
		totalCount: rows.length,
		[items]: rows,
		links: linksTo({ rows, ...cut }, link),
	});

/** Every kind that the platforms have. Source: facts, conventions of each. */
export const kinds: Kind[] = [
	{
		name: 'Ingram Micro, offset and number in all',
		id: 'ingramMicroCustomer.getAll',
		counts: 'total',
		start: inQuery('offset'),
		body: ({ rows, total }) => ({ data: rows, pagination: { total } }),
	},
	{
		name: 'Adobe, offset and number in all',
		id: 'adobeVipCustomer.getAll',
		counts: 'total',
		start: inQuery('offset'),
		body: ({ rows, total }) => ({ totalCount: total, count: rows.length, accounts: rows }),
	},
	{
		name: 'Partner Center, continuation token',
		id: 'partnerCenterCustomer.getAll',
		counts: 'links',
		start: ({ headers }) => Number(headers[TOKEN] ?? 0),
		body: (cut, link) => ({
			...answerOf('items')(cut, link),
			...(cut.next === undefined ? {} : { continuationToken: link ?? String(cut.next) }),
		}),
	},
	{
		name: 'Partner Center, links',
		id: 'partnerCenterSubscription.getAll',
		counts: 'links',
		start: inQuery('start'),
		body: answerOf('items'),
	},
	{
		name: 'Partner Center, links and offset',
		id: 'partnerCenterInvoice.getAll',
		counts: 'links',
		start: inQuery('offset'),
		body: answerOf('items'),
	},
	{
		name: 'Partner Center, top and skip',
		id: 'partnerCenterAnalytics.getReferrals',
		counts: 'both',
		start: inQuery('skip'),
		body: ({ rows, next, total, path }) => ({
			Value: rows,
			TotalCount: total,
			...(next === undefined ? {} : { '@nextLink': `${path}?skip=${next}` }),
		}),
	},
	{
		name: 'Microsoft Graph, links',
		id: 'partnerCenterGdapRelationship.getAll',
		counts: 'links',
		start: inQuery('$skiptoken'),
		body: ({ rows, next, path, base }, link) => ({
			value: rows,
			...(next === undefined ? {} : { '@odata.nextLink': link ?? `${base}${path}?$skiptoken=${next}` }),
		}),
	},
];
