import type { Operation, OrderOperation, Resource } from '../../engine/declare';

import { customerId } from '../fields/locators';
import * as order from '../fields/order';
import { approvalWait } from '../orderKeyStrategy';
import { estimating, onlySubscription, placing } from '../orderOperations';
import { ingramMicro } from '../vendor';

export const placeCancellation: OrderOperation = {
	...placing,
	action: 'Place a cancellation order',
	description: 'Request the cancellation of a subscription',
	notice:
		'This ends the subscription once someone approves the order in the reseller control panel. Until then, the order stays submitted, so the node does not wait and returns the outcome pending.',
	keyHint: 'The same key never cancels twice. Use, for example, cancel-1000177.',
	fields: [customerId, onlySubscription],
	constantBody: { type: 'cancellation' },
	wait: approvalWait,
	urgent: ({ id, outcome }) =>
		outcome === 'pending'
			? { say: `Order ${String(id)} waits until someone approves it in the reseller control panel` }
			: undefined,
	facts: ['order.createCancellation'],
};

const operations: Operation[] = [
	{
		...estimating,
		action: 'Estimate the price of a cancellation order',
		description: 'Get what a cancellation costs or refunds, without placing it',
		fields: [customerId, onlySubscription, order.estimatePoNumber],
		constantBody: { type: 'cancellation' },
	},
	placeCancellation,
];

export const resource: Resource = {
	value: 'cancellationOrder',
	name: 'Cancellation Order',
	vendor: ingramMicro,
	operations,
};
