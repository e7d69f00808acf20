import type { Operation, Resource } from '../../engine/declare';

import { customerId } from '../fields/locators';
import { paging } from '../paging';
import { filterOf } from '../pickers';
import { partnerCenter, USER_ONLY } from '../vendor';

import { agreementOf, beginning, relationshipType } from './fields';

const operations: Operation[] = [
	{
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many indirect resellers',
		description: 'Get the indirect resellers that you provide for, or the indirect providers that you resell for',
		route: 'GET /v1/relationships',
		fields: [relationshipType, beginning],
		transformValues: ({ local, query }) => {
			if (local.beginning !== undefined) Object.assign(query, filterOf('name', String(local.beginning)));
		},
		needs: USER_ONLY,
		paging: paging.links,
		items: 'items',
		sample: 'partnerCenter/relationship.getMany.json',
		facts: ['relationship.getMany'],
		docs: 'https://learn.microsoft.com/partner-center/developer/retrieve-a-list-of-indirect-resellers',
	},
	{
		value: 'getForCustomer',
		name: 'Get Many for Customer',
		action: 'Get many indirect resellers of a customer',
		description: 'Get the indirect resellers that have a relationship with a customer',
		route: 'GET /v1/customers/{customerId}/relationships',
		fields: [customerId],
		needs: USER_ONLY,
		paging: paging.links,
		items: 'items',
		sample: 'partnerCenter/relationship.getForCustomer.json',
		facts: ['relationship.getForCustomer'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-indirect-resellers-of-a-customer',
	},
	{
		value: 'getAgreementStatus',
		name: 'Get Agreement Status',
		action: 'Get the agreement status of an indirect reseller',
		description:
			'Check whether an indirect reseller has signed the Microsoft Partner Agreement, which is required to order for it',
		route: 'GET /v1/compliance/{programName}/agreementstatus',
		fields: agreementOf,
		needs: USER_ONLY,
		sample: 'partnerCenter/indirectReseller.getAgreementStatus.json',
		facts: ['indirectReseller.getAgreementStatus', 'more.GetAgreementSignatureStatus'],
		docs: 'https://learn.microsoft.com/partner-center/developer/verify-indirect-reseller-mpa-status',
	},
];

export const resource: Resource = {
	value: 'indirectReseller',
	name: 'Indirect Reseller',
	vendor: partnerCenter,
	operations,
};
