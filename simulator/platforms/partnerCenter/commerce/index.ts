import type { Handler, Moment } from '../call';
import { settleMigrations, settleSchedules } from './moves/migrate';
import { productUpgradeHandlers, settleProductUpgrades } from './moves/productUpgrades';
import { settleTransitions, transitionTargetHandlers } from './moves/transitions';
import { provision } from './orders/create';
import { settleSubscriptions } from './subscriptions/renewal';
import { cartHandlers } from './carts/carts';
import { checkoutHandlers } from './carts/checkout';
import { catalogHandlers } from './catalog/handlers';
import { promotionHandlers } from './catalog/promotions';
import { agreementHandlers } from './customers/agreements';
import { createHandlers } from './customers/create';
import { listHandlers } from './customers/lists';
import { profileHandlers } from './customers/profiles';
import { transferHandlers } from './moves/transfers';
import { migrationHandlers } from './moves/migrations';
import { scheduleHandlers } from './moves/schedules';
import { upgradeHandlers } from './moves/upgrades';
import { orderHandlers } from './orders/orders';
import { paperHandlers } from './orders/papers';
import { placeHandlers } from './orders/place';
import { azureEntitlementHandlers } from './subscriptions/azure';
import { subscriptionReadHandlers } from './subscriptions/subscriptions';

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

export type { CommerceState } from './state';
export { emptyCommerce } from './state';

/** What each operation of commerce does, by its id. */
export const handlers: Record<string, Handler> = {
	...createHandlers,
	...listHandlers,
	...profileHandlers,
	...agreementHandlers,
	...catalogHandlers,
	...promotionHandlers,
	...cartHandlers,
	...checkoutHandlers,
	...orderHandlers,
	...placeHandlers,
	...paperHandlers,
	...subscriptionReadHandlers,
	...azureEntitlementHandlers,
	...upgradeHandlers,
	...transitionTargetHandlers,
	...migrationHandlers,
	...scheduleHandlers,
	...transferHandlers,
	...productUpgradeHandlers,
};
