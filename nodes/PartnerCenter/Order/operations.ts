import type { Resource } from '../../engine/declare';

import { partnerCenter } from '../vendor';

import { attachments } from './attachments';
import { reads } from './reads';
import { writes } from './writes';

export const resource: Resource = {
	value: 'order',
	name: 'Order',
	vendor: partnerCenter,
	operations: [...reads, ...attachments, ...writes],
};
