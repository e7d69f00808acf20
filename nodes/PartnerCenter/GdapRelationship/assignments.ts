import type { IDataObject } from 'n8n-workflow';

import type { Finish, Operation, State, Values, Wait } from '../../shared/declare';
import { dryRunOf } from '../../shared/dryRun';
import { contains } from '../../shared/lookBack';
import { readRows } from '../../shared/paging';
import { writeOnce } from '../../shared/perform';
import { Problem } from '../../shared/problem';
import { buildRequest, getRequest } from '../../shared/route';
import type { Session } from '../../shared/session';

import { accessAssignmentId, relationshipId } from '../fields/locators';

import * as fields from './fields';
import { unavailable } from './relationships';

/** Which of your own groups has which roles of a relationship. A single assignment is read out of the list of all. */

const LIST = 'GET /tenantRelationships/delegatedAdminRelationships/{relationshipId}/accessAssignments';

const docs = 'https://learn.microsoft.com/graph/api/resources/delegatedadminaccessassignment';

async function assignmentsOf(session: Session, path: Record<string, string>): Promise<IDataObject[]> {
	return await readRows(session, getRequest(LIST, path), session.vendor.paging.odata, 'value', Infinity);
}

/** @throws Problem when the relationship has no such assignment */
async function assignment(session: Session, path: Record<string, string>, id: string): Promise<IDataObject> {
	const found = (await assignmentsOf(session, path)).find((row) => row.id === id);
	if (found) return found;
	throw new Problem(`The relationship has no access assignment ${id}. Choose one from the list, or read them with Get Access Assignments.`, { route: LIST, id });
}

const STATES: Record<string, State> = { active: 'completed', error: 'failed', deleted: 'failed', deleting: 'failed' };

const wait: Wait = {
	route: LIST,
	look: assignment,
	state: ({ status }) => STATES[String(status).toLowerCase()] ?? 'pending',
	failure: ({ id, status }) => `Access assignment ${id} did not become active: its status is ${status}.`,
	until: 'the group has the roles',
	offered: 'choice',
};

/** What holds all that was sent; the group may have another assignment with other roles. */
const madeAssignment = async (session: Session, { path, body }: Values): Promise<IDataObject | undefined> =>
	(await assignmentsOf(session, path)).find((row) => contains(row, body));

const changedAssignment = async (session: Session, { path, body }: Values): Promise<IDataObject | undefined> =>
	(await assignmentsOf(session, path)).find((row) => row.id === path.accessAssignmentId && contains(row, body));

const update: Operation = {
	value: 'updateAccessAssignment',
	name: 'Update Access Assignment',
	action: 'Update an access assignment',
	description: 'Replace the roles that a group has through a relationship',
	notice: 'The members of the group lose the roles that are not given.',
	route: 'PATCH /tenantRelationships/delegatedAdminRelationships/{relationshipId}/accessAssignments/{accessAssignmentId}',
	also: [LIST],
	fields: [relationshipId, accessAssignmentId, fields.groupRoles],
	unavailable,
	write: 'change',
	subject: (values) => values.path.accessAssignmentId,
	look: changedAssignment,
	run: replaceRoles,
	sample: 'partnerCenter/gdap.updateAccessAssignment.json',
	facts: ['gdap.updateAccessAssignment'],
	docs,
};

/** The change names the version that it is for. When somebody else was faster, it is read and sent once more. */
async function replaceRoles(session: Session, values: Values): Promise<Finish> {
	if (session.settings.dryRun) return dryRunOf(update, buildRequest(update, values));
	const send = async () => {
		const read = await assignment(session, values.path, values.path.accessAssignmentId);
		return await writeOnce(session, update, { ...values, headers: { 'If-Match': String(read['@odata.etag']) } });
	};
	const row = await send().catch(async (error: Error) => {
		const stale = error instanceof Problem && session.vendor.isStale?.(Number(error.details.status), undefined);
		if (!stale) throw error;
		return await send();
	});
	return async () => ({ rows: [row] });
}

export const assignments: Operation[] = [
	{
		value: 'createAccessAssignment',
		name: 'Create Access Assignment',
		action: 'Create an access assignment',
		description: 'Give a security group of yours roles in the customer\'s tenant, through an active relationship',
		notice: 'The members of the group get these roles in the customer\'s tenant.',
		route: 'POST /tenantRelationships/delegatedAdminRelationships/{relationshipId}/accessAssignments',
		also: [LIST],
		fields: [relationshipId, fields.accessContainerId, fields.groupRoles],
		fixed: { accessContainer: { accessContainerType: 'securityGroup' } },
		unavailable,
		write: 'create',
		wait,
		subject: (values) => values.path.relationshipId,
		look: madeAssignment,
		sample: 'partnerCenter/gdap.createAccessAssignment.json',
		facts: ['gdap.createAccessAssignment'],
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
		paging: 'odata',
		items: 'value',
		sample: 'partnerCenter/gdap.getAccessAssignments.json',
		facts: ['gdap.getAccessAssignments'],
		docs,
	},
	update,
];
