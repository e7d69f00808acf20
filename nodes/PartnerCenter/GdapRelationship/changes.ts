import type { IDataObject } from 'n8n-workflow';

import {
	type Completion,
	type HookContext,
	type Operation,
	optional,
	type Session,
	type Values,
} from '../../engine/declare';
import { buildRequest, getRequest } from '../../engine/http/request';
import { readObject } from '../../engine/http/readObject';
import { contains } from '../../engine/http/verifyWrite';
import { changesOf, dryRunOf } from '../../engine/output/dryRun';

import { relationshipId } from '../fields/locators';

import * as fields from './fields';
import { endOf, OPERATION, wait } from './longRunning';
import { customerOf, docs, ONE, RELATIONSHIP, unavailable } from './relationships';
import { changeAtVersion, isGone } from './versions';

/** Changes of a relationship itself. Each names the version that it is for. */

async function relationship(session: Session, { path }: Values): Promise<IDataObject> {
	return await readObject(session, getRequest(ONE, path));
}

/** Microsoft has two ways to write that a relationship is not extended. */
const oneSpelling = (object: IDataObject): IDataObject =>
	object.autoExtendDuration === 'P0D' ? { ...object, autoExtendDuration: 'PT0S' } : object;

async function changedRelationship({ session, values }: HookContext): Promise<IDataObject | undefined> {
	const object = await relationship(session, values);
	return contains(oneSpelling(object), values.body) ? object : undefined;
}

const subject = ({ path }: Values) => path.relationshipId;

const update: Operation = {
	value: 'update',
	name: 'Update',
	action: 'Update a relationship',
	description:
		"Change a draft, or whether an active relationship is extended automatically. Fields you leave out don't change.",
	route: 'PATCH /tenantRelationships/delegatedAdminRelationships/{relationshipId}',
	extraRoutes: [ONE, OPERATION],
	fields: [
		relationshipId,
		optional(fields.relationshipName),
		optional(fields.duration),
		fields.changedRoles,
		fields.customerTenantId,
		fields.autoExtend,
	],
	unavailable,
	write: 'change',
	wait,
	subject,
	findAfterLostResponse: changedRelationship,
	run: change,
	extra: customerOf,
	simplify: [...RELATIONSHIP, 'operationId'],
	sample: 'partnerCenter/gdap.update.json',
	facts: ['gdap.update'],
	docs,
};

/** Only what was given is sent. Roles of an active relationship are taken away later, so then there is something to follow. */
async function change({ session, values }: HookContext): Promise<Completion> {
	if (session.settings.dryRun) {
		const before = await relationship(session, values);
		return dryRunOf(update, buildRequest(update, values), { changes: changesOf(update, before, values.body) });
	}
	const { path } = values;
	const changed = await changeAtVersion(session, update, values, ONE);
	return endOf(session, changed, {
		path,
		object: { id: path.relationshipId },
		done: async () => await relationship(session, values),
	});
}

const remove: Operation = {
	value: 'delete',
	name: 'Delete',
	action: 'Delete a relationship',
	description: 'Delete a draft. To end a locked or approved relationship, use Create Request.',
	route: 'DELETE /tenantRelationships/delegatedAdminRelationships/{relationshipId}',
	extraRoutes: [ONE],
	fields: [relationshipId],
	unavailable,
	write: 'delete',
	subject,
	findAfterLostResponse: isGone(ONE),
	run: removeDraft,
	sample: 'partnerCenter/gdap.delete.json',
	facts: ['gdap.delete'],
	docs,
};

async function removeDraft({ session, values }: HookContext): Promise<Completion> {
	if (session.settings.dryRun) return dryRunOf(remove, buildRequest(remove, values));
	await changeAtVersion(session, remove, values, ONE);
	return async () => ({ rows: [{ deleted: true }] });
}

export const changes: Operation[] = [remove, update];
