import type { IDataObject } from 'n8n-workflow';
import { fixtureText } from '../../play/fixtures';
import type { Platform, Reply } from '../platform';

/** Answers of the platform in another state than the examples show: what a write needs to be done for the first time. */

type Replies = Record<string, Reply>;

const example = (name: string): IDataObject => JSON.parse(fixtureText(`adobe/${name}.json`)) as IDataObject;

const CUSTOMER = 'GET /v3/customers/{}';
const ORDERS = '/v3/customers/{}/orders';
const SUBSCRIPTIONS = '/v3/customers/{}/subscriptions';

/** A list from which everything is still missing. */
const nothingIn = (route: string): Replies => ({
	[route]: { status: 200, body: { totalCount: 0, count: 0, items: [] } },
});

/** An example in which something differs. */
const like = (route: string, name: string, more: IDataObject): Replies => ({
	[route]: { status: 200, body: { ...example(name), ...more } },
});

/** Twenty days ahead: in the days in which a renewal can be prepared. */
const SOON = '2026-03-22';

const PRICING = { partnerPrice: 100, discountedPartnerPrice: 100, netPartnerPrice: 50, lineItemPartnerPrice: 250 };

/** An order as it is previewed: nothing is stored, each line has its price. */
const previewed = (sent: IDataObject): IDataObject => ({
	...example('order.preview'),
	...sent,
	lineItems: (sent.lineItems as IDataObject[]).map((line) => ({ ...line, pricing: PRICING })),
});

/**
 * A customer without orders but the one that is referred to, who places one: it is given back as it was sent.
 * @param before the order that is returned or reverted
 */
function placing(before = example('order.get')): Replies {
	let placed: IDataObject = {};
	const place = (sent: IDataObject): IDataObject => {
		placed = { ...example('order.create'), ...sent, orderId: '5120009001' };
		return { ...placed, status: '1002' };
	};
	return {
		...nothingIn(`GET ${ORDERS}`),
		[`POST ${ORDERS}`]: {
			status: 201,
			body: (sent: IDataObject) => (String(sent.orderType).startsWith('PREVIEW') ? previewed(sent) : place(sent)),
		},
		[`GET ${ORDERS}/{}`]: {
			status: 200,
			body: (_: unknown, path: string) => ({
				...(path.endsWith(`/${String(placed.orderId)}`) ? placed : before),
				status: '1000',
			}),
		},
	};
}

/** A product that is not scheduled yet, just before the anniversary. */
function scheduling(): Replies {
	let scheduled: IDataObject = {};
	const schedule = (sent: IDataObject): IDataObject => {
		scheduled = { ...example('subscription.create'), ...sent };
		return scheduled;
	};
	return {
		...like(CUSTOMER, 'customer.get', { cotermDate: SOON }),
		...nothingIn(`GET ${SUBSCRIPTIONS}`),
		[`POST ${SUBSCRIPTIONS}`]: { status: 200, body: schedule },
		[`GET ${SUBSCRIPTIONS}/{}`]: { status: 200, body: () => scheduled },
	};
}

/** A membership that moves to the reseller that was asked for. */
function moving(): Replies {
	let target: IDataObject = {};
	const start = (sent: IDataObject): IDataObject => {
		target = sent;
		return { ...example('transfer.create'), ...sent };
	};
	return {
		'POST /v3/memberships/{}/transfers': { status: 202, body: start },
		'GET /v3/memberships/{}/transfers/{}': { status: 200, body: () => ({ ...example('transfer.get'), ...target }) },
	};
}

/** The plain word that is no JSON. */
const PONG: Replies = {
	'GET /partnerservice/ping': { status: 200, headers: { 'content-type': 'text/plain' }, body: 'pong' },
};

/** A switch that is done: its line has the subscription that it made. */
const [switchedLine] = example('order.switch').lineItems as IDataObject[];
const SWITCHED: IDataObject = {
	...example('order.switch'),
	status: '1000',
	lineItems: [{ ...switchedLine, status: '1000', subscriptionId: 'e0b170437c4e96ac5428364f674dffNA' }],
};

export const replies: Platform['replies'] = {
	// Only government customers can become agencies.
	'adobeVipCustomer.convertToLga': like(CUSTOMER, 'customer.convertToLga', { benefits: [] }),
	// It belongs to no group yet.
	'adobeVipLinkedMembership.create': like(CUSTOMER, 'customer.get', { linkedMembership: undefined }),
	'adobeVipNewOrder.place': placing(),
	'adobeVipRenewalOrder.place': placing(),
	'adobeVipReseller.checkConnection': PONG,
	'adobeVipReturnOrder.place': placing(),
	'adobeVipRevertSwitchOrder.place': placing(SWITCHED),
	'adobeVipRevertSwitchOrder.preview': { [`GET ${ORDERS}/{}`]: { status: 200, body: SWITCHED } },
	'adobeVipSubscription.create': scheduling(),
	'adobeVipSubscription.setHighGrowthOffer': like(`GET ${SUBSCRIPTIONS}/{}`, 'subscription.get', { renewalDate: SOON }),
	'adobeVipSwitchOrder.place': placing(),
	'adobeVipTransfer.create': moving(),
	'adobeVipTransfer.migrateLga': moving(),
};
