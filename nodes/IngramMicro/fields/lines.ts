import { type Field, type FieldGroup, optional } from '../../engine/declare';
import { more } from '../../engine/input/commonFields';
import { groupOf } from '../../engine/input/fieldValues';
import { finalQuantity, id, quantity } from '../../engine/input/parsers';
import { partAndQuantity } from '../../engine/ui/listColumns';
import { type ListWords, rowsOrList } from '../../engine/ui/rowsOrList';

import { deals } from './deals';
import { mpn, subscriptionId } from './locators';
import { margins } from './margins';
import { parameters } from './parameters';
import { billingPeriod, subscriptionPeriod } from './period';
import * as pricing from './pricing';

/** The product lines of orders. Fields that are seldom needed are in one collection per line. */

const units: Field = {
	displayName: 'Quantity',
	name: 'quantity',
	// A number would need a standard, and n8n would not mark the field that nobody filled in.
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 5',
	description: 'Number of units, within the minimum and maximum of the product',
	send: { check: quantity },
};

const finalUnits: Field = {
	...units,
	displayName: 'New Quantity',
	placeholder: 'e.g. 20',
	description: 'Number of units that the subscription should end up with, not the difference. 0 removes the product.',
	send: { check: finalQuantity },
};

const unitsToCheck: Field = {
	...units,
	required: false,
	placeholder: 'e.g. 1',
	description: 'Number of units, if the check depends on it',
};

const vendor: Field = {
	displayName: 'Vendor',
	name: 'vendor',
	type: 'string',
	default: '',
	placeholder: 'e.g. microsoft',
	description: "Manufacturer's ID, needed when several products share the part number",
};

const catalogId: Field = {
	displayName: 'Catalog ID',
	name: 'id',
	type: 'string',
	default: '',
	placeholder: 'e.g. sku-d903a2db',
	description: 'ID of the product in the catalog, in addition to the part number',
	send: { check: id },
};

const newMpn: Field = {
	...mpn,
	displayName: 'New Product',
	name: 'newMPN',
	required: false,
	description: 'The product to upgrade to, by part number',
};

const newCatalogId: Field = {
	displayName: 'New Catalog ID',
	name: 'newId',
	type: 'string',
	default: '',
	placeholder: 'e.g. sku-d903a2db',
	description: 'Catalog ID of the product to upgrade to',
	send: { check: id },
};

export const targetSubscriptionId: Field = {
	...subscriptionId,
	displayName: 'Target Subscription',
	name: 'targetSubscriptionId',
	required: false,
	description: 'The subscription to move the units to',
};

const draftRequestId: Field = {
	displayName: 'Draft Request ID',
	name: 'draftRequestId',
	type: 'string',
	default: '',
	description: 'ID of a draft request that an earlier check returned',
	send: { check: id },
};

const narrowing = [vendor, subscriptionPeriod, billingPeriod, catalogId];

const prices = [
	deals,
	margins,
	pricing.specialCost,
	pricing.specialPrice,
	pricing.specialProviderCost,
	pricing.vendorAlreadyAccountedTcvs,
	pricing.vendorDiscounts,
	pricing.vendorRatedExtendedCost,
];

function lines(values: Field[], description: string): Field {
	const group: FieldGroup = { displayName: 'Line', name: 'line', values };
	return {
		displayName: 'Products',
		name: 'products',
		type: 'fixedCollection',
		required: true,
		typeOptions: { multipleValues: true },
		placeholder: 'Add Product',
		default: {},
		description,
		options: [group],
	};
}

export const salesLines = lines(
	[mpn, units, parameters, more([...narrowing, ...prices])],
	'What to sell. Products of the same offer share a subscription; different offers get separate subscriptions.',
);

export const migrationLines = lines(
	[mpn, units, parameters, more(narrowing)],
	'What the migrated subscription contains',
);

export const changeLines = lines(
	[mpn, finalUnits, parameters, more([...narrowing, newMpn, newCatalogId, targetSubscriptionId])],
	'The products to change or add, each with the number of units that it should end up with',
);

/** The lines of a check of parameters. */
export const validationLines = lines(
	[mpn, unitsToCheck, { ...parameters, required: true }, more([...narrowing, draftRequestId])],
	'The products whose activation parameters to check',
);

const priceValues: Field[] = [optional(mpn), catalogId, pricing.unitPrice, pricing.unitCost, pricing.unitProviderCost];

const words: ListWords = {
	from: 'productsFrom',
	title: 'Products From',
	list: 'productList',
	listTitle: 'Product List',
	hint: 'Switch to Expression and enter, for example, {{ $json.lines.map((line) => ({ mpn: line.sku, quantity: line.quantity })) }}. The part number is called mpn.',
	description:
		'A list of products, such as [{"mpn": "CFQ7TTC0LH16:0001", "quantity": 5}]. Other fields use the platform\'s names.',
};

/** The ways to give lines. */
export const eitherWay = (rows: Field): Field[] => {
	const parametersColumn = {
		member: 'parameters',
		displayName: 'Parameters Field',
		example: 'parameters',
		required: false,
	};
	const isRequired = (member: string) => groupOf(rows).values.find(({ name }) => name === member)?.required === true;
	const named = [...partAndQuantity('mpn'), parametersColumn].map((column) => ({
		...column,
		required: isRequired(column.member),
	}));
	return rowsOrList(rows, { ...words, columns: { named } });
};

export const priceLines = lines(priceValues, 'The products with their new prices');

/** The ways to give prices, whose tiers no column of a deal holds. */
export const pricesEitherWay = rowsOrList(priceLines, words);
