import type { Kind } from '../kinds';
import { adobe } from './adobe';
import { ingram } from './ingram';
import { partnerCenter } from './partnerCenter';

/** Every kind of paging that the platforms have. Source: facts, conventions of each. */
export const kinds: Kind[] = [...ingram, ...adobe, ...partnerCenter];
