import { type Call, customerOf } from '../../call';
import type { StoredCustomer } from '../../commerce/state';
import { byId, invalid, missing } from '../../refusal';
import type { StoredUser } from '../stored';

/** How long a deleted user can be brought back, in ms. */
const KEPT_MS = 30 * 86_400_000;

/** The users of the path's customer, the deleted ones too as long as they are kept. */
export function usersOf(call: Call): StoredUser[] {
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
export function checkNames(user: Named, customer: StoredCustomer, others: StoredUser[]): void {
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
