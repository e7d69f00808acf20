import { partnerCenter } from '../../operations/platforms/partnerCenter/index';
import { testLookups } from '../lookedUp';

testLookups(partnerCenter, [
	{
		mode: 'domain',
		search: 'customers',
		field: 'customerId',
		read: 'partnerCenterCustomer.get',
		row: (id, domain) => ({ id, companyProfile: { companyName: 'Alder Ridge', domain } }),
		values: ['alder.example', 'alder.example.com', 'twin.example', 'Twin.example'],
		anyCase: true,
	},
	{
		mode: 'userPrincipalName',
		search: 'users',
		field: 'userId',
		read: 'partnerCenterCustomerUser.get',
		row: (id, userPrincipalName) => ({ id, displayName: 'Jane', userPrincipalName }),
		values: ['jane@alder.example', 'jane@alder.example.com', 'twin@alder.example', 'Twin@alder.example'],
		anyCase: true,
	},
]);
