import { otherWrites } from './suite';

jest.mock('../../../../nodes/shared/clock', () =>
	jest.requireActual<typeof import('../../../support/virtualClock')>('../../../support/virtualClock').engineClock());

otherWrites('Partner Center', [
	'partnerCenterCustomer.create', 'partnerCenterCustomer.findOrCreate', 'partnerCenterPurchase.place', 'partnerCenterCart.checkOut',
	'partnerCenterOrder.create', 'partnerCenterIndirectResellerOrder.place', 'partnerCenterAddOnOrder.place',
], [
	'Cart: Update and License: Remove: the server\'s example holds already what is asked for, so the look after the fault finds it.',
	'GDAP relationships are Microsoft Graph\'s, which knows no id of a repeated write: a lost answer stays unknown unless it can be looked up, and Retry On Fail does not create again.',
	'Other creations under Retry On Fail: the platform recognises the repeated write by its MS-RequestId and answers it without a second effect.',
], ['partnerCenterCart.update', 'partnerCenterLicense.remove']);
