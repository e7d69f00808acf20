import * as areas from './areas';
import type { Handler, Moment } from './call';
import * as commerce from './commerce';
import { settleJobs } from './areas/devices/devices';
import { settleMigrations, settleSchedules } from './commerce/moves/migrate';
import { settleTransitions } from './commerce/moves/transitions';
import { settleProductUpgrades } from './commerce/moves/upgrades';
import { provision } from './commerce/orders/create';
import { settleSubscriptions } from './commerce/subscriptions/terms';

/**
 * Brings a state up to the present: everything that happens by itself is computed from the time, never waited for.
 * Plans come before renewals, which would move the end of the term that a plan waits for.
 */
export function settle(moment: Moment): void {
	const { commerce } = moment.state;
	settleSchedules(moment);
	settleProductUpgrades(moment);
	provision(commerce, moment.now);
	settleMigrations(moment);
	settleTransitions(commerce, moment.now);
	settleSubscriptions(commerce, moment.now);
	settleJobs(moment);
}

type Table = Record<string, Handler>;

const merged = (tables: Record<string, Table>): Table => Object.assign({}, ...Object.values(tables)) as Table;

/** What each operation beside commerce does, by its id. */
export const AREAS = merged(areas);

/** What each operation of the contract does, by its id. */
export const HANDLERS: Table = { ...AREAS, ...merged(commerce) };
