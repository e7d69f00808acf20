import type { Operation, Resource } from '../../engine/declare';

import { partnerCenter } from '../vendor';

import { userPickers } from './pickers';
import { reads } from './reads';
import { resetPassword } from './resetPassword';
import { roles } from './roles';
import { writes } from './writes';

const operations: Operation[] = [...reads, ...writes, resetPassword, ...roles];

export const resource: Resource = {
	value: 'customerUser',
	name: 'Customer User',
	vendor: { ...partnerCenter, pickers: { ...partnerCenter.pickers, ...userPickers } },
	operations,
};
