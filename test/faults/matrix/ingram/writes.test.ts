import { otherWrites } from '../writes/suite';
import { writesOf } from '../writes/intents';

otherWrites(
	'Ingram Micro, other writes',
	writesOf('Ingram Micro', [
		'ingramMicroCustomer.create',
		'ingramMicroCustomer.findOrCreate',
		'ingramMicroSalesOrder.place',
		'ingramMicroChangeOrder.place',
		'ingramMicroRenewalOrder.place',
		'ingramMicroCancellationOrder.place',
		'ingramMicroMigrationOrder.place',
	]),
	[
		'Ingram Micro describes no id of a repeated write: what cannot be looked up, such as a scheduled report, stays unknown and is not sent again.',
	],
);
