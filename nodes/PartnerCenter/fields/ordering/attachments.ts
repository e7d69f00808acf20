import type { Check, Field } from '../../../engine/declare';
import { currencyCode, list, propertyName } from '../../../engine/input/codes';
import { locator } from '../../../engine/input/commonFields';
import { amount, trimmed } from '../../../engine/input/parsers';

import { listOrId } from '../fromList';

/** Files that are attached to an order. */

export const attachmentId = locator({
	displayName: 'Attachment',
	name: 'attachmentId',
	description: 'The file that is attached to the order',
	modes: listOrId('orderAttachments', 'Choose an attachment…', 'e.g. 1f2e3d4c-5b6a-7988-9a0b-c1d2e3f4a5b6'),
});

/** Names of binary fields, several with commas between them. */
const binaryFields: Check = (value) => {
	const names = list(value) as string[] | undefined;
	names?.forEach(propertyName);
	return names;
};

const files = (field: Pick<Field, 'displayName' | 'name' | 'default' | 'description' | 'placeholder'>): Field => ({
	type: 'string',
	...field,
	send: { in: 'nowhere', check: binaryFields, front: true },
});

const price: Field = {
	displayName: 'Customer Price',
	name: 'customerPrice',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 1480.00',
	description: 'What the customer pays you, with a decimal point',
	send: { as: 'metadata.CustomerPrice', check: amount },
};

const rate: Field = {
	displayName: 'Exchange Rate',
	name: 'fxRate',
	type: 'string',
	required: true,
	default: '1',
	placeholder: 'e.g. 1.0825',
	description: 'Rate from the price currency to the order currency. 1 if both are the same.',
	send: { as: 'metadata.FxRate', check: amount },
};

const currency: Field = {
	displayName: 'Currency',
	name: 'priceCurrency',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. USD',
	description: 'Three-letter code of the price currency',
	send: { as: 'metadata.Currency', check: currencyCode },
};

const isTender: Field = {
	displayName: 'Part of a Tender',
	name: 'isPartOfTender',
	type: 'boolean',
	required: true,
	default: false,
	description: 'Whether the order belongs to a public tender',
	send: { as: 'metadata.IsPartOfTender' },
};

const tenderLink: Field = {
	displayName: 'Tender Link',
	name: 'tenderLink',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. https://tenders.example.com/4711',
	description: 'Address of the tender',
	displayOptions: { show: { isPartOfTender: [true] } },
	send: { as: 'metadata.TenderLink', check: trimmed },
};

export const upload: Field[] = [
	files({
		displayName: 'Purchase Order Files',
		name: 'purchaseOrderFiles',
		default: 'data',
		placeholder: 'e.g. data',
		description: 'Names of the binary fields with the purchase order, separated by commas',
	}),
	files({
		displayName: 'Tender Files',
		name: 'tenderFiles',
		default: '',
		placeholder: 'e.g. tender',
		description: 'Names of the binary fields with the tender, separated by commas',
	}),
	price,
	currency,
	rate,
	isTender,
	tenderLink,
];
