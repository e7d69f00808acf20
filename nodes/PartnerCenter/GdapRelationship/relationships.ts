import type { IDataObject } from 'n8n-workflow';

import type { Completion, HookContext, Operation } from '../../engine/declare';
import { readRows } from '../../engine/http/paging/paging';
import { buildRequest, getRequest } from '../../engine/http/request';
import { dryRunOf } from '../../engine/output/dryRun';
import { writeOnce } from '../../engine/run/perform';
import { isObject } from '../../engine/util/path';

import { notIn } from '../signIn/clouds';
import { relationshipId } from '../fields/locators';
import { graphPaging } from '../paging';

import * as fields from './fields';

export const LIST = 'GET /tenantRelationships/delegatedAdminRelationships';
export const ONE = `${LIST}/{relationshipId}`;

export const docs = 'https://learn.microsoft.com/graph/api/resources/delegatedadminrelationships-api-overview';

export const unavailable = notIn('Delegated admin relationships', 'china');

export const RELATIONSHIP = [
	'id',
	'displayName',
	'status',
	'duration',
	'autoExtendDuration',
	'customer',
	'accessDetails',
	'createdDateTime',
	'lastModifiedDateTime',
	'activatedDateTime',
	'endDateTime',
];

/** The customer in columns of a table. Nobody is named before the customer approves, unless the draft does. */
export const customerOf = ({ customer }: IDataObject): IDataObject =>
	isObject(customer) ? { customerTenantId: customer.tenantId ?? null, customerName: customer.displayName ?? null } : {};

/** Names are unique, so the relationship of this name is the one that was sent. */
async function madeRelationship({ session, values: { body } }: HookContext): Promise<IDataObject | undefined> {
	const rows = await readRows(session, getRequest(LIST), graphPaging.odata, 'value', Infinity);
	return rows.find(({ displayName }) => displayName === body.displayName);
}

/** Where an administrator of the customer approves. Source: Microsoft's page on partner invitations; it goes by the relationship. */
const approvalLink = (id: string): string =>
	`https://admin.microsoft.com/AdminPortal/Home#/partners/invitation/granularAdminRelationships/${encodeURIComponent(id)}`;

const createRequest: Operation = {
	value: 'createRequest',
	name: 'Create Request',
	action: 'Create a request on a relationship',
	description:
		'Lock a draft so that the customer can approve it, or end a relationship. With Lock for Approval, the output has the link to send to the customer.',
	notice: "Terminate takes away your roles in the customer's tenant immediately.",
	route: 'POST /tenantRelationships/delegatedAdminRelationships/{relationshipId}/requests',
	fields: [relationshipId, fields.requestAction],
	unavailable,
	write: 'create',
	subject: (values) => values.path.relationshipId,
	run: request,
	urgent: ({ approvalLink: link }) =>
		link === undefined
			? undefined
			: { say: 'The customer must approve the relationship: send the link in approvalLink' },
	sample: 'partnerCenter/gdap.createRequest.json',
	facts: ['gdap.createRequest'],
	docs,
};

async function request({ session, values }: HookContext): Promise<Completion> {
	if (session.settings.dryRun) return dryRunOf(createRequest, buildRequest(createRequest, values));
	const { relationshipId: id } = values.path;
	const made = await writeOnce(session, createRequest, values);
	const locked = values.body.action === 'lockForApproval';
	return async () => ({
		rows: [{ ...made, relationshipId: id, ...(locked ? { approvalLink: approvalLink(id) } : {}) }],
	});
}

export const relationships: Operation[] = [
	{
		value: 'create',
		name: 'Create',
		action: 'Create a relationship',
		description:
			'Create a delegated admin relationship as a draft. Then lock it with Create Request, and send the customer the link from its output.',
		route: 'POST /tenantRelationships/delegatedAdminRelationships',
		extraRoutes: [LIST],
		fields: [fields.relationshipName, fields.duration, fields.roles, fields.customerTenantId, fields.autoExtend],
		unavailable,
		write: 'create',
		findAfterLostResponse: madeRelationship,
		extra: customerOf,
		simplify: RELATIONSHIP,
		sample: 'partnerCenter/gdap.create.json',
		facts: ['gdap.create'],
		docs,
	},
	createRequest,
	{
		value: 'get',
		name: 'Get',
		action: 'Get a relationship',
		description: 'Get one delegated admin relationship with its roles and status',
		route: ONE,
		fields: [relationshipId],
		unavailable,
		extra: customerOf,
		simplify: RELATIONSHIP,
		sample: 'partnerCenter/gdap.get.json',
		facts: ['gdap.get'],
		docs,
	},
	{
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many relationships',
		description: 'Get your delegated admin relationships',
		route: LIST,
		fields: fields.listOptions,
		unavailable,
		paging: graphPaging.odata,
		items: 'value',
		extra: customerOf,
		simplify: RELATIONSHIP,
		sample: 'partnerCenter/gdap.getMany.json',
		facts: ['gdap.getMany'],
		docs,
	},
];
