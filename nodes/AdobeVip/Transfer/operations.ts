import type { Resource } from '../../engine/declare';

import { adobeVip } from '../vendor';

import { reads } from './reads';
import { starts } from './start';

export const resource: Resource = {
	value: 'transfer',
	name: 'Transfer',
	vendor: adobeVip,
	operations: [...reads, ...starts],
};
