import { partnerCenter } from '../../operations/platforms/partnerCenter/index';
import { testLists } from '../lists';

testLists(partnerCenter, {
	whole: ['transfers', 'webhookEvents', 'validationCodes'],
	namedOnce: ['directoryRoles', 'gdapRelationships', 'webhookEvents'],
	nameless: ['conversionSources', 'webhookEvents'],
	unique: ['domain', 'mpnId', 'userPrincipalName'],
});
