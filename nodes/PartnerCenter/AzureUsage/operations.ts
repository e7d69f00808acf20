import type { Resource } from '../../engine/declare';

import { partnerCenter } from '../vendor';

import { budgets } from './budgets';
import { legacy } from './legacy';
import { overage } from './overage';
import { prices } from './prices';
import { serviceCosts } from './serviceCosts';
import { usage } from './usage';

export const resource: Resource = {
	value: 'azureUsage',
	name: 'Azure Usage',
	vendor: partnerCenter,
	operations: [...usage, ...budgets, ...overage, ...prices, ...serviceCosts, ...legacy],
};
