import type { IDataObject } from 'n8n-workflow';

import { type Completion, type HookContext, type Operation, optional, type Resource } from '../../engine/declare';
import { buildRequest } from '../../engine/http/request';
import { read } from '../../engine/http/send';

import { customerId, resellerForList } from '../fields/locators';
import * as market from '../fields/market';
import { includePropensity, productLanguage, recommendationContext } from '../fields/recommendations';
import { paging } from '../paging';
import { adobeVip } from '../vendor';

import * as fields from './fields';
import { includeOfferAttributes, priceFilters } from './priceFields';
import { likelihood, withAsked } from './propensity';
import { TRACKER_HEADER } from './recommended';
import { usableToday } from './usable';

const DOCS = 'https://developer.adobe.com/vipmp/docs/';

const numberOf = (price: unknown): IDataObject[string] =>
	/^\d+(\.\d+)?$/.test(String(price ?? '')) ? Number(price) : undefined;

/** Prices are texts; as numbers they can be calculated with. */
const prices = ({ partnerPrice, estimatedStreetPrice }: IDataObject): IDataObject => {
	const numbers = {
		partnerPriceNumber: numberOf(partnerPrice),
		estimatedStreetPriceNumber: numberOf(estimatedStreetPrice),
	};
	return Object.fromEntries(Object.entries(numbers).filter(([, price]) => price !== undefined));
};

/** The id by which Adobe knows later that a recommendation was followed is in a header of the answer. */
async function recommend({ session, values }: HookContext): Promise<Completion> {
	const { body, headers } = await read(session, buildRequest(getRecommendations, values));
	const recommendationTrackerId = headers[TRACKER_HEADER] ?? null;
	const asked = withAsked(session.vendor.object(body), values.body.includePropensity);
	return async () => ({ rows: [{ ...asked, recommendationTrackerId }] });
}

const getRecommendations: Operation = {
	value: 'getRecommendations',
	name: 'Get Recommendations',
	action: 'Get product recommendations for a customer',
	description:
		'Get the products that Adobe recommends for a customer: upgrades, more products and add-ons. If you order one, set its recommendationTrackerId on the order.',
	route: 'POST /v3/recommendations',
	fields: [
		{ ...customerId, send: { in: 'body' } },
		resellerForList,
		recommendationContext,
		fields.recommendedFor,
		optional({
			...market.country,
			description: "The country to recommend products for. If not set, the customer's country.",
		}),
		productLanguage,
		includePropensity,
	],
	run: recommend,
	extra: likelihood,
	sample: 'adobe/recommendation.fetch.json',
	facts: ['recommendation.fetch'],
	docs: `${DOCS}recommendations/apis`,
};

const discounts = {
	route: 'GET /v3/flex-discounts',
	items: 'flexDiscounts',
	extra: usableToday(false),
	sample: 'adobe/flexDiscount.list.json',
	facts: ['flexDiscount.list'],
	docs: `${DOCS}flex-discounts/apis`,
} satisfies Partial<Operation>;

const paths = {
	route: 'GET /v3/offer-switch-paths',
	paging: paging.paths,
	items: 'productUpgrades',
	sample: 'adobe/offerSwitchPath.list.json',
	facts: ['offerSwitchPath.list'],
	docs: `${DOCS}mid-term/apis`,
} satisfies Partial<Operation>;

const operations: Operation[] = [
	{
		value: 'getPriceList',
		name: 'Get Price List',
		action: 'Get the price list',
		description:
			'Get offers with their partner prices for a month, region, segment and currency. An offer can appear several times, for different order dates.',
		route: 'POST /v3/pricelist',
		fields: [
			market.priceRegion,
			market.marketSegment,
			market.priceCurrency,
			market.priceListMonth,
			market.priceListType,
			...priceFilters,
			includeOfferAttributes,
		],
		paging: paging.prices,
		items: 'offers',
		extra: prices,
		sample: 'adobe/priceList.fetch.json',
		facts: ['priceList.fetch'],
		docs: `${DOCS}manage-pricing`,
	},
	{
		...discounts,
		value: 'getFlexDiscounts',
		name: 'Get Flexible Discounts',
		action: 'Get flexible discounts',
		description:
			'Get the flexible discounts of a segment and country, or one by its code. usableToday shows whether you can use it now, and why.',
		fields: [market.segmentFilter, market.country, ...fields.discountFilters],
		paging: paging.discounts,
	},
	{
		...discounts,
		value: 'getFlexDiscount',
		name: 'Get Flexible Discount',
		action: 'Get a flexible discount',
		description: 'Get one flexible discount by its ID',
		fields: [market.segmentFilter, market.country, fields.discountById],
	},
	{
		...discounts,
		value: 'getCustomerFlexDiscounts',
		name: 'Get Flexible Discounts of a Customer',
		action: 'Get the flexible discounts of a customer',
		description: 'Get the reusable flexible discounts that a customer has used before',
		route: 'GET /v3/customers/{customerId}/flex-discounts',
		fields: [customerId, resellerForList],
		extra: usableToday(true),
		paging: paging.discounts,
		sample: 'adobe/flexDiscount.listForCustomer.json',
		facts: ['flexDiscount.listForCustomer'],
	},
	getRecommendations,
	{
		...paths,
		value: 'getSwitchPaths',
		name: 'Get Switch Paths',
		action: 'Get the switch paths of offers',
		description:
			'Get the products that a product can be upgraded to mid-term, in general or for one offer. A path does not guarantee that the switch is possible.',
		fields: [market.segmentFilter, market.country, ...fields.switchFilters],
	},
	{
		...paths,
		value: 'getSubscriptionSwitchPaths',
		name: 'Get Switch Paths of a Subscription',
		action: 'Get the switch paths of a subscription',
		description:
			'Get the products that a subscription can be upgraded to mid-term. A path does not guarantee that the switch is possible.',
		fields: [fields.switchedCustomer, fields.switchedSubscription, resellerForList, ...fields.switchFilters],
	},
];

export const resource: Resource = { value: 'offer', name: 'Offer', vendor: adobeVip, operations };
