import { auditHandlers } from './areas/audit/records';
import { agreedHandlers } from './areas/customers/agreed';
import { deviceHandlers, settleJobs } from './areas/devices/devices';
import { alertHandlers } from './areas/graph/alerts';
import { changeHandlers } from './areas/graph/assignments';
import { exportHandlers } from './areas/graph/exports';
import { relationshipHandlers } from './areas/graph/relationships';
import { addressHandlers } from './areas/partner/programs';
import { supportHandlers } from './areas/partner/support';
import { webhookHandlers } from './areas/partner/webhooks';
import { billingHandlers } from './areas/reads/billing';
import { entitlementHandlers } from './areas/reads/offers';
import { securityHandlers } from './areas/reads/security';
import { analyticsHandlers } from './areas/reads/usage';
import { referralHandlers } from './areas/sales/referrals';
import { sheetHandlers } from './areas/sales/sheets';
import { licenseHandlers } from './areas/users/licenses';
import { userHandlers } from './areas/users/users';
import type { Handler, Moment } from './call';
import { cartHandlers } from './commerce/carts/carts';
import { catalogHandlers } from './commerce/catalog/handlers';
import { promotionHandlers } from './commerce/catalog/promotions';
import { agreementHandlers } from './commerce/customers/agreements';
import { createHandlers } from './commerce/customers/create';
import { listHandlers } from './commerce/customers/lists';
import { settleMigrations, settleSchedules } from './commerce/moves/migrate';
import { migrationHandlers } from './commerce/moves/migrations';
import { transferHandlers } from './commerce/moves/transfers';
import { settleTransitions, transitionTargetHandlers } from './commerce/moves/transitions';
import { settleProductUpgrades, upgradeHandlers } from './commerce/moves/upgrades';
import { provision } from './commerce/orders/create';
import { orderHandlers } from './commerce/orders/orders';
import { paperHandlers } from './commerce/orders/papers';
import { azureEntitlementHandlers } from './commerce/subscriptions/azure';
import { settleSubscriptions } from './commerce/subscriptions/renewal';
import { subscriptionReadHandlers } from './commerce/subscriptions/subscriptions';

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

/** What each operation beside commerce does, by its id. */
export const AREAS: Record<string, Handler> = {
	...addressHandlers,
	...alertHandlers,
	...analyticsHandlers,
	...auditHandlers,
	...billingHandlers,
	...deviceHandlers,
	...entitlementHandlers,
	...exportHandlers,
	...licenseHandlers,
	...changeHandlers,
	...agreedHandlers,
	...referralHandlers,
	...relationshipHandlers,
	...securityHandlers,
	...sheetHandlers,
	...supportHandlers,
	...userHandlers,
	...webhookHandlers,
};

/** What each operation of the contract does, by its id. */
export const HANDLERS: Record<string, Handler> = {
	...AREAS,
	...createHandlers,
	...listHandlers,
	...agreementHandlers,
	...catalogHandlers,
	...promotionHandlers,
	...cartHandlers,
	...orderHandlers,
	...paperHandlers,
	...subscriptionReadHandlers,
	...azureEntitlementHandlers,
	...upgradeHandlers,
	...transitionTargetHandlers,
	...migrationHandlers,
	...transferHandlers,
};
