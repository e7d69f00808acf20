import type { Operation, Resource } from '../../engine/declare';

import { partnerCenter } from '../vendor';

import { findOrCreate } from './findOrCreate';
import { customerPickers } from './pickers';
import { qualifications } from './qualification/qualifications';
import { reads } from './reads';
import { relationship } from './relationship';
import { addVerifiedDomain } from './verifiedDomain';
import { writes } from './writes';

const operations: Operation[] = [
	...reads,
	...writes,
	findOrCreate,
	...relationship,
	addVerifiedDomain,
	...qualifications,
];

export const resource: Resource = {
	value: 'customer',
	name: 'Customer',
	vendor: { ...partnerCenter, pickers: { ...partnerCenter.pickers, ...customerPickers } },
	operations,
};
