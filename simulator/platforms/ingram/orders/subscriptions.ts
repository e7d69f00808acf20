import { isoDate } from '../../../core/dates';
import { add } from '../catalog/money';
import { times } from '../catalog/pricing';
import { byId, type Call, type Handler, isAsked, refuse } from '../gateway/call';
import type { StoredSubscription, SubscriptionLine } from '../state/state';
import { domainParameters, prefixOf } from './parameters';

/** The price row of an update, after the contract has passed it. */
type PriceBody = Partial<Pick<SubscriptionLine, 'mpn' | 'unitPrice' | 'unitCost' | 'unitProviderCost'>> & {
	id?: string;
};

type UpdateBody = { products?: PriceBody[]; attributes?: Record<string, string>; renewalStatus?: boolean };

const find = ({ state, params }: Call): StoredSubscription => byId(state.subscriptions, params.id);

const row = ({ lines, parameters, planId, ...shown }: StoredSubscription) => shown;

/** Sign-in data of the vendor's portal is in clear text here, as on the platform. */
function fulfillmentOf({ id, parameters }: StoredSubscription) {
	const [domain] = domainParameters(parameters);
	const prefix = domain ? prefixOf(domain.value) : `subscription${id}`;
	return [
		{ name: 'adminLogin', value: `admin@${prefix}.onmicrosoft.com` },
		{ name: 'adminPassword', value: `Secret[&${id}` },
	];
}

function detailed(subscription: StoredSubscription) {
	const products = subscription.lines.map(({ productId: id, ...line }) => ({
		...line,
		id,
		extendedPrice: times(line.unitPrice, line.quantity),
	}));
	const totalPrice = {
		currency: products[0]?.unitPrice.currency ?? 'USD',
		amount: products.reduce((sum, { extendedPrice }) => add(sum, extendedPrice.amount), '0.0'),
	};
	const fulfillmentParameters = fulfillmentOf(subscription);
	const parameters = { orderParameters: subscription.parameters, fulfillmentParameters };
	return { ...row(subscription), totalPrice, products, ...parameters, planId: Number(subscription.planId) };
}

/** Finds every line first, so that a refused request changes nothing. */
function setPrices(subscription: StoredSubscription, bodies: PriceBody[]): void {
	const pairs = bodies.map(({ mpn, id, ...prices }) => {
		const line = subscription.lines.find((candidate) => candidate.mpn === mpn || candidate.productId === id);
		const name = mpn ?? id ?? '(neither mpn nor id given)';
		if (!line) throw refuse(`Subscription ${subscription.id} does not hold product ${name}`);
		return { line, prices };
	});
	for (const { line, prices } of pairs) Object.assign(line, prices);
}

const update: Handler = (call) => {
	const subscription = find(call);
	if (!['active', 'hold', 'pending'].includes(subscription.status)) {
		throw refuse(`Subscription ${subscription.id} is ${subscription.status} and cannot be changed`);
	}
	const { products, attributes, renewalStatus } = call.body as UpdateBody;
	setPrices(subscription, products ?? []);
	Object.assign(subscription.attributes, attributes);
	subscription.renewalStatus = renewalStatus ?? subscription.renewalStatus;
	subscription.lastModifiedDate = isoDate(call.now);
	return row(subscription);
};

export const subscriptionHandlers: Record<string, Handler> = {
	'subscription.list': (call) => {
		const { creationDateFrom = '', creationDateTo = '9' } = call.query;
		return call.state.subscriptions
			.filter((one) => isAsked(call, one, 'customerId', 'status'))
			.filter(({ creationDate }) => creationDateFrom <= creationDate && creationDate <= creationDateTo)
			.map(row);
	},
	'subscription.get': (call) => detailed(find(call)),
	'subscription.update': update,
	'subscription.updateSpecialPricing': update,
};
