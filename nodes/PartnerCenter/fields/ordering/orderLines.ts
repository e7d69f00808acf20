import type { Field } from '../../../engine/declare';
import { list } from '../../../engine/input/codes';
import { more } from '../../../engine/input/commonFields';
import { id, segment } from '../../../engine/input/parsers';
import { partAndQuantity } from '../../../engine/ui/listColumns';
import { rowsOrList } from '../../../engine/ui/rowsOrList';

import { partnerIdOnRecord, subscriptionId } from '../locators';
import { attestationAccepted, friendlyName, lines, provisioningContext } from './line';
import { promotionId } from './promotion';
import { customTermEndDate, optionalTerm, quantity, renewsTo } from '../terms';

/** The lines of orders that are placed without a cart: offers of the legacy catalog, or catalog items. */

const offerId: Field = {
	displayName: 'Offer ID',
	name: 'offerId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. DB2E705F-B82A-4024-A3D5-D88E12F2DB35',
	description:
		'Offer of the legacy catalog (Offer > Get Many), or a catalog item such as CFQ7TTC0LH18:0001:CFQ7TTC0K971',
	send: { check: segment },
};

const lineSubscription: Field = {
	...subscriptionId,
	required: false,
	description: 'The subscription that the line is for, if it is not a new one',
};

const parentSubscriptionId: Field = {
	...subscriptionId,
	displayName: 'Parent Subscription',
	name: 'parentSubscriptionId',
	description: 'The base subscription of the add-on',
};

const reseller: Field = { ...partnerIdOnRecord, required: false };

const additionalPartners: Field = {
	displayName: 'Additional Partners on Record',
	name: 'additionalPartnerIdsOnRecord',
	type: 'string',
	default: '',
	placeholder: 'e.g. 4847383, 4847384',
	description: 'PLA (MPN) IDs of additional resellers of this line, separated by commas',
	send: { check: list },
};

const seldom = [
	friendlyName,
	promotionId,
	customTermEndDate,
	attestationAccepted,
	lineSubscription,
	reseller,
	additionalPartners,
	optionalTerm,
	renewsTo,
	{ ...provisioningContext, description: 'Values that provisioningVariables of the SKU lists' },
];

const boughtLines = lines(
	'Lines',
	[offerId, quantity, more([...seldom, { ...parentSubscriptionId, required: false }])],
	'What to buy, one line for each offer',
);

export const orderLines = rowsOrList(boughtLines, {
	from: 'linesFrom',
	title: 'Lines From',
	list: 'lineList',
	listTitle: 'Line List',
	hint: 'Switch to Expression and enter, for example, {{ $json.lines.map((line) => ({ offerId: line.sku, quantity: line.quantity })) }}',
	description:
		'A list of lines, such as [{"offerId": "DB2E705F-B82A-4024-A3D5-D88E12F2DB35", "quantity": 5}]. Other fields use the platform\'s names.',
	columns: { named: partAndQuantity('offerId', 'Offer Field') },
});

export const legacyAddOnLines = lines(
	'Lines',
	[offerId, quantity, parentSubscriptionId, more(seldom)],
	'Add-ons to buy, one line for each',
);

/** Lines that are sent back with another billing cycle; without them, those of the order are taken as they are. */
export const changedLines: Field = {
	...boughtLines,
	required: false,
	description: 'Lines to send instead of the current lines of the order',
};

export const canceledLines: Field = {
	displayName: 'Lines',
	name: 'lineItems',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Line',
	default: {},
	description: 'The lines to cancel. If not set, the whole order is canceled.',
	options: [
		{
			displayName: 'Line',
			name: 'line',
			values: [
				{
					displayName: 'Line Number',
					name: 'lineItemNumber',
					type: 'number',
					typeOptions: { numberPrecision: 0, minValue: 0 },
					default: 0,
					required: true,
					description: 'Number of the line in the order, starting with 0',
				},
				{ ...offerId, send: { check: id } },
			],
		},
	],
};
