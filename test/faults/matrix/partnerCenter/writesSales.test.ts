import { sales } from './writes';
import { otherWrites } from '../writes/suite';

jest.mock('../../../../nodes/engine/util/clock', () =>
	jest.requireActual<typeof import('../../../support/virtualClock')>('../../../support/virtualClock').engineClock(),
);

otherWrites('Partner Center, subscriptions and carts', sales, [
	'Creations under Retry On Fail: the platform recognizes the repeated write by its MS-RequestId and answers it without a second effect.',
]);
