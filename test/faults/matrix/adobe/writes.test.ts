import { otherWrites } from '../writes/suite';
import { writesOf } from '../writes/intents';

otherWrites(
	'Adobe VIP, other writes',
	writesOf('Adobe VIP', [
		'adobeVipCustomer.create',
		'adobeVipCustomer.findOrCreate',
		'adobeVipNewOrder.place',
		'adobeVipRenewalOrder.place',
		'adobeVipReturnOrder.place',
		'adobeVipSwitchOrder.place',
	]),
	[
		'Under Retry On Fail Adobe recognizes the repeated write by its X-Correlation-Id and answers it without a second effect.',
	],
);
