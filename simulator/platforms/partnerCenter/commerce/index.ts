import type { Handler } from '../call';
import { cartHandlers } from './carts/carts';
import { checkoutHandlers } from './carts/checkout';
import { catalogHandlers } from './catalog/handlers';
import { promotionHandlers } from './catalog/promotions';
import { agreementHandlers } from './customers/agreements';
import { createHandlers } from './customers/create';
import { listHandlers } from './customers/list';
import { policyHandlers } from './customers/policies';
import { profileHandlers } from './customers/profiles';
import { acceptHandlers } from './moves/acceptTransfer';
import { migrationHandlers } from './moves/migrations';
import { productUpgradeHandlers } from './moves/productUpgrades';
import { scheduleHandlers } from './moves/schedules';
import { transferHandlers } from './moves/transfers';
import { transitionTargetHandlers } from './moves/transitionTargets';
import { transitionHandlers } from './moves/transitions';
import { upgradeHandlers } from './moves/upgrades';
import { orderChangeHandlers } from './orders/change';
import { orderHandlers } from './orders/orders';
import { paperHandlers } from './orders/papers';
import { placeHandlers } from './orders/place';
import { azureEntitlementHandlers } from './subscriptions/azureEntitlements';
import { subscriptionChangeHandlers } from './subscriptions/change';
import { subscriptionReadHandlers } from './subscriptions/read';
import { endDateHandlers } from './subscriptions/term/endDates';

export type { CommerceState } from './state';
export { emptyCommerce } from './state';
export { settleCommerce } from './settle';

/** What each operation of commerce does, by its id. */
export const handlers: Record<string, Handler> = {
	...createHandlers,
	...listHandlers,
	...profileHandlers,
	...agreementHandlers,
	...policyHandlers,
	...catalogHandlers,
	...promotionHandlers,
	...cartHandlers,
	...checkoutHandlers,
	...orderHandlers,
	...placeHandlers,
	...orderChangeHandlers,
	...paperHandlers,
	...subscriptionReadHandlers,
	...subscriptionChangeHandlers,
	...endDateHandlers,
	...azureEntitlementHandlers,
	...upgradeHandlers,
	...transitionTargetHandlers,
	...transitionHandlers,
	...migrationHandlers,
	...scheduleHandlers,
	...transferHandlers,
	...acceptHandlers,
	...productUpgradeHandlers,
};
