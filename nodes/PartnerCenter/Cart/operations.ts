import type { IDataObject } from 'n8n-workflow';

import type { HookContext, Operation, ReplaceContext, Resource, Values } from '../../engine/declare';
import { overlaid } from '../../engine/run/replaceWhole';

import {
	cartLines,
	newCartLines,
	partnerOnRecordAttestation,
	segmentOfCustomer,
	targetView,
} from '../fields/ordering/cartLines';
import { customerId } from '../fields/locators';
import { CART, CARTS, lineErrors } from '../ordering/carts';
import { AVAILABILITIES, intoCatalogItems, lineComplaint } from '../ordering/catalogItems';
import { linesOf } from '../ordering/lines';
import { participantOf } from '../ordering/participants';
import { partnerCenter } from '../vendor';

import { checkOutCart } from './checkOut';
import { cartId } from './fields';

/** A line as it can be sent back: all that it has but its error; partners as they are sent, in whatever spelling they were read. */
function keptLine({ error: _error, ...line }: IDataObject): IDataObject {
	const { participants, addonItems } = line;
	return {
		...line,
		...(Array.isArray(participants) ? { participants: (participants as IDataObject[]).map(participantOf) } : {}),
		...(Array.isArray(addonItems) ? { addonItems: (addonItems as IDataObject[]).map(keptLine) } : {}),
	} as IDataObject;
}

/** A cart as it can be sent back: without links, and without the errors of its lines. */
function wholeCart({ object: cart, values: { body } }: ReplaceContext): IDataObject {
	const { links: _links, ...rest } = cart;
	return overlaid({ ...rest, lineItems: linesOf(rest).map(keptLine) }, body);
}

/** Catalog and segment only help to choose new lines: without these, nothing is changed. */
const changeComplaint = (values: Values): string | undefined =>
	Object.keys(values.body).length === 0
		? 'There is nothing to change: choose at least one field to update. Catalog and Segment alone change nothing.'
		: lineComplaint(values);

/** A cart may be changed without new lines. */
async function intoLines(context: HookContext): Promise<void> {
	if (linesOf(context.values.body).length > 0) await intoCatalogItems(context);
}

const operations: Operation[] = [
	{
		value: 'create',
		name: 'Create',
		action: 'Create a cart',
		description: 'Create a cart for a customer. Nothing is bought until it is checked out.',
		route: CARTS,
		extraRoutes: [AVAILABILITIES],
		fields: [customerId, targetView, ...cartLines, partnerOnRecordAttestation, segmentOfCustomer],
		write: 'create',
		rule: lineComplaint,
		loadDependencies: intoLines,
		failures: lineErrors,
		sample: 'partnerCenter/cart.create.json',
		facts: ['cart.create'],
		docs: 'https://learn.microsoft.com/partner-center/developer/create-a-cart',
	},
	{
		value: 'get',
		name: 'Get',
		action: 'Get a cart',
		description: 'Get a cart with its lines and their errors',
		route: CART,
		fields: [customerId, cartId],
		sample: 'partnerCenter/cart.get.json',
		facts: ['cart.get'],
	},
	{
		value: 'update',
		name: 'Update',
		action: 'Update a cart',
		description: "Change a cart that is not ordered yet. New lines replace all its lines; other fields don't change.",
		route: 'PUT /v1/customers/{customerId}/carts/{cartId}',
		extraRoutes: [AVAILABILITIES],
		fields: [customerId, cartId, targetView, newCartLines, partnerOnRecordAttestation, segmentOfCustomer],
		write: 'change',
		subject: ({ path }) => `cart ${path.cartId}`,
		rule: changeComplaint,
		loadDependencies: intoLines,
		replaces: { read: CART, whole: wholeCart },
		failures: lineErrors,
		sample: 'partnerCenter/cart.update.json',
		facts: ['cart.update'],
		docs: 'https://learn.microsoft.com/partner-center/developer/update-a-cart',
	},
	checkOutCart,
];

export const resource: Resource = { value: 'cart', name: 'Cart', vendor: partnerCenter, operations };
