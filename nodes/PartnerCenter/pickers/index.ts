import type { Picker } from '../../engine/declare';

import { accountPickers } from './accounts';
import { boughtPickers } from './bought';
import { catalogPickers } from './catalog';
import { devicePickers } from './devices';

export * from './graph';
export { filterOf } from './rows';
export * from './sales';

/** The lists from which ids are picked on the screen, by the name of their search method. */
export const pickers = {
	...accountPickers,
	...boughtPickers,
	...catalogPickers,
	...devicePickers,
} satisfies Record<string, Picker>;
