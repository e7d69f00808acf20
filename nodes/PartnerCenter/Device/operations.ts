import type { Resource } from '../../engine/declare';

import { partnerCenter } from '../vendor';

import { devices } from './devices';
import { policies } from './policies';

export const resource: Resource = {
	value: 'device',
	name: 'Device',
	vendor: partnerCenter,
	operations: [...devices, ...policies],
};
