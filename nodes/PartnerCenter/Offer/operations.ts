import type { Field, Operation, Resource } from '../../engine/declare';

import { customerId, offerId } from '../fields/locators';
import { country, locale } from '../fields/market';
import { paging } from '../paging';
import { partnerCenter } from '../vendor';

const OFFER = [
	'id',
	'name',
	'description',
	'minimumQuantity',
	'maximumQuantity',
	'country',
	'category',
	'isAddOn',
	'isAvailableForPurchase',
	'billing',
	'isAutoRenewable',
	'unitType',
];

const category: Field = {
	displayName: 'Category ID',
	name: 'categoryId',
	type: 'string',
	default: '',
	placeholder: 'e.g. Enterprise',
	description: 'Only offers in this category, by ID from Get Categories',
	send: { as: 'offer_category_id' },
};

/** What replaces the catalog of before new commerce. */
const INSTEAD = 'Legacy catalog: for new commerce, use the Partner Center Product node';

const operations: Operation[] = [
	{
		value: 'getLegacy',
		name: 'Get (Legacy)',
		action: 'Get an offer',
		description: `Get one offer in a market. ${INSTEAD}.`,
		route: 'GET /v1/offers/{offerId}',
		fields: [country, offerId, locale],
		simplify: OFFER,
		sample: 'partnerCenter/offer.get.json',
		facts: ['offer.get'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-an-offer-by-id',
	},
	{
		value: 'getManyLegacy',
		name: 'Get Many (Legacy)',
		action: 'Get many offers',
		description: `Get the offers in a market (a long list). ${INSTEAD}.`,
		route: 'GET /v1/offers',
		fields: [country, locale, category],
		paging: paging.sizeOffset,
		items: 'items',
		simplify: OFFER,
		sample: 'partnerCenter/offer.getMany.json',
		facts: ['offer.getMany'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-a-list-of-offers-for-a-market',
	},
	{
		value: 'getManyByCustomerLegacy',
		name: 'Get Many by Customer (Legacy)',
		action: 'Get many offers for a customer',
		description: `Get the offers that a customer can buy. ${INSTEAD}.`,
		route: 'GET /v1/customers/{customerId}/offers',
		fields: [customerId],
		paging: paging.sizeOffset,
		items: 'items',
		simplify: OFFER,
		sample: 'partnerCenter/more.GetCustomerOffers.json',
		facts: ['more.GetCustomerOffers'],
	},
	{
		value: 'getAddOnsLegacy',
		name: 'Get Add-Ons (Legacy)',
		action: 'Get the add-ons of an offer',
		description: `Get the add-on offers for an offer. ${INSTEAD}.`,
		route: 'GET /v1/offers/{offerId}/addons',
		fields: [country, offerId],
		paging: paging.sizeOffset,
		items: 'items',
		simplify: OFFER,
		sample: 'partnerCenter/offer.getAddOns.json',
		facts: ['offer.getAddOns'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-addon-offers-by-offer-id',
	},
	{
		value: 'getCategoriesLegacy',
		name: 'Get Categories (Legacy)',
		action: 'Get the offer categories of a market',
		description: `Get the categories of the offers in a market. ${INSTEAD}.`,
		route: 'GET /v1/offercategories',
		fields: [country, locale],
		paging: paging.links,
		items: 'items',
		sample: 'partnerCenter/offerCategory.getMany.json',
		facts: ['offerCategory.getMany'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-a-list-of-offer-categories-by-country-and-locale',
	},
	{
		value: 'getCategoriesByCustomerLegacy',
		name: 'Get Categories by Customer (Legacy)',
		action: 'Get the offer categories for a customer',
		description: `Get the categories of the offers that a customer can buy. ${INSTEAD}.`,
		route: 'GET /v1/customers/{customerId}/offercategories',
		fields: [customerId],
		paging: paging.links,
		items: 'items',
		sample: 'partnerCenter/more.GetCustomerOfferCategories.json',
		facts: ['more.GetCustomerOfferCategories'],
	},
];

export const resource: Resource = { value: 'offer', name: 'Offer', vendor: partnerCenter, operations };
