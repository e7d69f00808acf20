import { isoDate } from '../../core/dates';
import { add, multiply } from './money';
import { missing, refuse } from './refusal';
import type { Money, StoredSubscription, SubscriptionLine } from './state';
import type { Call, Handler } from './call';
import { domainParameters, prefixOf } from './domains';

/** The price row of an update, after the contract has passed it. */
type PriceBody = Partial<Pick<SubscriptionLine, 'mpn' | 'unitPrice' | 'unitCost' | 'unitProviderCost'>> & {
	id?: string;
};

function find({ state, params }: Call): StoredSubscription {
	const subscription = state.subscriptions.find(({ id }) => id === params.id);
	if (!subscription) throw missing();
	return subscription;
}

const row = ({ lines, parameters, planId, ...shown }: StoredSubscription) => shown;

const extended = ({ unitPrice, quantity }: Pick<SubscriptionLine, 'unitPrice' | 'quantity'>): Money => ({
	currency: unitPrice.currency,
	amount: multiply(unitPrice.amount, quantity),
});

/** Sign-in data of the vendor's portal stands in clear text here, as on the platform. */
function fulfillmentOf({ id, parameters }: StoredSubscription) {
	const [domain] = domainParameters(parameters);
	const prefix = domain ? prefixOf(domain.value) : `subscription${id}`;
	return [
		{ name: 'adminLogin', value: `admin@${prefix}.onmicrosoft.com` },
		{ name: 'adminPassword', value: `Secret[&${id}` },
	];
}

const productView = ({ productId, ...line }: SubscriptionLine) => ({
	...line,
	id: productId,
	extendedPrice: extended(line),
});

const detailed = (subscription: StoredSubscription) => {
	const amounts = subscription.lines.map(extended);
	const totalPrice = {
		currency: amounts[0]?.currency ?? 'USD',
		amount: amounts.reduce((sum, { amount }) => add(sum, amount), '0.0'),
	};
	return {
		...row(subscription),
		totalPrice,
		products: subscription.lines.map(productView),
		orderParameters: subscription.parameters,
		fulfillmentParameters: fulfillmentOf(subscription),
		planId: Number(subscription.planId),
	};
};

const list: Handler = ({ state, query }) => {
	const { customerId, status, creationDateFrom, creationDateTo } = query;
	return state.subscriptions
		.filter(
			(subscription) =>
				(customerId ?? subscription.customerId) === subscription.customerId &&
				(status ?? subscription.status) === subscription.status &&
				(creationDateFrom ?? '') <= subscription.creationDate &&
				subscription.creationDate <= (creationDateTo ?? '9'),
		)
		.map(row);
};

/** Finds every line first, so that a refused request changes nothing. */
function setPrices(subscription: StoredSubscription, bodies: PriceBody[]): void {
	const pairs = bodies.map(({ mpn, id, ...prices }) => {
		const line = subscription.lines.find((candidate) => candidate.mpn === mpn || candidate.productId === id);
		if (!line)
			throw refuse(
				`Subscription ${subscription.id} does not hold product ${mpn ?? id ?? '(neither mpn nor id given)'}`,
			);
		return { line, prices };
	});
	for (const { line, prices } of pairs) Object.assign(line, prices);
}

const update: Handler = (call) => {
	const subscription = find(call);
	if (!['active', 'hold', 'pending'].includes(subscription.status)) {
		throw refuse(`Subscription ${subscription.id} is ${subscription.status} and cannot be changed`);
	}
	const { products, attributes, renewalStatus } = call.body as {
		products?: PriceBody[];
		attributes?: Record<string, string>;
		renewalStatus?: boolean;
	};
	setPrices(subscription, products ?? []);
	Object.assign(subscription.attributes, attributes);
	subscription.renewalStatus = renewalStatus ?? subscription.renewalStatus;
	subscription.lastModifiedDate = isoDate(call.now);
	return row(subscription);
};

export const subscriptionHandlers: Record<string, Handler> = {
	'subscription.list': list,
	'subscription.get': (call) => detailed(find(call)),
	'subscription.update': update,
	'subscription.updateSpecialPricing': update,
};
