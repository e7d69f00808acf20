import { randomBytes, randomUUID } from 'node:crypto';
import { type Call, customerOf, type Handler, removeRow, textOf } from '../../call';
import type { StoredCustomer } from '../../commerce/state';
import { collection, page, tokenPage } from '../../lists/collection';
import { readFilter } from '../../lists/filter';
import { byId, invalid, missing } from '../../refusal';
import { created, iso, linkTo, noContent, ok, type Row, withByteOrderMark } from '../../reply';
import { fromSample, seedRows } from '../../samples';
import { recordAudit } from '../audit/records';
import type { StoredUser } from '../state';

/** How long a deleted user can be brought back, in ms. */
const KEPT_MS = 30 * 86_400_000;

/** The users of the path's customer, the deleted ones too as long as they are kept. */
function usersOf(call: Call): StoredUser[] {
	const { id } = customerOf(call);
	return call.state.areas.users.filter(
		({ customerId, deletedAt = Infinity }) => customerId === id && call.now < deletedAt + KEPT_MS,
	);
}

export const activeUsers = (call: Call): StoredUser[] =>
	usersOf(call).filter(({ deletedAt }) => deletedAt === undefined);

/** An active user of the path's customer. Throws 404. */
export const activeUser = (call: Call, id = call.params.userId): StoredUser =>
	byId(activeUsers(call), id, missing('user'));

type Named = Pick<StoredUser, 'id' | 'userPrincipalName' | 'immutableId' | 'usageLocation'>;

/**
 * What the platform asks of a user's names: a country code of two letters, a domain of the customer, a name that nobody
 * else has, and outside the initial domain an immutableId that nobody else has. Throws 400.
 */
function checkNames(user: Named, customer: StoredCustomer, others: StoredUser[]): void {
	if (!/^[A-Z]{2}$/.test(user.usageLocation))
		throw invalid('usageLocation must be a code of two capital letters (ISO 3166-1 alpha-2).');
	const full = user.userPrincipalName.toLowerCase();
	const [local, domain, ...rest] = full.split('@');
	if (!local || !domain || rest.length > 0) throw invalid('userPrincipalName must look like name@domain.');
	const isInitial = domain === customer.domain.toLowerCase();
	if (!isInitial && !customer.customDomains.some((custom) => custom.toLowerCase() === domain))
		throw invalid(`The domain '${domain}' is not a verified domain of the customer.`);
	if (!isInitial && !user.immutableId) throw invalid('A user outside the initial domain needs an immutableId.');
	const rivals = others.filter(({ id }) => id !== user.id);
	if (rivals.some(({ userPrincipalName }) => userPrincipalName.toLowerCase() === full))
		throw invalid(`Another user has the userPrincipalName '${user.userPrincipalName}'.`);
	if (user.immutableId && rivals.some(({ immutableId }) => immutableId === user.immutableId))
		throw invalid('Another user has this immutableId.');
}

type PasswordProfile = { password?: string; forceChangePassword?: boolean };

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

/** The id of the path's role; every directory has the same ones, with the ids of Entra. Throws 404. */
const roleOf = (call: Call): string =>
	String(byId(seedRows(call, 'directoryRole.getMany'), call.params.roleId, missing('directory role')).id);

function memberView({ id, displayName, userPrincipalName }: StoredUser, roleId: string) {
	return { displayName, userPrincipalName, roleId, id, attributes: { objectType: 'UserMember' } };
}

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
	'userRole.getMany': (call) => {
		const { roles } = activeUser(call);
		const rows = seedRows(call, 'directoryRole.getMany').filter(({ id }) => roles.includes(String(id)));
		return collection(call, rows);
	},
	'directoryRole.getMany': fromSample(),
	'directoryRole.getMembers': (call) => {
		const roleId = roleOf(call);
		const members = activeUsers(call).filter(({ roles }) => roles.includes(roleId));
		return page(call, members, {}, (user) => memberView(user, roleId));
	},
	/** A role that the user has already stays as it is. */
	'directoryRole.addMember': (call) => {
		const roleId = roleOf(call);
		const user = activeUser(call, (call.body as { id: string }).id);
		if (!user.roles.includes(roleId)) user.roles.push(roleId);
		return created(memberView(user, roleId));
	},
	'directoryRole.removeMember': (call) => {
		const roleId = roleOf(call);
		const { roles } = activeUser(call);
		if (!roles.includes(roleId)) throw missing('member of this role');
		removeRow(roles, roleId);
		return noContent();
	},
};
