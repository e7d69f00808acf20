import type { Operation } from '../../engine/declare';

import { customerId, productId, skuId } from '../fields/locators';
import { country, listedView, reservationScope, targetSegment } from '../fields/market';
import { paging } from '../paging';

import { customerProductId, customerSkuId } from './fields';

const SKU = [
	'id',
	'productId',
	'title',
	'description',
	'minimumQuantity',
	'maximumQuantity',
	'isTrial',
	'supportedBillingCycles',
	'purchasePrerequisites',
	'provisioningVariables',
	'attestationProperties',
	'minimumPurchaseCommitment',
	'dynamicAttributes',
];

export const skus: Operation[] = [
	{
		value: 'getSku',
		name: 'Get SKU',
		action: 'Get a SKU',
		description: 'Get one SKU of a product with its quantities, billing cycles and purchase prerequisites',
		route: 'GET /v1/products/{productId}/skus/{skuId}',
		fields: [country, listedView, productId, skuId, reservationScope],
		simplify: SKU,
		sample: 'partnerCenter/sku.get.json',
		facts: ['sku.get'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-a-sku-by-id',
	},
	{
		value: 'getSkuByCustomer',
		name: 'Get SKU by Customer',
		action: 'Get a SKU for a customer',
		description: 'Get one SKU of a product that a customer can buy',
		route: 'GET /v1/customers/{customerId}/products/{productId}/skus/{skuId}',
		fields: [customerId, listedView, customerProductId, customerSkuId, reservationScope],
		simplify: SKU,
		sample: 'partnerCenter/more.GetCustomerSku.json',
		facts: ['more.GetCustomerSku'],
	},
	{
		value: 'getSkus',
		name: 'Get SKUs',
		action: 'Get the SKUs of a product',
		description: 'Get the SKUs of a product with their quantities, billing cycles and purchase prerequisites',
		route: 'GET /v1/products/{productId}/skus',
		fields: [country, listedView, productId, targetSegment, reservationScope],
		paging: paging.links,
		items: 'items',
		simplify: SKU,
		sample: 'partnerCenter/sku.getMany.json',
		facts: ['sku.getMany'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-a-list-of-skus-for-a-product',
	},
	{
		value: 'getSkusByCustomer',
		name: 'Get SKUs by Customer',
		action: 'Get the SKUs of a product for a customer',
		description: 'Get the SKUs of a product that a customer can buy',
		route: 'GET /v1/customers/{customerId}/products/{productId}/skus',
		fields: [customerId, listedView, customerProductId, targetSegment, reservationScope],
		paging: paging.links,
		items: 'items',
		simplify: SKU,
		sample: 'partnerCenter/sku.getManyByCustomer.json',
		facts: ['sku.getManyByCustomer'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-a-list-of-skus-for-a-product-by-customer',
	},
];
