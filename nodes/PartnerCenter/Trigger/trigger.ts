import type { Trigger } from '../../engine/poll/trigger';

import { listOrId } from '../fields/fromList';
import { customerId } from '../fields/locators';
import { partnerCenter } from '../vendor';

import { CHANGE_EVENTS, changes } from './changes';
import { DATE_EVENTS, dates, daysBeforeTermEnd, daysBeforeWindowEnd } from './dates';
import { INVOICE_EVENTS, invoices } from './invoices';
import { RELATIONSHIP_EVENTS, relationships } from './relationships';

export const trigger: Trigger = {
	vendor: partnerCenter,
	events: [...CHANGE_EVENTS, ...DATE_EVENTS, ...INVOICE_EVENTS, ...RELATIONSHIP_EVENTS],
	customer: {
		...customerId,
		description: 'Only events of this customer. Invoices are your own, so Invoice Ready comes all the same.',
		modes: listOrId('customers', 'Choose a customer…', 'e.g. 11111111-2222-3333-4444-555555555555'),
	},
	options: [daysBeforeTermEnd, daysBeforeWindowEnd],
	lists: (chosen) => [changes, dates(chosen), invoices, relationships],
};
