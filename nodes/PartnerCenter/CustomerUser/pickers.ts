import type { Picker } from '../../engine/declare';

import { filterOf, pickers } from '../pickers';

/** The filter by which the platform lists deleted users. Its own link back to this list names another field. */
export const DELETED = filterOf('UserState', 'Inactive', 'equals');

/** Lists that only users need. */
export const userPickers = {
	deletedUsers: {
		...pickers.users,
		noun: 'deleted users',
		query: () => DELETED,
		finds: { userPrincipalName: { query: () => DELETED, match: 'userPrincipalName', anyCase: true } },
	},
} satisfies Record<string, Picker>;
