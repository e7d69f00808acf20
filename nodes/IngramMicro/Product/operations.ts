import type { IDataObject } from 'n8n-workflow';

import type { Operation, Resource } from '../../engine/declare';

import { eitherWay, validationLines } from '../fields/lines';
import { customerId } from '../fields/locators';
import { paging } from '../paging';
import { ingramMicro } from '../vendor';

import * as fields from './fields';

/** The platform says SUCCESS or success; a flow can ask `valid` instead. */
const verdict = (row: IDataObject): IDataObject => {
	const parameters = (row.parameters ?? []) as IDataObject[];
	return { valid: parameters.every(({ result }) => String(result).toLowerCase() === 'success') };
};

const operations: Operation[] = [
	{
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many products',
		description: 'Get the products that your account can sell',
		route: 'GET /products',
		fields: fields.filters,
		paging: paging.limitOffset,
		items: 'data',
		simplify: [
			'mpn',
			'id',
			'name',
			'vendor',
			'serviceName',
			'minimumQuantity',
			'maximumQuantity',
			'prices',
			'subscriptionPeriod',
			'billingPeriod',
			'dependsOn',
		],
		sample: 'ingram/products.json',
		facts: ['product.list'],
	},
	{
		value: 'validateParameters',
		name: 'Validate Parameters',
		action: 'Validate the parameters of products',
		description: 'Check activation parameters, such as whether a domain is free, before you order',
		route: 'POST /validation/parameters',
		fields: [customerId, ...eitherWay(validationLines), fields.orderType],
		items: 'data',
		extra: verdict,
		sample: 'ingram/validation.json',
		facts: ['validation.parameters'],
	},
];

export const resource: Resource = { value: 'product', name: 'Product', vendor: ingramMicro, operations };
