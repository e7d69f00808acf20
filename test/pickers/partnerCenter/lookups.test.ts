import { partnerCenter } from '../../operations/platforms/partnerCenter/index';
import { testLookups } from '../lookedUp';

testLookups(partnerCenter, [
	{
		mode: 'domain',
		search: 'customers',
		field: 'customerId',
		read: 'partnerCenterCustomer.get',
		row: (id, domain) => ({ id, companyProfile: { companyName: 'Alder Ridge', domain } }),
		values: ['alder.example', 'alder.example.com', 'double.example', 'Double.example'],
		anyCase: true,
	},
	{
		mode: 'userPrincipalName',
		search: 'users',
		field: 'userId',
		read: 'partnerCenterCustomerUser.get',
		row: (id, userPrincipalName) => ({ id, displayName: 'Jane', userPrincipalName }),
		values: ['jane@alder.example', 'jane@alder.example.com', 'double@alder.example', 'Double@alder.example'],
		anyCase: true,
	},
]);
