import { adobeVip } from '../../operations/platforms/adobe/index';
import { testLookups } from '../lookedUp';

testLookups(adobeVip, [
	{
		mode: 'companyName',
		search: 'resellers',
		field: 'resellerId',
		read: 'adobeVipReseller.get',
		row: (resellerId, companyName) => ({ resellerId, companyProfile: { companyName } }),
		values: ['Alder Ridge', 'Alder Ridge West', 'Double Peaks', 'Double Peaks'],
		anyCase: false,
	},
]);
