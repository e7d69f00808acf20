import type { Call } from '../call';

/** What commerce needs where no request is at hand: whose it is, what there is, and what time it is. */
export type Moment = Pick<Call, 'tenant' | 'state' | 'settings' | 'now' | 'fixture'>;
