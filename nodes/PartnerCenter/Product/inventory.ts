import { type Field, type Operation, optional } from '../../engine/declare';
import { dictionary } from '../../engine/input/parsers';

import { productId, skuId } from '../fields/locators';
import { country } from '../fields/market';

import { reservationView } from './fields';

const targetItems: Field = {
	displayName: 'Items',
	name: 'targetItems',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	required: true,
	placeholder: 'Add Item',
	default: {},
	description: 'The items to check. Items that are not in the catalog are left out of the output.',
	options: [
		{
			displayName: 'Item',
			name: 'item',
			values: [
				productId,
				{ ...optional(skuId), description: 'The SKU of the product. If not set, all SKUs of the product are checked.' },
			],
		},
	],
};

const inventoryContext: Field = {
	displayName: 'Context',
	name: 'inventoryContext',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Value',
	default: {},
	description:
		'Who and where you buy it for. Required for the names in inventoryVariables of the SKU: customerId, azureSubscriptionId, armRegionName.',
	options: [
		{
			displayName: 'Value',
			name: 'entry',
			values: [
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					required: true,
					default: '',
					placeholder: 'e.g. armRegionName',
					description: 'The name, as spelled in inventoryVariables of the SKU',
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					required: true,
					default: '',
					placeholder: 'e.g. westus',
					description: 'The value for this name',
				},
			],
		},
	],
	send: { check: dictionary },
};

export const inventory: Operation[] = [
	{
		value: 'checkInventory',
		name: 'Check Inventory',
		action: 'Check the inventory of catalog items',
		description:
			'Check whether a customer can buy Azure reservations in a region. Only needed if purchasePrerequisites of the SKU lists InventoryCheck.',
		route: 'POST /v1/extensions/product/checkInventory',
		fields: [{ ...country, send: { ...country.send, in: 'query' } }, reservationView, targetItems, inventoryContext],
		items: '',
		sample: 'partnerCenter/inventory.check.json',
		facts: ['inventory.check'],
		docs: 'https://learn.microsoft.com/partner-center/developer/check-inventory',
	},
];
