import type { Resource } from '../../engine/declare';

import { microsoftGraph } from '../vendor';

import { assignments } from './assignments';
import { changes } from './changes';
import { customers } from './customers';
import { relationships } from './relationships';
import { requests } from './requests';

export const resource: Resource = {
	value: 'gdapRelationship',
	name: 'GDAP Relationship',
	vendor: microsoftGraph,
	operations: [...relationships, ...changes, ...requests, ...assignments, ...customers],
};
