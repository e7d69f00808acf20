import { otherWrites } from './suite';

jest.mock('../../../../nodes/shared/clock', () =>
	jest.requireActual<typeof import('../../../support/virtualClock')>('../../../support/virtualClock').engineClock());

otherWrites('Ingram Micro', [
	'ingramMicroCustomer.create', 'ingramMicroCustomer.findOrCreate', 'ingramMicroSalesOrder.place', 'ingramMicroChangeOrder.place',
	'ingramMicroRenewalOrder.place', 'ingramMicroCancellationOrder.place', 'ingramMicroMigrationOrder.place',
], [
	'Ingram Micro describes no id of a repeated write: what cannot be looked up, such as a scheduled report, stays unknown and is not sent again.',
	'Subscription: Update Special Pricing: with its required fields only, the server\'s example holds already what is asked for, so the look after the fault finds it.',
], ['ingramMicroSubscription.updateSpecialPricing']);
