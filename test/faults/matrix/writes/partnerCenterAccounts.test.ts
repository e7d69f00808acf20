import { accounts } from './partnerCenter';
import { otherWrites } from './suite';

otherWrites('Partner Center, other writes', accounts, [
	"GDAP relationships are Microsoft Graph's, which knows no id of a repeated write: a lost answer stays unknown unless it can be looked up, and Retry On Fail does not create again.",
	'Other creations under Retry On Fail: the platform recognizes the repeated write by its MS-RequestId and answers it without a second effect.',
	'Of what an account has one of (its own profiles, its webhook), there cannot be two items for different objects.',
]);
