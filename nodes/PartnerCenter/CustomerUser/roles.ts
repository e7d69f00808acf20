import type { IDataObject } from 'n8n-workflow';

import type { Completion, HookContext, Operation, Session, Values } from '../../engine/declare';
import { readRows } from '../../engine/http/paging/paging';
import { buildRequest, getRequest } from '../../engine/http/request';
import { readObject } from '../../engine/http/readObject';
import { dryRunOf } from '../../engine/output/dryRun';
import { writeOnce } from '../../engine/run/perform';

import { customerId, roleId, userId } from '../fields/locators';
import { paging } from '../paging';
import { USER_ONLY } from '../vendor';

import { memberNames, NOT_WRITTEN } from './fields';

const MEMBERS = 'GET /v1/customers/{customerId}/directoryroles/{roleId}/usermembers';
const USER = 'GET /v1/customers/{customerId}/users/{userId}';

/** The member that a lost answer may have made. */
async function madeMember({ session, values: { path, body } }: HookContext): Promise<IDataObject | undefined> {
	const rows = await readRows(session, getRequest(MEMBERS, path), paging.token, 'items', Infinity);
	return rows.find(({ id }) => id === body.id);
}

/** The names that the platform asks for beside the ID, read from the user where they are not given. */
async function named(session: Session, { path, body }: Values): Promise<IDataObject> {
	if (body.displayName !== undefined && body.userPrincipalName !== undefined) return body;
	const request = getRequest(USER, { ...path, userId: String(body.id) });
	const { displayName, userPrincipalName } = await readObject(session, request);
	return { displayName, userPrincipalName, ...body };
}

async function addMember({ session, values: given }: HookContext): Promise<Completion> {
	const values = { ...given, body: await named(session, given) };
	if (session.settings.dryRun) return dryRunOf(addRoleMember, buildRequest(addRoleMember, values));
	const member = await writeOnce(session, addRoleMember, values);
	return async () => ({ rows: [member] });
}

const addRoleMember: Operation = {
	value: 'addRoleMember',
	name: 'Add Role Member',
	action: 'Add a user to a directory role',
	description: 'Assign a directory role to a user of a customer. You need the Privileged Role Administrator GDAP role.',
	notice: "This gives the user rights in the customer's tenant.",
	route: 'POST /v1/customers/{customerId}/directoryroles/{roleId}/usermembers',
	extraRoutes: [USER],
	fields: [customerId, roleId, { ...userId, send: { as: 'id' } }, ...memberNames],
	constantBody: { attributes: { objectType: 'UserMember' } },
	needs: USER_ONLY,
	unavailable: NOT_WRITTEN,
	write: 'create',
	subject: ({ path, body }) => `${path.roleId}/${String(body.id)}`,
	findAfterLostResponse: madeMember,
	run: addMember,
	sample: 'partnerCenter/directoryRole.addMember.json',
	facts: ['directoryRole.addMember'],
	docs: 'https://learn.microsoft.com/partner-center/developer/set-user-roles-for-a-customer',
};

export const roles: Operation[] = [
	{
		value: 'getDirectoryRoles',
		name: 'Get Directory Roles',
		action: 'Get the directory roles of a customer',
		description: 'Get all directory roles that users of a customer can have, with their IDs',
		route: 'GET /v1/customers/{customerId}/directoryroles',
		fields: [customerId],
		needs: USER_ONLY,
		paging: paging.links,
		items: 'items',
		sample: 'partnerCenter/directoryRole.getMany.json',
		facts: ['directoryRole.getMany'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-user-roles-for-a-customer',
	},
	{
		value: 'getRolesOfUser',
		name: 'Get Roles of User',
		action: 'Get the directory roles of a user',
		description: 'Get the directory roles that one user has',
		route: 'GET /v1/customers/{customerId}/users/{userId}/directoryroles',
		fields: [customerId, userId],
		needs: USER_ONLY,
		paging: paging.links,
		items: 'items',
		sample: 'partnerCenter/userRole.getMany.json',
		facts: ['userRole.getMany'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-user-roles-for-a-customer',
	},
	{
		value: 'getRoleMembers',
		name: 'Get Role Members',
		action: 'Get the members of a directory role',
		description: 'Get the users of a customer that have one directory role',
		route: MEMBERS,
		fields: [customerId, roleId],
		needs: USER_ONLY,
		paging: paging.token,
		items: 'items',
		sample: 'partnerCenter/directoryRole.getMembers.json',
		facts: ['directoryRole.getMembers'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-user-roles-for-a-customer',
	},
	addRoleMember,
	{
		value: 'removeRoleMember',
		name: 'Remove Role Member',
		action: 'Remove a user from a directory role',
		description: 'Remove a directory role from a user',
		notice: "The user loses the rights of this role in the customer's tenant.",
		route: 'DELETE /v1/customers/{customerId}/directoryroles/{roleId}/usermembers/{userId}',
		fields: [customerId, roleId, userId],
		needs: USER_ONLY,
		unavailable: NOT_WRITTEN,
		write: 'delete',
		subject: ({ path }) => `${path.roleId}/${path.userId}`,
		sample: 'partnerCenter/directoryRole.removeMember.json',
		facts: ['directoryRole.removeMember'],
		docs: 'https://learn.microsoft.com/partner-center/developer/remove-customer-user-from-a-role',
	},
];
