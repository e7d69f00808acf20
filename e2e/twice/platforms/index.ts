import { adobe } from './adobe';
import { ingram } from './ingram';
import { partnerCenter } from './partnerCenter';
import type { Platform } from './platform';

export type { Deal, Platform } from './platform';

/** By the name of their part of the run. */
export const platforms: Record<string, Platform> = {
	'twice-ingram': ingram,
	'twice-microsoft': partnerCenter,
	'twice-adobe': adobe,
};
