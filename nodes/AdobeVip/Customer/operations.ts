import type { Resource } from '../../engine/declare';

import { adobeVip } from '../vendor';

import { changes } from './changes';
import { creates } from './create';
import { findOrCreate } from './findOrCreate';
import { reads } from './reads';

export const resource: Resource = {
	value: 'customer',
	name: 'Customer',
	vendor: adobeVip,
	operations: [...reads, findOrCreate, ...creates, ...changes],
};
