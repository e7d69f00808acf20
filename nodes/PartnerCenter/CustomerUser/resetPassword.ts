import type { Completion, Field, HookContext, Operation } from '../../engine/declare';
import { buildRequest } from '../../engine/http/request';
import { dryRunOf } from '../../engine/output/dryRun';
import { writeOnce } from '../../engine/run/perform';

import { customerId, userId } from '../fields/locators';
import { USER_ONLY } from '../vendor';

import { forceChangePassword, NO_RESET, OBJECT_TYPE, password, PASSWORD, USER } from './fields';

/** The vendor's pages disagree on where a password is reset: at the user itself, or below it. */
const AT_USER = 'PATCH /v1/customers/{customerId}/users/{userId}';
const BELOW_USER = 'PATCH /v1/customers/{customerId}/users/{userId}/resetpassword';

const useOwnPath: Field = {
	displayName: 'Use Password Reset Path',
	name: 'useOwnPath',
	type: 'boolean',
	default: true,
	description:
		"Whether to use the separate path for password resets instead of the user's own path. Try this if the platform refuses the request.",
	send: { in: 'nowhere' },
};

async function run({ session, values }: HookContext): Promise<Completion> {
	const operation = values.local.useOwnPath === true ? { ...resetPassword, route: BELOW_USER } : resetPassword;
	if (session.settings.dryRun) return dryRunOf(operation, buildRequest(operation, values));
	const user = await writeOnce(session, operation, values);
	return async () => ({ rows: [user] });
}

export const resetPassword: Operation = {
	value: 'resetPassword',
	name: 'Reset Password',
	action: 'Reset the password of a user',
	description:
		'Set a new password for a user of a customer. You need the User Administrator or Privileged Authentication Administrator GDAP role.',
	notice: 'The old password stops working immediately.',
	route: AT_USER,
	extraRoutes: [BELOW_USER],
	fields: [
		customerId,
		userId,
		{ ...password, required: true, description: 'The new password' },
		forceChangePassword,
		useOwnPath,
	],
	constantBody: OBJECT_TYPE,
	needs: USER_ONLY,
	unavailable: NO_RESET,
	write: 'change',
	subject: ({ path }) => path.userId,
	emptySuccess: true,
	mask: PASSWORD,
	simplify: USER,
	run,
	sample: 'partnerCenter/user.resetPassword.json',
	facts: ['user.resetPassword'],
	docs: 'https://learn.microsoft.com/partner-center/developer/reset-user-password-for-a-customer',
};
