import { customerHandlers } from './accounts/customers';
import { deploymentHandlers } from './accounts/deployments';
import { resellerHandlers } from './accounts/accounts';
import type { Handler } from './call';
import { groupHandlers } from './moves/groups';
import { transferHandlers } from './moves/transfers';
import { flexDiscountHandlers } from './offers/flexDiscounts';
import { recommendationHandlers } from './offers/recommendations';
import { orderHandlers } from './orders/orders';
import { renewalHandlers } from './orders/kinds/renewals';
import { returnHandlers } from './orders/kinds/returns';
import { switchHandlers } from './orders/kinds/switches';
import { subscriptionHandlers } from './subscriptions';

/** What each operation of the contract does, by its id. */
export const HANDLERS: Record<string, Handler> = {
	...resellerHandlers,
	...customerHandlers,
	...groupHandlers,
	...renewalHandlers,
	...returnHandlers,
	...switchHandlers,
	...orderHandlers,
	...subscriptionHandlers,
	...transferHandlers,
	...flexDiscountHandlers,
	...recommendationHandlers,
	...deploymentHandlers,
	'health.ping': () => ({ body: 'pong' }),
	'health.authenticatedPing': () => ({ body: 'pong' }),
};
