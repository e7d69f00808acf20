import { type Call, customerOf, type Handler } from '../../call';
import { collection, tokenPage } from '../../lists/collection';
import { missing } from '../../refusal';
import { created, noContent, type Row } from '../../reply';
import { seedRows } from '../../samples';
import type { StoredUser } from '../stored';
import { activeUser, activeUsers } from './find';

/** Every directory has the same roles; their ids are those of Entra. */
const rolesOf = (call: Call): Row[] => seedRows(call, 'directoryRole.getMany');

/** The id of the path's role. Throws 404 when no directory has it. */
function roleOf(call: Call): string {
	const { roleId } = call.params;
	if (!rolesOf(call).some(({ id }) => id === roleId)) throw missing('directory role');
	return roleId;
}

const memberView = ({ id, displayName, userPrincipalName }: StoredUser, roleId: string) => ({
	displayName,
	userPrincipalName,
	roleId,
	id,
	attributes: { objectType: 'UserMember' },
});

export const roleHandlers: Record<string, Handler> = {
	'userRole.getMany': (call) => {
		const { roles } = activeUser(call);
		return collection(
			call,
			rolesOf(call).filter(({ id }) => roles.includes(String(id))),
		);
	},
	'directoryRole.getMany': (call) => {
		customerOf(call);
		return collection(call, rolesOf(call));
	},
	'directoryRole.getMembers': (call) => {
		const roleId = roleOf(call);
		return tokenPage(
			call,
			activeUsers(call)
				.filter(({ roles }) => roles.includes(roleId))
				.map((user) => memberView(user, roleId)),
		);
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
		const user = activeUser(call);
		if (!user.roles.includes(roleId)) throw missing('member of this role');
		user.roles = user.roles.filter((id) => id !== roleId);
		return noContent();
	},
};
