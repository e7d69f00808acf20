import type { Call } from '../../call';
import { subscriptionOf } from '../../commerce/find';
import type { StoredSubscription } from '../../commerce/orders/state';
import { invalid } from '../refusals';

/** Azure plans, and legacy Azure subscriptions: what is billed by use. */
const isAzure = ({ family }: StoredSubscription): boolean => family === 'Azure';

/** The Azure subscriptions and plans of a customer. */
export const azureOf = ({ state }: Call, customerId: string): StoredSubscription[] =>
	state.commerce.subscriptions.filter((one) => one.customerId === customerId && isAzure(one));

/** The path's subscription, which must be billed by use; `kind` when only one kind is known here. Throws 400 or 404. */
export function azureSubscription(call: Call, kind?: 'plan' | 'legacy'): StoredSubscription {
	const subscription = subscriptionOf(call);
	if (!isAzure(subscription)) throw invalid('The subscription is not billed by use.');
	if (kind === 'plan' && subscription.legacy) throw invalid('Legacy Azure subscriptions are not supported here.');
	if (kind === 'legacy' && !subscription.legacy) throw invalid('Azure plans are not supported here.');
	return subscription;
}

/** How a subscription's money is written: plans tell the currency, older subscriptions only its place. */
export const money = ({ legacy }: Pick<StoredSubscription, 'legacy'>, cost: number) => ({
	totalCost: cost,
	...(legacy ? { currencyLocale: 'en-US' } : { currencyCode: 'USD', usdTotalCost: cost }),
});
