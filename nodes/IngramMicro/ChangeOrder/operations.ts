import type { Field, Operation, Resource } from '../../engine/declare';

import { checkLines } from '../catalog';
import { changeLines, eitherWay, targetSubscriptionId } from '../fields/lines';
import { customerId, subscriptionId } from '../fields/locators';
import * as order from '../fields/order';
import {
	changedSubscription,
	ESTIMATE,
	estimate,
	estimating,
	intoEveryLine,
	placing,
	quantities,
} from '../orderOperations';
import { orderKeyStrategy } from '../orderKeyStrategy';
import { ingramMicro } from '../vendor';

/** Only the schema has it, without a word on its use beside the subscription of the lines. */
const orderLevelSubscription: Field = {
	...subscriptionId,
	displayName: 'Order-Level Subscription',
	name: 'orderSubscriptionId',
	required: false,
	description: 'The subscription at order level, for partial upgrades. Ask support whether you need it.',
	send: { as: 'subscriptionId' },
};

const orderLevelTarget: Field = {
	...targetSubscriptionId,
	displayName: 'Order-Level Target Subscription',
	name: 'orderTargetSubscriptionId',
	send: { as: 'targetSubscriptionId' },
};

const priced: Field[] = [
	customerId,
	changedSubscription,
	...eitherWay(changeLines),
	order.orderAttributes,
	order.alignmentType,
	order.alignmentSubscriptionId,
	order.placementType,
	order.scheduledOn,
	order.upgradeStartType,
	orderLevelSubscription,
	orderLevelTarget,
];

const operations: Operation[] = [
	{
		...estimating,
		action: 'Estimate the price of a change order',
		description: 'Get the price of a change without placing it',
		fields: [...priced, order.estimatePoNumber],
		constantBody: { type: 'change' },
		transformValues: intoEveryLine,
	},
	{
		...placing,
		action: 'Place a change order',
		description: 'Change the number of units in a subscription, or add or remove products',
		notice:
			'This changes what the customer pays. Enter the final number of units, not the difference. Azure subscriptions cannot be changed.',
		extraRoutes: [...placing.extraRoutes, 'GET /products', ESTIMATE],
		fields: [...priced, order.poNumber],
		keyHint:
			'Use a different key for every change, such as deal-4711-change-2. With a key that was used before, nothing changes.',
		constantBody: { type: 'change' },
		transformValues: intoEveryLine,
		// The lines of a change have no quantity to compare.
		orderKeys: { ...orderKeyStrategy, findsOthers: undefined },
		preflight: checkLines,
		quantities,
		estimate,
		facts: ['order.createChange'],
	},
];

export const resource: Resource = { value: 'changeOrder', name: 'Change Order', vendor: ingramMicro, operations };
