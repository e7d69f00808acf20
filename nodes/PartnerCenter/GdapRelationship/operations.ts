import type { Resource } from '../../shared/declare';

import { microsoftGraph } from '../vendor';

import { assignments } from './assignments';
import { relationships } from './relationships';

export const resource: Resource = {
	value: 'gdapRelationship',
	name: 'GDAP Relationship',
	vendor: microsoftGraph,
	operations: [...relationships, ...assignments],
};
