import type { Moment } from './moment';
import { settleSchedules } from './moves/dueSchedules';
import { settleMigrations } from './moves/migrate';
import { settleProductUpgrades } from './moves/productUpgrades';
import { settleTransitions } from './moves/transitions';
import { provision } from './orders/provision';
import { settleSubscriptions } from './subscriptions/renewal';

/**
 * Brings commerce up to the present: everything that happens by itself is computed from the time, never waited for.
 * Plans come before renewals, which would move the end of the term that a plan waits for.
 */
export function settleCommerce(moment: Moment): void {
	const { commerce } = moment.state;
	settleSchedules(moment);
	settleProductUpgrades(moment);
	provision(commerce, moment.now);
	settleMigrations(moment);
	settleTransitions(commerce, moment.now);
	settleSubscriptions(commerce, moment.now);
}
