import type { IDataObject } from 'n8n-workflow';

import type { Completion, HookContext, Operation, Session, State, Values, Wait } from '../../engine/declare';
import { readRows } from '../../engine/http/paging/paging';
import { buildRequest, getRequest } from '../../engine/http/request';
import { readObject } from '../../engine/http/readObject';
import { contains } from '../../engine/http/verifyWrite';
import { dryRunOf } from '../../engine/output/dryRun';

import { accessAssignmentId, relationshipId } from '../fields/locators';
import { graphPaging } from '../paging';

import * as fields from './fields';
import { endOf, followed, OPERATION, wait as operationWait } from './longRunning';
import { unavailable } from './relationships';
import { changeAtVersion, isGone } from './versions';

/** Which of your own groups has which roles of a relationship. */

const LIST = 'GET /tenantRelationships/delegatedAdminRelationships/{relationshipId}/accessAssignments';
const ONE = `${LIST}/{accessAssignmentId}`;

const docs = 'https://learn.microsoft.com/graph/api/resources/delegatedadminaccessassignment';

async function assignment(session: Session, path: Record<string, string>): Promise<IDataObject> {
	return await readObject(session, getRequest(ONE, path));
}

const STATES: Record<string, State> = { active: 'completed', error: 'failed', deleted: 'failed', deleting: 'failed' };

const wait: Wait = {
	route: ONE.replace('{accessAssignmentId}', '{id}'),
	state: ({ status }) => STATES[String(status).toLowerCase()] ?? 'pending',
	failure: ({ id, status }) =>
		`Access assignment ${id} did not become active: its status is ${status}. Check the relationship and the group in Microsoft Entra, then run this again.`,
	until: 'the group has the roles',
	offered: 'choice',
};

/** What holds all that was sent; the group may have another assignment with other roles. */
async function madeAssignment({ session, values: { path, body } }: HookContext): Promise<IDataObject | undefined> {
	const rows = await readRows(session, getRequest(LIST, path), graphPaging.odata, 'value', Infinity);
	return rows.find((row) => contains(row, body));
}

async function changedAssignment({ session, values: { path, body } }: HookContext): Promise<IDataObject | undefined> {
	const row = await assignment(session, path);
	return contains(row, body) ? row : undefined;
}

const subject = ({ path }: Values) => path.accessAssignmentId;

const remove: Operation = {
	value: 'deleteAccessAssignment',
	name: 'Delete Access Assignment',
	action: 'Delete an access assignment',
	description: "Remove the roles in the customer's tenant from one of your groups. The relationship stays.",
	notice: 'The members of the group lose all roles of this assignment.',
	route:
		'DELETE /tenantRelationships/delegatedAdminRelationships/{relationshipId}/accessAssignments/{accessAssignmentId}',
	extraRoutes: [ONE],
	fields: [relationshipId, accessAssignmentId],
	unavailable,
	write: 'delete',
	subject,
	findAfterLostResponse: isGone(ONE),
	run: takeRoles,
	sample: 'partnerCenter/gdap.deleteAccessAssignment.json',
	facts: ['gdap.deleteAccessAssignment'],
	docs,
};

/** The page reports on an end at once; an answer of 202 only says that it was taken. */
async function takeRoles({ session, values }: HookContext): Promise<Completion> {
	if (session.settings.dryRun) return dryRunOf(remove, buildRequest(remove, values));
	const { path } = values;
	const changed = await changeAtVersion(session, remove, values, ONE);
	if (!('answer' in changed) || changed.answer.status !== 202) return async () => ({ rows: [{ deleted: true }] });
	return followed(session, changed.answer, {
		path,
		object: { id: path.accessAssignmentId },
		done: async () => ({ deleted: true }),
	});
}

const update: Operation = {
	value: 'updateAccessAssignment',
	name: 'Update Access Assignment',
	action: 'Update an access assignment',
	description: 'Replace the roles that a group has through a relationship. Microsoft applies this a few seconds later.',
	notice: 'The members of the group lose all roles that you do not list.',
	route:
		'PATCH /tenantRelationships/delegatedAdminRelationships/{relationshipId}/accessAssignments/{accessAssignmentId}',
	extraRoutes: [ONE, OPERATION],
	fields: [relationshipId, accessAssignmentId, fields.groupRoles],
	unavailable,
	write: 'change',
	wait: operationWait,
	subject,
	findAfterLostResponse: changedAssignment,
	run: replaceRoles,
	sample: 'partnerCenter/gdap.updateAccessAssignment.json',
	facts: ['gdap.updateAccessAssignment'],
	docs,
};

/** Microsoft answers with the assignment itself only where nothing had to be changed. */
async function replaceRoles({ session, values }: HookContext): Promise<Completion> {
	if (session.settings.dryRun) return dryRunOf(update, buildRequest(update, values));
	const { path } = values;
	const changed = await changeAtVersion(session, update, values, ONE);
	return endOf(session, changed, {
		path,
		object: { id: path.accessAssignmentId },
		done: async () => await assignment(session, path),
	});
}

export const assignments: Operation[] = [
	{
		value: 'createAccessAssignment',
		name: 'Create Access Assignment',
		action: 'Create an access assignment',
		description: "Assign roles in the customer's tenant to one of your security groups, through an active relationship",
		notice: "The members of the group get these roles in the customer's tenant.",
		route: 'POST /tenantRelationships/delegatedAdminRelationships/{relationshipId}/accessAssignments',
		extraRoutes: [LIST],
		fields: [relationshipId, fields.accessContainerId, fields.groupRoles],
		constantBody: { accessContainer: { accessContainerType: 'securityGroup' } },
		unavailable,
		write: 'create',
		wait,
		subject: (values) => values.path.relationshipId,
		findAfterLostResponse: madeAssignment,
		sample: 'partnerCenter/gdap.createAccessAssignment.json',
		facts: ['gdap.createAccessAssignment'],
		docs,
	},
	remove,
	{
		value: 'getAccessAssignment',
		name: 'Get Access Assignment',
		action: 'Get an access assignment',
		description: 'Get which roles one group has through a relationship, and whether they are active',
		route: ONE,
		fields: [relationshipId, accessAssignmentId],
		unavailable,
		sample: 'partnerCenter/gdap.getAccessAssignment.json',
		facts: ['gdap.getAccessAssignment'],
		docs,
	},
	{
		value: 'getAccessAssignments',
		name: 'Get Access Assignments',
		action: 'Get the access assignments of a relationship',
		description: 'Get which group has which roles through a relationship',
		route: LIST,
		fields: [relationshipId],
		unavailable,
		paging: graphPaging.odata,
		items: 'value',
		sample: 'partnerCenter/gdap.getAccessAssignments.json',
		facts: ['gdap.getAccessAssignments'],
		docs,
	},
	update,
];
