import type { IDataObject } from 'n8n-workflow';
import { inQuery, type Cut, type Kind } from '../kinds';

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

export const partnerCenter: Kind[] = [
	{
		name: 'Partner Center, continuation token',
		id: 'partnerCenterCustomer.getAll',
		self: '50',
		picker: 'customers',
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
		follows: true,
		self: 'subscriptions?start=50',
		picker: 'subscriptions',
		counts: 'links',
		start: inQuery('start'),
		body: answerOf('items'),
	},
	{
		name: 'Partner Center, links and offset',
		id: 'partnerCenterInvoice.getAll',
		countsItself: true,
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
		follows: true,
		self: '/tenantRelationships/delegatedAdminRelationships?$skiptoken=50',
		picker: 'gdapRelationships',
		counts: 'links',
		start: inQuery('$skiptoken'),
		body: ({ rows, next, path, base }, link) => ({
			value: rows,
			...(next === undefined ? {} : { '@odata.nextLink': link ?? `${base}${path}?$skiptoken=${next}` }),
		}),
	},
];
