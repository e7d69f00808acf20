import { type Call, type Handler, removeRow } from '../../call';
import { collection, page } from '../../lists/collection';
import { byId, missing } from '../../refusal';
import { created, noContent } from '../../reply';
import { fromSample, seedRows } from '../../samples';
import type { StoredUser } from '../stored';
import { activeUser, activeUsers } from './find';

/** The id of the path's role; every directory has the same ones, with the ids of Entra. Throws 404. */
const roleOf = (call: Call): string =>
	String(byId(seedRows(call, 'directoryRole.getMany'), call.params.roleId, missing('directory role')).id);

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
