import type { Operation, Resource } from '../../engine/declare';

import { agreementTemplateId, customerId } from '../fields/locators';
import { idFrom } from '../identity';
import { paging } from '../paging';
import { partnerCenter, USER_ONLY } from '../vendor';

import { confirm } from './confirm';
import { documentCountry, documentLanguage, listedType, NOT_OFFERED } from './fields';

const operations: Operation[] = [
	confirm,
	{
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many agreements of a customer',
		description: 'Get who at a customer accepted which agreement and when, as you recorded it',
		route: 'GET /v1/customers/{customerId}/agreements',
		fields: [customerId, listedType],
		needs: USER_ONLY,
		unavailable: NOT_OFFERED,
		paging: paging.links,
		items: 'items',
		sample: 'partnerCenter/customerAgreement.getMany.json',
		facts: ['customerAgreement.getMany'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-confirmation-of-customer-agreement',
	},
	{
		value: 'getDirectSignStatus',
		name: 'Get Direct Sign Status',
		action: 'Get whether a customer signed the agreement directly',
		description: 'Check whether the customer accepted the Microsoft Customer Agreement directly with Microsoft',
		route: 'GET /v1/customers/{customerId}/directSignedMicrosoftCustomerAgreementStatus',
		fields: [customerId],
		needs: USER_ONLY,
		unavailable: NOT_OFFERED,
		sample: 'partnerCenter/customerAgreement.getDirectSignStatus.json',
		facts: ['customerAgreement.getDirectSignStatus'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-direct-sign-status-of-customer-agreement',
	},
	{
		value: 'getTemplates',
		name: 'Get Templates',
		action: 'Get the agreement templates',
		description: 'Get the texts that customers accept, with the ID that Confirm needs',
		route: 'GET /v1/agreements',
		fields: [listedType],
		needs: USER_ONLY,
		unavailable: NOT_OFFERED,
		paging: paging.links,
		items: 'items',
		extra: idFrom('templateId'),
		sample: 'partnerCenter/agreementMetadata.getMany.json',
		facts: ['agreementMetadata.getMany'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-customer-agreement-metadata',
	},
	{
		value: 'getTemplateDocument',
		name: 'Get Template Document',
		action: 'Get the document of an agreement template',
		description:
			'Get links to view or download the text of an agreement. They work for five minutes; the download is a Word document.',
		route: 'GET /v1/agreementtemplates/{agreementTemplateId}/document',
		fields: [agreementTemplateId, documentCountry, documentLanguage],
		needs: USER_ONLY,
		unavailable: NOT_OFFERED,
		sample: 'partnerCenter/agreementTemplate.getDocument.json',
		facts: ['agreementTemplate.getDocument'],
		docs: 'https://learn.microsoft.com/partner-center/developer/download-customer-agreement-template',
	},
];

export const resource: Resource = {
	value: 'customerAgreement',
	name: 'Customer Agreement',
	vendor: partnerCenter,
	operations,
};
