import { type Field, optional } from '../../../engine/declare';
import { more } from '../../../engine/input/commonFields';
import { id, segment } from '../../../engine/input/parsers';
import { partAndQuantity } from '../../../engine/ui/listColumns';
import { rowsOrList } from '../../../engine/ui/rowsOrList';

import { customerProductId, customerSkuId, partnerIdOnRecord, subscriptionId } from '../locators';
import { addOns, attestationAccepted, friendlyName, lines, provisioningContext } from './line';
import { promotionId } from './promotion';
import { billingCycle, customTermEndDate, quantity, renewsTo, termDuration } from '../terms';

/** The lines of carts. Fields that are seldom needed are in one collection per line. */

/** Product and SKU become the catalog item at the time of ordering, for that changes. */
const line: Field[] = [
	{ ...customerProductId, required: false },
	{ ...customerSkuId, required: false, send: { check: segment } },
	quantity,
	termDuration,
	billingCycle,
];

const catalogItemId: Field = {
	displayName: 'Catalog Item ID',
	name: 'catalogItemId',
	type: 'string',
	default: '',
	placeholder: 'e.g. CFQ7TTC0LH18:0001:CFQ7TTC0K971',
	description:
		'Product, SKU and availability in one, instead of choosing product and SKU. It changes over time, so read it right before ordering.',
	send: { check: id },
};

const currencyCode: Field = {
	displayName: 'Currency',
	name: 'currencyCode',
	type: 'string',
	default: '',
	placeholder: 'e.g. USD',
	description: 'Three-letter currency code. If not set, the platform fills it in.',
};

const orderGroup: Field = {
	displayName: 'Order Group',
	name: 'orderGroup',
	type: 'string',
	default: '',
	description: 'Lines with the same group are ordered together. If not set, the platform fills it in.',
};

const parentSubscriptionId: Field = {
	...subscriptionId,
	displayName: 'Parent Subscription',
	name: 'parentSubscriptionId',
	required: false,
	description: 'The subscription that this add-on belongs to',
	send: { as: 'provisioningContext.ParentSubscriptionId' },
};

const reseller: Field = {
	...partnerIdOnRecord,
	name: 'partnerOnRecord',
	required: false,
	send: {
		check: (value) => {
			const given = id(value);
			return given === undefined ? undefined : [{ key: 'transaction_reseller', value: given }];
		},
		as: 'participants',
	},
};

const participants: Field = {
	displayName: 'Participants',
	name: 'participants',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Participant',
	default: {},
	description: 'Partners in this sale, by role. Partner on Record is the most common.',
	options: [
		{
			displayName: 'Participant',
			name: 'participant',
			values: [
				{
					displayName: 'Role',
					name: 'key',
					type: 'options',
					options: [
						{ name: 'Additional Transaction Reseller', value: 'additional_transaction_reseller' },
						{ name: 'Consumption Reseller', value: 'consumption_reseller' },
						{ name: 'Transaction Reseller', value: 'transaction_reseller' },
					],
					default: 'transaction_reseller',
					required: true,
					description: 'Role of the partner',
				},
				{
					displayName: 'Partner ID',
					name: 'value',
					type: 'string',
					default: '',
					placeholder: 'e.g. 4847383',
					required: true,
					description: 'PLA (MPN) ID of the partner',
				},
			],
		},
	],
};

const seldom = [
	catalogItemId,
	friendlyName,
	promotionId,
	customTermEndDate,
	attestationAccepted,
	currencyCode,
	orderGroup,
	renewsTo,
	provisioningContext,
	reseller,
	participants,
];

const addonItems = addOns([...line, more(seldom)], 'Add-ons to buy together with this line');

const lineItems = (extra: Field[], title: string, description: string): Field =>
	lines(title, [...line, more([...seldom, ...extra])], description);

/** What is bought, on the screen or as a list out of the data. */
const either = (rows: Field): Field[] =>
	rowsOrList(rows, {
		from: 'linesFrom',
		title: 'Lines From',
		list: 'lineList',
		listTitle: 'Line List',
		hint: 'Switch to Expression and enter, for example, {{ $json.lines.map((line) => ({ productId: line.product, skuId: line.sku, quantity: line.quantity, termDuration: "P1Y", billingCycle: "monthly" })) }}',
		description:
			'A list of lines, such as [{"productId": "CFQ7TTC0LH18", "skuId": "0001", "quantity": 5, "termDuration": "P1Y", "billingCycle": "monthly"}]. Other fields use the platform\'s names.',
		columns: {
			named: [
				{ member: 'productId', displayName: 'Product Field', example: 'product', required: true },
				...partAndQuantity('skuId', 'SKU Field'),
				{ member: 'termDuration', displayName: 'Term Field', example: 'term', required: false },
				{ member: 'billingCycle', displayName: 'Billing Field', example: 'billing', required: false },
			],
			shared: [termDuration, billingCycle],
		},
	});

const boughtLines = lineItems([addonItems, parentSubscriptionId], 'Lines', 'What to buy, one line for each product');

export const cartLines = either(boughtLines);

/** Lines that replace those of a cart. */
export const newCartLines: Field = {
	...optional(boughtLines),
	description: 'The new lines, which replace all lines of the cart',
};

/** Add-ons to one subscription that is chosen beside. */
export const addOnLines = either(lineItems([], 'Add-Ons', 'What to buy, one line for each add-on'));

export const partnerOnRecordAttestation: Field = {
	displayName: 'Partner on Record Attestation Accepted',
	name: 'partnerOnRecordAttestationAccepted',
	type: 'boolean',
	default: false,
	description: 'Whether you attest that the partner on record made this sale. Required if a line has one.',
};

/** The part of the catalog that the product list shows. */
export const targetView: Field = {
	displayName: 'Catalog',
	name: 'targetView',
	type: 'options',
	required: true,
	options: [
		{ name: 'Azure Plan', value: 'MicrosoftAzure' },
		{ name: 'Azure Reservations', value: 'AzureReservations' },
		{ name: 'Marketplace SaaS', value: 'MarketplaceSaaS' },
		{ name: 'Online Services', value: 'OnlineServices', description: 'New commerce seats, such as Microsoft 365' },
		{ name: 'Software', value: 'Software' },
		{ name: 'Software Perpetual', value: 'SoftwarePerpetual' },
		{ name: 'Software Subscriptions', value: 'SoftwareSubscriptions' },
	],
	default: 'OnlineServices',
	description: 'The part of the catalog that the product list shows. It is not sent.',
	send: { in: 'picker' },
};

export const segmentOfCustomer: Field = {
	displayName: 'Segment',
	name: 'targetSegment',
	type: 'options',
	options: [
		{ name: 'Commercial', value: 'commercial' },
		{ name: 'Education', value: 'education' },
		{ name: 'Government', value: 'government' },
		{ name: 'Nonprofit', value: 'nonprofit' },
	],
	default: 'commercial',
	description: 'The audience whose prices apply. If not set, commercial, if the SKU has it.',
	send: { in: 'nowhere' },
};
