import { addPeriod, isoDate, isoSeconds } from '../../../core/dates';
import { PLANS } from '../catalog/catalog';
import { compare, subtract } from '../catalog/money';
import { priced, totalOf } from '../catalog/pricing';
import { domainParameters, domainProblem, prefixOf } from '../orders/parameters';
import { type AccountState, nextId, type StoredOrder, type StoredSubscription, type SubscriptionLine } from './state';

/** The lines, and the dates that are not those of now. */
type Parts = Pick<StoredOrder, 'lines'> &
	Partial<Pick<StoredSubscription, 'creationDate' | 'expirationDate' | 'renewalStatus'>>;

/** What a subscription keeps of an order's line. */
function unitsOf(line: SubscriptionLine): SubscriptionLine {
	const { mpn, vendor, productId, name, quantity, unitPrice, unitCost, unitProviderCost } = line;
	return { mpn, vendor, productId, name, quantity, unitPrice, unitCost, ...(unitProviderCost && { unitProviderCost }) };
}

/** Puts a product into a subscription with its final quantity; zero takes it out. */
function setQuantity(subscription: StoredSubscription, line: SubscriptionLine): void {
	const held = subscription.lines.find(({ productId }) => productId === line.productId);
	if (compare(line.quantity, 0) === 0) subscription.lines = subscription.lines.filter((other) => other !== held);
	else if (held) held.quantity = line.quantity;
	else subscription.lines.push(line);
}

/** Makes the pending subscription of one offer out of the lines of an order; `now` in ms. */
export function createSubscription(state: AccountState, order: StoredOrder, now: number, { lines, ...dates }: Parts) {
	const plan = PLANS.find(({ id }) => id === lines[0].planId) ?? PLANS[0];
	const { name, id: planId, billingModel, billingPeriod, subscriptionPeriod } = plan;
	const creationDate = dates.creationDate ?? isoDate(now);
	const expirationDate = dates.expirationDate ?? addPeriod(creationDate, subscriptionPeriod);
	const subscription: StoredSubscription = {
		id: nextId(state, 'subscription'),
		...{ name, planId, billingModel, billingPeriod, subscriptionPeriod },
		customerId: order.customerId,
		status: 'pending',
		attributes: { ...order.attributes },
		renewalStatus: dates.renewalStatus ?? true,
		creationDate,
		expirationDate,
		renewalDate: expirationDate,
		lastModifiedDate: isoDate(now),
		lines: lines.map(unitsOf),
		parameters: lines.flatMap(({ parameters }) => parameters),
	};
	state.subscriptions.push(subscription);
	return subscription;
}

function completeSales(state: AccountState, order: StoredOrder, now: number): void {
	for (const planId of new Set(order.lines.map((line) => line.planId))) {
		const lines = order.lines.filter((line) => line.planId === planId);
		const subscription = createSubscription(state, order, now, { lines });
		subscription.status = 'active';
		for (const line of lines) line.subscriptionId = subscription.id;
	}
}

/** A completed change order reads back the difference, not what was asked for. */
function completeChange(state: AccountState, order: StoredOrder, subscription: StoredSubscription): void {
	order.lines = order.lines.map((line) => {
		const before = subscription.lines.find(({ productId }) => productId === line.productId)?.quantity ?? '0';
		const target = state.subscriptions.find(({ id }) => id === line.targetSubscriptionId) ?? subscription;
		if (line.replacement || target !== subscription) setQuantity(subscription, { ...unitsOf(line), quantity: '0' });
		setQuantity(target, line.replacement ?? unitsOf(line));
		const difference = subtract(line.quantity, before);
		return priced({ ...line, quantity: difference, billedQuantity: difference });
	});
	order.total = totalOf(order.lines);
}

function completeOn(state: AccountState, order: StoredOrder, subscription: StoredSubscription, now: number): void {
	subscription.lastModifiedDate = isoDate(now);
	if (order.type === 'change') completeChange(state, order, subscription);
	if (order.type === 'cancellation') Object.assign(subscription, { status: 'terminated', renewalStatus: false });
	if (order.type === 'migration') subscription.status = 'active';
	if (order.type === 'renewal') {
		const expirationDate = addPeriod(subscription.expirationDate, subscription.subscriptionPeriod);
		Object.assign(subscription, { expirationDate, renewalDate: expirationDate });
	}
}

/** Why an order cannot be completed now, or undefined. */
function obstacle(state: AccountState, order: StoredOrder, subscription?: StoredSubscription): string | undefined {
	if (order.mustFail) return 'Set to fail';
	if (subscription && order.type !== 'migration' && subscription.status !== 'active') {
		return `The subscription is ${subscription.status}`;
	}
	if (order.type !== 'sales') return undefined;
	return order.lines
		.map(({ parameters }) => domainProblem(state, order.customerId, parameters, 'order'))
		.find((problem) => problem !== undefined);
}

function complete(state: AccountState, order: StoredOrder, now: number): void {
	const subscription = state.subscriptions.find(({ id }) => id === order.lines[0]?.subscriptionId);
	const reason = obstacle(state, order, subscription);
	order.completedAt = now;
	if (reason) {
		Object.assign(order, { status: 'error', statusCode: 'ER', reason });
		return;
	}
	for (const { value } of order.lines.flatMap(({ parameters }) => domainParameters(parameters))) {
		state.domains[prefixOf(value)] ??= order.customerId;
	}
	if (order.type === 'sales') completeSales(state, order, now);
	else if (subscription) completeOn(state, order, subscription, now);
	Object.assign(order, { status: 'completed', statusCode: 'CL' });
	order.provisioningDate ??= isoSeconds(now);
}

/**
 * Brings the state of an account up to `now` (ms): pending accounts become active, orders whose time has come end.
 * Nothing runs on timers, so that a test's own clock decides.
 */
export function settle(state: AccountState, now: number): void {
	for (const accounts of [state.customers, state.resellers])
		for (const account of accounts)
			if (account.status === 'pending' && account.activeAt <= now) account.status = 'active';
	const due = state.orders.filter(({ status, dueAt }) => status === 'processing' && dueAt !== null && dueAt <= now);
	for (const order of due.sort((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0))) complete(state, order, order.dueAt ?? now);
}
