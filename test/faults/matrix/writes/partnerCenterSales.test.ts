import { sales } from './partnerCenter';
import { otherWrites } from './suite';

otherWrites('Partner Center, subscriptions and carts', sales, [
	'Creations under Retry On Fail: the platform recognizes the repeated write by its MS-RequestId and answers it without a second effect.',
]);
