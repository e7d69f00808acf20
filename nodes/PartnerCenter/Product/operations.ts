import type { Resource } from '../../engine/declare';

import { partnerCenter } from '../vendor';

import { availabilities } from './availabilities';
import { inventory } from './inventory';
import { products } from './products';
import { promotions } from './promotions';
import { skus } from './skus';

export const resource: Resource = {
	value: 'product',
	name: 'Product',
	vendor: partnerCenter,
	operations: [...products, ...skus, ...availabilities, ...inventory, ...promotions],
};
