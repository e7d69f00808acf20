import { type Field, type Operation, optional } from '../../engine/declare';

import { customerId, policyId } from '../fields/locators';
import { paging } from '../paging';
import { withoutLinks } from '../whole';

import { CATEGORY } from './fields';

const docs = (page: string) => `https://learn.microsoft.com/partner-center/developer/${page}`;

const ONE = 'GET /v1/customers/{customerId}/policies/{policyId}';

const name: Field = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Counter desks',
	description: 'Name of the policy',
};

const category: Field = {
	displayName: 'Category',
	name: 'category',
	type: 'string',
	required: true,
	default: CATEGORY,
	placeholder: 'e.g. o_o_b_e',
	description:
		'Type of the policy. o_o_b_e (the first start of a device) is the only documented one. It cannot be changed later.',
};

const policyDescription: Field = {
	displayName: 'Description',
	name: 'description',
	type: 'string',
	default: '',
	placeholder: 'e.g. Settings of the devices at the counter',
	description: 'What the policy is for',
};

const policySettings: Field = {
	displayName: 'Settings',
	name: 'policySettings',
	type: 'multiOptions',
	required: true,
	options: [
		{ name: 'None', value: 'none' },
		{ name: 'Remove Preinstalled Software', value: 'remove_oem_preinstalls' },
		{ name: 'Skip Express Settings', value: 'skip_express_settings' },
		{ name: 'Skip License Terms', value: 'skip_eula' },
		{ name: 'Skip Registration with the Manufacturer', value: 'skip_oem_registration' },
		{ name: 'User Is Not a Local Administrator', value: 'oobe_user_not_local_admin' },
	],
	default: [],
	description: 'What happens at the first start of a device. This replaces the whole list.',
};

export const policies: Operation[] = [
	{
		value: 'createPolicy',
		name: 'Create Policy',
		action: 'Create a configuration policy',
		description: 'Create a configuration policy (Autopilot) for devices of a customer',
		route: 'POST /v1/customers/{customerId}/policies',
		fields: [customerId, name, policySettings, category, policyDescription],
		write: 'create',
		sample: 'partnerCenter/configurationPolicy.create.json',
		facts: ['configurationPolicy.create'],
		docs: docs('create-a-new-configuration-policy-for-the-specified-customer'),
	},
	{
		value: 'deletePolicy',
		name: 'Delete Policy',
		action: 'Delete a configuration policy',
		description: 'Delete a configuration policy of a customer',
		route: 'DELETE /v1/customers/{customerId}/policies/{policyId}',
		fields: [customerId, policyId],
		write: 'delete',
		subject: (values) => values.path.policyId,
		sample: 'partnerCenter/configurationPolicy.delete.json',
		facts: ['configurationPolicy.delete'],
		docs: docs('delete-a-configuration-policy-for-the-specified-customer'),
	},
	{
		value: 'getPolicies',
		name: 'Get Policies',
		action: 'Get the configuration policies of a customer',
		description: 'Get the configuration policies of a customer',
		route: 'GET /v1/customers/{customerId}/policies',
		fields: [customerId],
		paging: paging.links,
		items: 'items',
		sample: 'partnerCenter/configurationPolicy.getMany.json',
		facts: ['configurationPolicy.getMany'],
		docs: docs('get-a-list-of-a-customer-s-policies'),
	},
	{
		value: 'getPolicy',
		name: 'Get Policy',
		action: 'Get a configuration policy',
		description: 'Get one configuration policy with its settings',
		route: ONE,
		fields: [customerId, policyId],
		sample: 'partnerCenter/configurationPolicy.get.json',
		facts: ['configurationPolicy.get'],
		docs: docs('retrieve-a-customer-s-configuration-policy'),
	},
	{
		value: 'updatePolicy',
		name: 'Update Policy',
		action: 'Update a configuration policy',
		description:
			"Change the name, description or settings of a configuration policy. Fields you leave out don't change.",
		route: 'PUT /v1/customers/{customerId}/policies/{policyId}',
		extraRoutes: [ONE],
		fields: [customerId, policyId, optional(name), policyDescription, optional(policySettings)],
		write: 'change',
		subject: (values) => values.path.policyId,
		replaces: { read: ONE, whole: ({ object, values }) => withoutLinks(object, values) },
		sample: 'partnerCenter/configurationPolicy.update.json',
		facts: ['configurationPolicy.update'],
		docs: docs('update-a-configuration-policy-for-the-specified-customer'),
	},
];
