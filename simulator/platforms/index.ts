import { adobe } from './adobe';
import { ingram } from './ingram';
import { partnerCenter } from './partnerCenter';

/** Every platform that the simulator plays, under the name of its folder. */
export const platforms = { ingram, partnerCenter, adobe };
