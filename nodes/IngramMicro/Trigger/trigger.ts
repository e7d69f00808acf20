import type { Trigger } from '../../engine/poll/trigger';
import { listOrId } from '../../engine/input/commonFields';

import { customerId } from '../fields/locators';
import { ingramMicro } from '../vendor';

import { ORDER_EVENTS, orders } from './orders';

export const trigger: Trigger = {
	vendor: ingramMicro,
	events: ORDER_EVENTS,
	customer: {
		...customerId,
		description: 'Only events of this customer',
		modes: listOrId('customers', 'Choose a customer…', 'e.g. 1000240'),
	},
	lists: [orders],
};
