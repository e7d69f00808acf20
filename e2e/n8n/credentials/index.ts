import { adobe } from './adobe';
import { ingram } from './ingram';
import { partnerCenter } from './partnerCenter';
import type { Credentials } from './platform';

/** Every platform that a stage has credentials for. */
export const platforms = { ingram, partnerCenter, adobe } satisfies Record<string, Credentials>;

export type PlatformName = keyof typeof platforms;
