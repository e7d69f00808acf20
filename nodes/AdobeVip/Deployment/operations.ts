import type { IDataObject } from 'n8n-workflow';

import type { Field, Operation, Resource, Values } from '../../engine/declare';
import { overlaid } from '../../engine/run/replaceWhole';
import { at } from '../../engine/util/path';

import { ADDRESS, changedAddress, newAddress } from '../fields/address';
import { customerId, deploymentId, resellerForList } from '../fields/locators';
import { kept, quiet } from '../Reseller/whole';
import { paging } from '../paging';
import { idAndStatus } from '../statuses';
import { adobeVip } from '../vendor';

const ONE = 'GET /v3/customers/{customerId}/deployments/{deploymentId}';

const status: Field = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	options: [
		{ name: 'Active', value: '1000' },
		{ name: 'Inactive', value: '1004' },
	],
	default: '1000',
	description: 'Only deployments with this status',
};

const newStatus: Field = {
	...status,
	description:
		'Whether orders can be placed for the address. It cannot be made inactive while it has active subscriptions.',
};

const extra = idAndStatus('deployment');

/** A change of the address sends the whole of it, in which country and region stay as they are. */
function whole(object: IDataObject, { body }: Values): IDataObject {
	if (body.companyProfile === undefined) return body;
	return overlaid({ companyProfile: { address: kept(at(object, 'companyProfile.address'), ADDRESS) } }, body);
}

const docs = (page: string) => `https://developer.adobe.com/vipmp/docs/deployment-management/${page}`;

const operations: Operation[] = [
	{
		value: 'create',
		name: 'Create',
		action: 'Create a deployment',
		description:
			'Add an address in another country for a customer with global sales. Orders for that country refer to this deployment.',
		needs: 'Your distributor account and the customer must be enabled for global sales.',
		route: 'POST /v3/customers/{customerId}/deployments',
		fields: [customerId, ...newAddress, resellerForList],
		write: 'create',
		subject: ({ path }) => path.customerId,
		extra,
		sample: 'adobe/deployment.create.json',
		facts: ['deployment.create'],
		docs: docs('create-deployment'),
	},
	{
		value: 'get',
		name: 'Get',
		action: 'Get a deployment',
		description: 'Get one address of a customer in another country',
		route: ONE,
		fields: [customerId, deploymentId, resellerForList],
		extra,
		sample: 'adobe/deployment.get.json',
		facts: ['deployment.get'],
		docs: docs('get-deployment'),
	},
	{
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many deployments',
		description: 'Get the addresses of a customer in other countries',
		route: 'GET /v3/customers/{customerId}/deployments',
		fields: [customerId, status, resellerForList],
		paging: paging.deployments,
		items: 'items',
		extra,
		sample: 'adobe/deployment.list.json',
		facts: ['deployment.list'],
		docs: docs('get-deployment'),
	},
	{
		value: 'update',
		name: 'Update',
		action: 'Update a deployment',
		description:
			"Change the address of a deployment, or make it inactive or active. Fields you leave out don't change. Country and region cannot be changed.",
		route: 'PATCH /v3/customers/{customerId}/deployments/{deploymentId}',
		extraRoutes: [ONE],
		fields: [customerId, deploymentId, newStatus, ...changedAddress, resellerForList],
		write: 'change',
		subject: ({ path }) => path.deploymentId,
		replaces: { read: ONE, whole: quiet(whole) },
		extra,
		sample: 'adobe/deployment.update.json',
		facts: ['deployment.update'],
		docs: docs('update-deployment'),
	},
];

export const resource: Resource = { value: 'deployment', name: 'Deployment', vendor: adobeVip, operations };
