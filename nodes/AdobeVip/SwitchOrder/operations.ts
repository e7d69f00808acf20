import type { Field, Operation, Resource } from '../../engine/declare';

import { customerId, resellerForList } from '../fields/locators';
import { flexDiscountCodes } from '../fields/orderLines';
import * as order from '../fields/orders';
import { placing, previewing } from '../ordering/operations';
import { previewed } from '../ordering/previews';
import { intoSwitch } from '../ordering/switches';
import { adobeVip } from '../vendor';

const discount: Field = { ...flexDiscountCodes, send: { ...flexDiscountCodes.send, in: 'nowhere' } };

const what: Field[] = [
	customerId,
	order.sourceSubscription,
	order.targetOffer,
	order.switchedQuantity,
	order.requiredCurrency,
	order.targetSubscription,
	order.switchDiscount,
	order.cancellingDiscount,
	discount,
	order.reassignUsers,
	resellerForList,
];

const operations: Operation[] = [
	{
		...previewing,
		action: 'Preview a switch',
		description:
			'See what moving licenses to another product would cost, without doing it. Offer > Get Switch Paths shows the possible products.',
		fields: [...what, order.externalReference, order.pricesOnForm],
		constantBody: { orderType: 'PREVIEW_SWITCH' },
		transformValues: intoSwitch,
		sample: 'adobe/order.previewSwitch.json',
		facts: ['order.previewSwitch'],
	},
	{
		...placing,
		action: 'Place a switch order',
		description:
			'Move licenses of a subscription to a higher product mid-term. It takes a few minutes. A subscription can have only one switch in progress.',
		notice:
			'This makes a purchase. Without Reassign Users, the users lose their licenses. You can undo it within 14 days, only in full.',
		fields: [...what, order.skipPreview],
		constantBody: { orderType: 'SWITCH' },
		transformValues: intoSwitch,
		...previewed('PREVIEW_SWITCH'),
		sample: 'adobe/order.switch.json',
		facts: ['order.switch', 'order.previewSwitch'],
	},
];

export const resource: Resource = { value: 'switchOrder', name: 'Switch Order', vendor: adobeVip, operations };
