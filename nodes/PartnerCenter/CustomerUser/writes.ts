import type { IDataObject } from 'n8n-workflow';

import type { HookContext, Operation, Values } from '../../engine/declare';
import { findRows } from '../../engine/http/paging/pickers';
import { verifyWrite } from '../../engine/http/verifyWrite';

import { customerId, userId } from '../fields/locators';
import { USER_ONLY } from '../vendor';

import { changedUser, deletedUserId, newUser, NOT_WRITTEN, OBJECT_TYPE, PASSWORD, USER } from './fields';

const ONE = 'GET /v1/customers/{customerId}/users/{userId}';

const subject = ({ path }: Values) => path.userId;

/** The user that a lost answer may have made. */
async function madeUser({ session, values: { path, body } }: HookContext): Promise<IDataObject | undefined> {
	const { users } = session.vendor.pickers;
	const [made] = await findRows(session, users, 'userPrincipalName', String(body.userPrincipalName), path);
	return made;
}

/** The user as it is after a lost answer, if it holds what was sent; a password is shown by no read. */
async function changedUserOf(context: HookContext): Promise<IDataObject | undefined> {
	if (context.values.body.passwordProfile !== undefined) return undefined;
	return await verifyWrite(ONE)(context);
}

export const writes: Operation[] = [
	{
		value: 'create',
		name: 'Create',
		action: 'Create a user of a customer',
		description:
			"Create a user in a customer's tenant. You need a GDAP role there such as User Administrator or Directory Writers.",
		route: 'POST /v1/customers/{customerId}/users',
		fields: [customerId, ...newUser],
		constantBody: OBJECT_TYPE,
		needs: USER_ONLY,
		unavailable: NOT_WRITTEN,
		write: 'create',
		subject: ({ path }) => path.customerId,
		findAfterLostResponse: madeUser,
		mask: PASSWORD,
		simplify: USER,
		sample: 'partnerCenter/user.create.json',
		facts: ['user.create'],
		docs: 'https://learn.microsoft.com/partner-center/developer/create-user-accounts-for-a-customer',
	},
	{
		value: 'update',
		name: 'Update',
		action: 'Update a user of a customer',
		description: "Change a user of a customer. Fields you leave out don't change.",
		route: 'PATCH /v1/customers/{customerId}/users/{userId}',
		fields: [customerId, userId, ...changedUser],
		constantBody: OBJECT_TYPE,
		needs: USER_ONLY,
		unavailable: NOT_WRITTEN,
		write: 'change',
		subject,
		findAfterLostResponse: changedUserOf,
		mask: PASSWORD,
		simplify: USER,
		sample: 'partnerCenter/user.update.json',
		facts: ['user.update'],
		docs: 'https://learn.microsoft.com/partner-center/developer/update-user-accounts-for-a-customer',
	},
	{
		value: 'restore',
		name: 'Restore',
		action: 'Restore a deleted user of a customer',
		description: 'Restore a user that was deleted in the last 30 days. Assign its licenses again afterward.',
		route: 'PATCH /v1/customers/{customerId}/users/{userId}',
		fields: [customerId, deletedUserId],
		constantBody: { state: 'active', ...OBJECT_TYPE },
		needs: USER_ONLY,
		unavailable: NOT_WRITTEN,
		write: 'change',
		subject,
		findAfterLostResponse: verifyWrite(ONE),
		simplify: USER,
		sample: 'partnerCenter/user.restore.json',
		facts: ['user.restore'],
		docs: 'https://learn.microsoft.com/partner-center/developer/restore-a-user-for-a-customer',
	},
	{
		value: 'delete',
		name: 'Delete',
		action: 'Delete a user of a customer',
		description: 'Delete a user of a customer. You can restore it for 30 days.',
		notice: 'The user loses access immediately, and its licenses become available.',
		route: 'DELETE /v1/customers/{customerId}/users/{userId}',
		fields: [customerId, userId],
		needs: USER_ONLY,
		unavailable: NOT_WRITTEN,
		write: 'delete',
		subject,
		sample: 'partnerCenter/user.delete.json',
		facts: ['user.delete'],
		docs: 'https://learn.microsoft.com/partner-center/developer/delete-user-accounts-for-a-customer',
	},
];
