import type { Call } from '../../call';
import { customerOf } from '../../commerce/find';
import { missing } from '../refusals';
import type { StoredUser } from './state';

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
export function activeUser(call: Call, id: string): StoredUser {
	const user = activeUsers(call).find((candidate) => candidate.id === id);
	if (!user) throw missing('user');
	return user;
}
