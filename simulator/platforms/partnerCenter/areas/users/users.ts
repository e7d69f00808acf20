import { randomBytes, randomUUID } from 'node:crypto';
import { type Call, customerOf, type Handler, textOf } from '../../call';
import { tokenPage } from '../../lists/collection';
import { readFilter } from '../../lists/filter';
import { byId, invalid, missing } from '../../refusal';
import { iso, linkTo, noContent, ok, type Row, withByteOrderMark } from '../../reply';
import { recordAudit } from '../audit/records';
import type { StoredUser } from '../stored';
import { activeUser, activeUsers, checkNames, usersOf } from './find';

interface PasswordProfile {
	password?: string;
	forceChangePassword?: boolean;
}

type UserBody = Omit<StoredUser, 'id' | 'customerId' | 'deletedAt' | 'roles' | 'licenses'> & {
	passwordProfile?: PasswordProfile;
	attributes?: unknown;
};

const view = ({ customerId, roles, licenses, deletedAt, ...user }: StoredUser): Row => ({
	...user,
	userDomainType: 'managed',
	state: deletedAt === undefined ? 'active' : 'inactive',
	...(deletedAt !== undefined && { softDeletionTime: iso(deletedAt) }),
	links: { self: linkTo(`/customers/${customerId}/users/${user.id}`) },
	attributes: { objectType: 'CustomerUser' },
});

/** With the password, as answers show it once after it was set. */
const withPassword = (user: StoredUser, { password, forceChangePassword = true }: PasswordProfile): Row => ({
	...view(user),
	passwordProfile: { password, forceChangePassword },
});

const record = (call: Call, operationType: string, user: StoredUser, oldValue?: Row): void =>
	recordAudit(call, { resourceType: 'customer_user', operationType, newValue: view(user), oldValue });

/** By a member of the user, in any letter case; refuses another one. */
function sorted(call: Call, users: Row[]): Row[] {
	const asked = textOf(call, 'sortField');
	if (asked === undefined || users.length === 0) return users;
	const name = Object.keys(users[0]).find((key) => key.toLowerCase() === asked.toLowerCase());
	if (name === undefined) throw invalid(`Users cannot be sorted by ${asked}.`);
	const order = textOf(call, 'sortDirection') === 'descending' ? -1 : 1;
	return [...users].sort((a, b) => order * String(a[name]).localeCompare(String(b[name]), 'en'));
}

const update: Handler = (call) => {
	const user = activeUser(call);
	const before = view(user);
	const { passwordProfile, attributes: _, ...fields } = call.body as Partial<UserBody>;
	checkNames({ ...user, ...fields }, customerOf(call), activeUsers(call));
	Object.assign(user, fields);
	record(call, passwordProfile ? 'reset_customer_user_password' : 'update_customer_user', user, before);
	return ok(passwordProfile?.password ? withPassword(user, passwordProfile) : view(user));
};

export const userHandlers: Record<string, Handler> = {
	'user.create': (call) => {
		const customer = customerOf(call);
		const { passwordProfile = {}, attributes: _, ...fields } = call.body as UserBody;
		const user: StoredUser = { id: randomUUID(), customerId: customer.id, ...fields, roles: [], licenses: [] };
		checkNames(user, customer, activeUsers(call));
		call.state.areas.users.push(user);
		record(call, 'create_customer_user', user);
		const password = passwordProfile.password ?? randomBytes(12).toString('base64url');
		return ok(withPassword(user, { ...passwordProfile, password }));
	},
	'user.get': (call) => withByteOrderMark(ok(view(activeUser(call)))),
	'user.getMany': (call) => tokenPage(call, sorted(call, activeUsers(call).map(view))),
	/** The platform's own link to this list names another field than the one that it takes. */
	'user.getDeleted': (call) => {
		const { Field, Value, Operator } = readFilter(textOf(call, 'filter') ?? '');
		const asked = [Field, String(Value).toLowerCase(), Operator?.toLowerCase()].join(' ');
		if (asked !== 'UserState inactive equals')
			throw invalid('Users can be filtered by UserState equals Inactive only.');
		const deleted = usersOf(call).filter(({ deletedAt }) => deletedAt !== undefined);
		const reply = tokenPage(call, deleted.map(view));
		const { self } = (reply.body as { links: { self: { uri: string } } }).links;
		self.uri = self.uri.replace('UserState', 'UserStatus');
		return reply;
	},
	'user.update': update,
	'user.resetPassword': update,
	'user.restore': (call) => {
		const user = byId(usersOf(call), call.params.userId, missing('user'));
		checkNames(user, customerOf(call), activeUsers(call));
		delete user.deletedAt;
		record(call, 'restore_customer_user', user);
		return ok(view(user));
	},
	'user.delete': (call) => {
		const user = activeUser(call);
		Object.assign(user, { deletedAt: call.now, roles: [], licenses: [] });
		record(call, 'delete_customer_user', user);
		return noContent();
	},
};
