import type { Operation } from '../../engine/declare';

import { customerId, productId } from '../fields/locators';
import { country, listedView, reservationScope, targetSegment, targetView } from '../fields/market';
import { paging } from '../paging';

import { customerProductId } from './fields';

export const products: Operation[] = [
	{
		value: 'get',
		name: 'Get',
		action: 'Get a product',
		description: 'Get one product from the catalog in a market',
		route: 'GET /v1/products/{productId}',
		fields: [country, listedView, productId, reservationScope],
		sample: 'partnerCenter/product.get.json',
		facts: ['product.get'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-a-product-by-id',
	},
	{
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many products',
		description: 'Get the products in a market and a part of the catalog',
		route: 'GET /v1/products',
		fields: [country, targetView, targetSegment, reservationScope],
		paging: paging.links,
		items: 'items',
		sample: 'partnerCenter/product.getMany.json',
		facts: ['product.getMany'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-a-list-of-products',
	},
	{
		value: 'getByCustomer',
		name: 'Get by Customer',
		action: 'Get a product for a customer',
		description: "Get one product that a customer can buy, in the customer's market",
		route: 'GET /v1/customers/{customerId}/products/{productId}',
		fields: [customerId, listedView, customerProductId, reservationScope],
		sample: 'partnerCenter/more.GetCustomerProduct.json',
		facts: ['more.GetCustomerProduct'],
	},
	{
		value: 'getManyByCustomer',
		name: 'Get Many by Customer',
		action: 'Get many products for a customer',
		description: 'Get the products that a customer can buy',
		route: 'GET /v1/customers/{customerId}/products',
		fields: [customerId, targetView, targetSegment, reservationScope],
		paging: paging.links,
		items: 'items',
		sample: 'partnerCenter/product.getManyByCustomer.json',
		facts: ['product.getManyByCustomer'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-a-list-of-products-by-customer',
	},
];
