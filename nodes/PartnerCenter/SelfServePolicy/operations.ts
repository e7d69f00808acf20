import type { Operation, Resource } from '../../engine/declare';

import { customerId, policyKey } from '../fields/locators';
import { paging } from '../paging';
import { partnerCenter, USER_ONLY } from '../vendor';
import { withoutLinks } from '../whole';

import { entity, listedCustomer, partnerTenantId, permissions } from './fields';

const docs = (page: string) => `https://learn.microsoft.com/partner-center/developer/${page}`;

const ONE = 'GET /v1/SelfServePolicy/{policyKey}';

const MONEY = 'With this policy, the customer can buy Azure reservations itself, and you are billed for them.';

const operations: Operation[] = [
	{
		value: 'create',
		name: 'Create',
		action: 'Create a self-serve policy',
		description: 'Let a customer buy Azure reservations itself',
		notice: MONEY,
		route: 'POST /v1/SelfServePolicy',
		fields: [entity, partnerTenantId, permissions],
		constantBody: { selfServeEntity: { selfServeEntityType: 'customer' }, grantor: { grantorType: 'billToPartner' } },
		needs: USER_ONLY,
		write: 'create',
		raisesCost: true,
		sample: 'partnerCenter/selfServePolicy.create.json',
		facts: ['selfServePolicy.create'],
		docs: docs('create-a-self-serve-policy'),
	},
	{
		value: 'delete',
		name: 'Delete',
		action: 'Delete a self-serve policy',
		description: "Remove a customer's right to buy by itself. What it has bought stays.",
		route: 'DELETE /v1/SelfServePolicy/{policyKey}',
		fields: [listedCustomer, policyKey],
		needs: USER_ONLY,
		write: 'delete',
		subject: (values) => values.path.policyKey,
		sample: 'partnerCenter/selfServePolicy.delete.json',
		facts: ['selfServePolicy.delete'],
		docs: docs('delete-a-self-serve-policy'),
	},
	{
		value: 'get',
		name: 'Get',
		action: 'Get a self-serve policy',
		description: 'Get one self-serve policy with what it permits',
		route: ONE,
		fields: [listedCustomer, policyKey],
		needs: USER_ONLY,
		sample: 'partnerCenter/selfServePolicy.get.json',
		facts: ['selfServePolicy.get'],
		docs: docs('get-a-self-serve-policy-by-id'),
	},
	{
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many self-serve policies',
		description: 'Get the self-serve policies of a customer',
		route: 'GET /v1/SelfServePolicy',
		fields: [{ ...customerId, send: { as: 'entity_id' } }],
		needs: USER_ONLY,
		paging: paging.links,
		items: 'items',
		sample: 'partnerCenter/selfServePolicy.getMany.json',
		facts: ['selfServePolicy.getMany'],
		docs: docs('get-a-list-of-self-serve-policies'),
	},
	{
		value: 'update',
		name: 'Update',
		action: 'Update a self-serve policy',
		description: 'Replace the permissions of a self-serve policy',
		notice: MONEY,
		route: 'PUT /v1/SelfServePolicy/{policyKey}',
		extraRoutes: [ONE],
		fields: [listedCustomer, policyKey, permissions],
		needs: USER_ONLY,
		write: 'change',
		raisesCost: true,
		subject: (values) => values.path.policyKey,
		// The version travels in the body, as it was read.
		replaces: { read: ONE, whole: ({ object, values }) => withoutLinks(object, values) },
		sample: 'partnerCenter/selfServePolicy.update.json',
		facts: ['selfServePolicy.update'],
		docs: docs('update-a-self-serve-policy'),
	},
];

export const resource: Resource = {
	value: 'selfServePolicy',
	name: 'Self-Serve Policy',
	vendor: partnerCenter,
	operations,
};
