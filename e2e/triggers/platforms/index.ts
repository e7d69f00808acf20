import { adobe } from './adobe';
import { ingram } from './ingram';
import { partnerCenter } from './partnerCenter';
import type { TriggerPlatform } from './platform';

/** Every platform whose trigger polls. */
export const triggerPlatforms: TriggerPlatform[] = [ingram, partnerCenter, adobe];
