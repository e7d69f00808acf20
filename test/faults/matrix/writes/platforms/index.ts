import { adobe } from './adobe';
import { ingram } from './ingram';
import { partnerCenter } from './partnerCenter';
import type { Writes } from './platform';

const platforms: Writes[] = [ingram, adobe, partnerCenter];

/** What the writes of all platforms need. */
export const writes: Writes = {
	views: Object.assign({}, ...platforms.map(({ views }) => views)) as Writes['views'],
	oneForAll: platforms.flatMap(({ oneForAll }) => oneForAll),
	differsIn: Object.assign({}, ...platforms.map(({ differsIn }) => differsIn)) as Writes['differsIn'],
	filled: platforms.flatMap(({ filled }) => filled),
};
