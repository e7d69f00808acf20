import { randomBytes, randomUUID } from 'node:crypto';
import type { Call, Handler } from '../../call';
import { textOf } from '../../call';
import { tokenPage } from '../../collection';
import { customerOf } from '../../commerce/find';
import { iso, linkTo, noContent, ok, withByteOrderMark } from '../../commerce/replies';
import { recordAudit } from '../audit/record';
import { readFilter } from '../filter';
import { invalid, missing } from '../refusals';
import { activeUser, activeUsers, usersOf } from './find';
import { checkNames } from './names';
import type { StoredUser } from './state';

interface PasswordProfile {
	password?: string;
	forceChangePassword?: boolean;
}

type UserBody = Partial<
	Pick<
		StoredUser,
		'usageLocation' | 'userPrincipalName' | 'firstName' | 'lastName' | 'displayName' | 'immutableId' | 'phoneNumber'
	>
> & {
	passwordProfile?: PasswordProfile;
	attributes?: unknown;
};

/** A user as every answer shows it. */
const userView = ({ customerId, roles, licenses, deletedAt, ...user }: StoredUser) => ({
	...user,
	userDomainType: 'managed',
	state: deletedAt === undefined ? 'active' : 'inactive',
	...(deletedAt !== undefined && { softDeletionTime: iso(deletedAt) }),
	links: { self: linkTo(`/customers/${customerId}/users/${user.id}`) },
	attributes: { objectType: 'CustomerUser' },
});

/** The view that tells the password, as answers do once after it was set. */
const withPassword = (user: StoredUser, { password, forceChangePassword = true }: PasswordProfile) => ({
	...userView(user),
	passwordProfile: { password, forceChangePassword },
});

const create: Handler = (call) => {
	const customer = customerOf(call);
	const {
		passwordProfile = {},
		attributes: _,
		...fields
	} = call.body as UserBody & Pick<StoredUser, 'usageLocation' | 'userPrincipalName' | 'displayName'>;
	const user: StoredUser = { id: randomUUID(), customerId: customer.id, ...fields, roles: [], licenses: [] };
	checkNames(user, customer, activeUsers(call));
	call.state.areas.users.push(user);
	recordAudit(call, { resourceType: 'customer_user', operationType: 'create_customer_user', newValue: userView(user) });
	return ok(
		withPassword(user, {
			...passwordProfile,
			password: passwordProfile.password ?? randomBytes(12).toString('base64url'),
		}),
	);
};

const get: Handler = (call) => withByteOrderMark(call, ok(userView(activeUser(call, call.params.userId))));

/** By a member of the user, in any letter case; refuses another one. */
function sorted(call: Call, users: Array<ReturnType<typeof userView>>): Array<ReturnType<typeof userView>> {
	const asked = textOf(call, 'sortField');
	if (asked === undefined) return users;
	const name = Object.keys(users[0] ?? {}).find((key) => key.toLowerCase() === asked.toLowerCase());
	if (name === undefined && users.length > 0) throw invalid(`Users cannot be sorted by ${asked}.`);
	const text = (user: ReturnType<typeof userView>) => String((user as Record<string, unknown>)[name ?? '']);
	const order = textOf(call, 'sortDirection') === 'descending' ? -1 : 1;
	return [...users].sort((a, b) => order * text(a).localeCompare(text(b), 'en'));
}

const list: Handler = (call) => tokenPage(call, sorted(call, activeUsers(call).map(userView)));

/** The platform's own link to this list names another field than the one that it takes. */
const listDeleted: Handler = (call) => {
	const { Field, Value, Operator } = readFilter(textOf(call, 'filter') ?? '');
	const isAsked =
		Field === 'UserState' && String(Value).toLowerCase() === 'inactive' && Operator?.toLowerCase() === 'equals';
	if (!isAsked) throw invalid('Users can be filtered by UserState equals Inactive only.');
	const reply = tokenPage(
		call,
		usersOf(call)
			.filter(({ deletedAt }) => deletedAt !== undefined)
			.map(userView),
	);
	const { self } = (reply.body as { links: { self: { uri: string } } }).links;
	self.uri = self.uri.replace('UserState', 'UserStatus');
	return reply;
};

const update: Handler = (call) => {
	const user = activeUser(call, call.params.userId);
	const before = userView(user);
	const { passwordProfile, attributes: _, ...fields } = call.body as UserBody;
	checkNames({ ...user, ...fields }, customerOf(call), activeUsers(call));
	Object.assign(user, fields);
	recordAudit(call, {
		resourceType: 'customer_user',
		operationType: passwordProfile ? 'reset_customer_user_password' : 'update_customer_user',
		oldValue: before,
		newValue: userView(user),
	});
	return ok(passwordProfile?.password ? withPassword(user, passwordProfile) : userView(user));
};

const remove: Handler = (call) => {
	const user = activeUser(call, call.params.userId);
	Object.assign(user, { deletedAt: call.now, roles: [], licenses: [] });
	recordAudit(call, { resourceType: 'customer_user', operationType: 'delete_customer_user', newValue: userView(user) });
	return noContent();
};

const restore: Handler = (call) => {
	const user = usersOf(call).find(({ id }) => id === call.params.userId);
	if (!user) throw missing('user');
	checkNames(user, customerOf(call), activeUsers(call));
	delete user.deletedAt;
	recordAudit(call, {
		resourceType: 'customer_user',
		operationType: 'restore_customer_user',
		newValue: userView(user),
	});
	return ok(userView(user));
};

export const userHandlers: Record<string, Handler> = {
	'user.create': create,
	'user.get': get,
	'user.getMany': list,
	'user.getDeleted': listDeleted,
	'user.update': update,
	'user.resetPassword': update,
	'user.restore': restore,
	'user.delete': remove,
};
