import type { Resource } from '../../engine/declare';

import { adobeVip } from '../vendor';

import { reads } from './reads';
import { renewalChanges } from './renewal';
import { schedule } from './schedule';

export const resource: Resource = {
	value: 'subscription',
	name: 'Subscription',
	vendor: adobeVip,
	operations: [...reads, ...renewalChanges, schedule],
};
