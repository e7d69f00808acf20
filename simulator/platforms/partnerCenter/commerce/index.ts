import type { Handler } from '../call';
import { cartHandlers } from './carts/carts';
import { checkoutHandlers } from './carts/checkout';
import { catalogueHandlers } from './catalogue/handlers';
import { inventoryHandlers } from './catalogue/inventory';
import { promotionHandlers } from './catalogue/promotions';
import { agreementHandlers } from './customers/agreements';
import { budgetHandlers } from './customers/budget';
import { createHandlers } from './customers/create';
import { domainHandlers } from './customers/domains';
import { listHandlers } from './customers/list';
import { policyHandlers } from './customers/policies';
import { profileHandlers } from './customers/profiles';
import { relationshipHandlers } from './customers/relationships';
import { acceptHandlers } from './moves/acceptTransfer';
import { conversionHandlers } from './moves/conversions';
import { migrationHandlers } from './moves/migrations';
import { productUpgradeHandlers } from './moves/productUpgrades';
import { scheduleHandlers } from './moves/schedules';
import { transferHandlers } from './moves/transfers';
import { transitionHandlers } from './moves/transitions';
import { transitionTargetHandlers } from './moves/transitionTargets';
import { upgradeHandlers } from './moves/upgrades';
import { orderChangeHandlers } from './orders/change';
import { orderHandlers } from './orders/orders';
import { paperHandlers } from './orders/papers';
import { placeHandlers } from './orders/place';
import { settleCommerce } from './settle';
import { azureEntitlementHandlers } from './subscriptions/azureEntitlements';
import { subscriptionChangeHandlers } from './subscriptions/change';
import { subscriptionExtraHandlers } from './subscriptions/extras';
import { subscriptionReadHandlers } from './subscriptions/read';
import { registrationHandlers } from './subscriptions/registrations';
import { endDateHandlers } from './subscriptions/term/endDates';

export type { CommerceState } from './state';
export { emptyCommerce } from './state';
export { settleCommerce };

const timeless: Record<string, Handler> = {
	...createHandlers,
	...listHandlers,
	...profileHandlers,
	...domainHandlers,
	...agreementHandlers,
	...budgetHandlers,
	...relationshipHandlers,
	...policyHandlers,
	...catalogueHandlers,
	...promotionHandlers,
	...inventoryHandlers,
	...cartHandlers,
	...checkoutHandlers,
	...orderHandlers,
	...placeHandlers,
	...orderChangeHandlers,
	...paperHandlers,
	...subscriptionReadHandlers,
	...subscriptionChangeHandlers,
	...subscriptionExtraHandlers,
	...registrationHandlers,
	...endDateHandlers,
	...azureEntitlementHandlers,
	...upgradeHandlers,
	...conversionHandlers,
	...transitionTargetHandlers,
	...transitionHandlers,
	...migrationHandlers,
	...scheduleHandlers,
	...transferHandlers,
	...acceptHandlers,
	...productUpgradeHandlers,
};

/** Every operation of commerce by fact id; each first lets happen what is due. */
export const handlers: Record<string, Handler> = Object.fromEntries(
	Object.entries(timeless).map(([id, handler]): [string, Handler] => [
		id,
		(call) => {
			settleCommerce(call);
			return handler(call);
		},
	]),
);
