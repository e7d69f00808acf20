import { type Check, type Field, InputProblem } from '../../engine/declare';
import { currencyCode, list } from '../../engine/input/codes';
import { listOrId as modes, locator, more, units } from '../../engine/input/commonFields';
import { id, integer } from '../../engine/input/parsers';
import { type ListColumn, partAndQuantity } from '../../engine/ui/listColumns';
import { rowsOrList } from '../../engine/ui/rowsOrList';

import type { PickerName } from '../pickers';
import { deploymentId, subscriptionId } from './locators';
import * as market from './market';

const listOrId = modes<PickerName>;

/** The lines of orders. Fields that are seldom needed are in one collection per line. */

export const quantity: Field = {
	displayName: 'Quantity',
	name: 'quantity',
	// A number would need a standard, and n8n would not mark the field that nobody filled in.
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 5',
	// The upper limits differ between Adobe's own pages, so they are left to Adobe.
	description: 'Number of licenses',
	send: { check: units },
};

export const offerId: Field = {
	displayName: 'Offer ID',
	name: 'offerId',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 65304521CA01A12',
	description:
		'Part number from the price list, at any level: Adobe orders at the level that the customer is entitled to',
	send: { check: id },
};

const lineCurrency: Field = {
	displayName: 'Currency',
	name: 'currencyCode',
	type: 'string',
	default: '',
	placeholder: 'e.g. USD',
	description:
		'Currency of this line, for orders in several countries. If you order for a deployment, lines without a currency get the currency of the order.',
	send: { check: currencyCode },
};

const deployment: Field = {
	...deploymentId,
	required: false,
	description: 'The country that a global customer orders for',
};

export const discountCode: Field = {
	displayName: 'Discount Code',
	name: 'discountCode',
	type: 'string',
	default: '',
	placeholder: 'e.g. HVD_L18_PRE',
	description: 'Only for customers that moved from VIP with a high-volume discount',
	send: { check: id },
};

/** At most one code per line. Source: facts, code 2147. */
const oneCode: Check = (value) => {
	const codes = list(value) as string[] | undefined;
	if (codes && codes.length > 1) throw new InputProblem('takes only one code');
	return codes;
};

export const flexDiscountCodes: Field = {
	displayName: 'Flexible Discount Code',
	name: 'flexDiscountCodes',
	type: 'string',
	default: '',
	placeholder: 'e.g. BLACK_FRIDAY',
	description: 'Code of a flexible discount, one for each line. An invalid code makes the whole order fail.',
	send: { check: oneCode },
};

const lineSubscription: Field = {
	...subscriptionId,
	description:
		'The subscription to renew. Leave it empty only for a product that is new to the customer in an early renewal.',
	required: false,
};

const extLineItemNumber: Field = {
	displayName: 'Line Number',
	name: 'extLineItemNumber',
	type: 'number',
	typeOptions: { numberPrecision: 0, minValue: 0, maxValue: 999999 },
	default: 0,
	description: 'Your own line number. 0 numbers the lines from 1.',
	send: {
		check: (value) => {
			const given = integer(value);
			return given === 0 ? undefined : given;
		},
	},
};

const rows = (values: Field[], required: boolean, description: string): Field => ({
	displayName: 'Lines',
	name: 'lineItems',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Line',
	...(required ? { required: true } : {}),
	default: {},
	description,
	options: [{ displayName: 'Line', name: 'line', values }],
});

const either = (lines: Field, example: string, more: ListColumn[] = []): Field[] =>
	rowsOrList(lines, {
		from: 'linesFrom',
		title: 'Lines From',
		list: 'lineList',
		listTitle: 'Line List',
		hint: `Switch to Expression and enter, for example, {{ $json.lines.map((line) => (${example})) }}`,
		description:
			'A list of lines, such as [{"offerId": "65304521CA01A12", "quantity": 5}]. Other fields use Adobe\'s names.',
		columns: { named: [...partAndQuantity('offerId'), ...more] },
	});

/** Which price list the list of offers shows; the country of a customer does not say its region. */
const priceRegion: Field = {
	...market.priceRegion,
	displayName: 'Price Region',
	name: 'priceRegion',
	description: 'The region of the price list that the list of offers shows. It is not sent with the order.',
	displayOptions: { show: { linesFrom: ['fields'] } },
	send: { in: 'picker', front: true },
};

/** The segment of that price list. */
const priceSegment: Field = {
	...market.marketSegment,
	displayName: 'Market Segment of Offers',
	name: 'priceSegment',
	required: false,
	description: 'The segment of the price list that the list of offers shows. It is not sent with the order.',
	send: { in: 'picker' },
};

const listedOffer: Field = {
	...offerId,
	...locator({
		displayName: 'Offer',
		name: 'offerId',
		description:
			'The offer, at any level: Adobe orders at the level that the customer is entitled to. The list needs Price Region and Currency.',
		modes: listOrId('offers', 'Choose an offer…', 'e.g. 65304521CA01A12'),
	}),
};

const [linesFrom, ...lines] = either(
	rows(
		[listedOffer, quantity, more([lineCurrency, deployment, discountCode, flexDiscountCodes, extLineItemNumber])],
		true,
		'What to buy, one line for each product',
	),
	'{ offerId: line.sku, quantity: line.quantity }',
);

export const newLines = [linesFrom, priceRegion, ...lines, priceSegment];

const renewedLine = [offerId, quantity, lineSubscription];

export const renewalLines = either(
	rows(
		[...renewedLine, more([lineCurrency, deployment, flexDiscountCodes, extLineItemNumber])],
		true,
		'What to renew, one line for each subscription',
	),
	'{ offerId: line.offerId, quantity: line.quantity, subscriptionId: line.subscriptionId }',
	[{ member: 'subscriptionId', displayName: 'Subscription Field', example: 'subscriptionId', required: false }],
);

/** For the preview of a renewal, which also shows what would renew by itself. */
export const previewedRenewalLines: Field = {
	...rows(
		[
			offerId,
			{
				...quantity,
				required: false,
				type: 'string',
				default: '',
				placeholder: 'e.g. 10',
				description: 'Number of licenses. If not set, all that are not renewed yet.',
			},
			lineSubscription,
			more([lineCurrency, deployment, discountCode, flexDiscountCodes, extLineItemNumber]),
		],
		false,
		'What to renew manually. Without lines, the preview shows what would renew automatically.',
	),
	send: { front: true },
};

export const returnedLines: Field = {
	...rows(
		[
			{
				...extLineItemNumber,
				required: true,
				default: 1,
				description: 'Number of the line, as on the original order',
				send: { check: integer },
			},
			{ ...offerId, description: 'Offer of the line, as on the original order' },
			{ ...quantity, description: 'Number of licenses to return, up to what remains' },
			more([lineCurrency, deployment]),
		],
		true,
		'What to return',
	),
	displayOptions: { show: { returned: ['lines'] } },
};
