import { acquisitionHandlers } from './accounts/acquisitions';
import { customerHandlers } from './accounts/customers';
import { deploymentHandlers } from './accounts/deployments';
import { resellerHandlers } from './accounts/resellers';
import type { Handler } from './call';
import { groupHandlers } from './moves/groups';
import { resellerChangeHandlers } from './moves/resellerChanges';
import { transferHandlers } from './moves/transfers';
import { flexDiscountHandlers } from './offers/flexDiscounts';
import { priceListHandlers } from './offers/priceList';
import { recommendationHandlers } from './offers/recommendations';
import { switchPathHandlers } from './offers/switchPaths';
import { historyHandlers } from './orders/history';
import { renewalHandlers } from './orders/kinds/renewals';
import { returnHandlers } from './orders/kinds/returns';
import { switchHandlers } from './orders/kinds/switches';
import { newOrderHandlers } from './orders/newOrders';
import { subscriptionHandlers } from './subscriptions';

/** What each operation of the contract does, by its id. */
export const HANDLERS: Record<string, Handler> = {
	...resellerHandlers,
	...resellerChangeHandlers,
	...customerHandlers,
	...acquisitionHandlers,
	...groupHandlers,
	...newOrderHandlers,
	...renewalHandlers,
	...returnHandlers,
	...switchHandlers,
	...historyHandlers,
	...switchPathHandlers,
	...subscriptionHandlers,
	...transferHandlers,
	...priceListHandlers,
	...flexDiscountHandlers,
	...recommendationHandlers,
	...deploymentHandlers,
	'health.ping': () => ({ body: 'pong' }),
	'health.authenticatedPing': () => ({ body: 'pong' }),
};
