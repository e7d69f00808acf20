import type { Operation, Resource } from '../../engine/declare';

import { customerId } from '../fields/locators';
import * as order from '../fields/order';
import { ESTIMATE, estimate, estimating, onlySubscription, placing } from '../orderOperations';
import { ingramMicro } from '../vendor';

const operations: Operation[] = [
	{
		...estimating,
		action: 'Estimate the price of a renewal order',
		description: 'Get the price of a renewal without placing it',
		fields: [customerId, onlySubscription, order.estimatePoNumber],
		constantBody: { type: 'renewal' },
	},
	{
		...placing,
		extraRoutes: [...placing.extraRoutes, ESTIMATE],
		action: 'Place a renewal order',
		description: 'Renew a subscription for its next period',
		notice: 'This purchases the next period of the subscription.',
		keyHint:
			'Use a different key for every period, such as sub-1000177-2027. With a key that was used before, nothing is renewed.',
		fields: [customerId, onlySubscription],
		constantBody: { type: 'renewal' },
		estimate,
		facts: ['order.createRenewal'],
	},
];

export const resource: Resource = { value: 'renewalOrder', name: 'Renewal Order', vendor: ingramMicro, operations };
