import type { Operation } from '../../engine/declare';

import { availabilityId, customerId, productId, skuId } from '../fields/locators';
import { country, listedView, reservationScope, targetSegment } from '../fields/market';
import { paging } from '../paging';

import {
	availabilityView,
	customerAvailabilityId,
	customerProductId,
	customerSkuId,
	includeLifeCycleState,
} from './fields';

const AVAILABILITY = [
	'id',
	'productId',
	'skuId',
	'catalogItemId',
	'defaultCurrency',
	'segment',
	'country',
	'isPurchasable',
	'isRenewable',
	'terms',
	'renewalInstructions',
	'includedQuantityOptions',
];

const FRESH = 'Availabilities change over time, so read them right before ordering';

export const availabilities: Operation[] = [
	{
		value: 'getAvailabilities',
		name: 'Get Availabilities',
		action: 'Get the availabilities of a SKU',
		description: `Get the ways in which a SKU can be bought, with terms and catalog item IDs. ${FRESH}.`,
		route: 'GET /v1/products/{productId}/skus/{skuId}/availabilities',
		fields: [
			country,
			listedView,
			productId,
			skuId,
			targetSegment,
			reservationScope,
			availabilityView,
			includeLifeCycleState,
		],
		paging: paging.links,
		items: 'items',
		simplify: [...AVAILABILITY, 'lifeCycleState'],
		sample: 'partnerCenter/availability.getMany.json',
		facts: ['availability.getMany'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-a-list-of-availabilities-for-a-sku',
	},
	{
		value: 'getAvailabilitiesByCustomer',
		name: 'Get Availabilities by Customer',
		action: 'Get the availabilities of a SKU for a customer',
		description: `Get the ways in which a customer can buy a SKU, with terms and catalog item IDs. ${FRESH}.`,
		route: 'GET /v1/customers/{customerId}/products/{productId}/skus/{skuId}/availabilities',
		fields: [customerId, listedView, customerProductId, customerSkuId, targetSegment, reservationScope],
		paging: paging.links,
		items: 'items',
		simplify: AVAILABILITY,
		sample: 'partnerCenter/availability.getManyByCustomer.json',
		facts: ['availability.getManyByCustomer'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-a-list-of-availabilities-for-a-sku-by-customer',
	},
	{
		value: 'getAvailability',
		name: 'Get Availability',
		action: 'Get an availability of a SKU',
		description: `Get one availability of a SKU with its terms and catalog item ID. ${FRESH}.`,
		route: 'GET /v1/products/{productId}/skus/{skuId}/availabilities/{availabilityId}',
		fields: [country, listedView, productId, skuId, availabilityId, reservationScope],
		simplify: AVAILABILITY,
		sample: 'partnerCenter/availability.get.json',
		facts: ['availability.get'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-an-availability-by-id',
	},
	{
		value: 'getAvailabilityByCustomer',
		name: 'Get Availability by Customer',
		action: 'Get an availability of a SKU for a customer',
		description: `Get one availability of a SKU that a customer can buy. ${FRESH}.`,
		route: 'GET /v1/customers/{customerId}/products/{productId}/skus/{skuId}/availabilities/{availabilityId}',
		fields: [customerId, listedView, customerProductId, customerSkuId, customerAvailabilityId, reservationScope],
		simplify: AVAILABILITY,
		sample: 'partnerCenter/more.GetCustomerAvailability.json',
		facts: ['more.GetCustomerAvailability'],
	},
];
