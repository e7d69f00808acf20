import type { Call, Handler } from '../../call';
import { linkPath } from '../../collection';
import { customerOf } from '../../commerce/find';
import type { StoredSubscription } from '../../commerce/orders/state';
import { iso, linkTo, ok } from '../../commerce/replies';
import { costOf, monthOf } from './meters';
import { azureOf, azureSubscription, money } from './subscriptions';
import type { Row } from '../row';

/** Whom a summary is about: its id and name, the subscriptions that it sums, and what only its kind tells. */
interface Subject {
	id: string;
	name: string;
	subscriptions: StoredSubscription[];
	legacy: boolean;
	objectType: string;
	more?: Row;
}

function summary(call: Call, { id, name, subscriptions, legacy, objectType, more }: Subject) {
	const { start, end } = monthOf(call.now);
	return ok({
		...more,
		resourceId: id,
		id,
		resourceName: name,
		name,
		billingStartDate: iso(start),
		billingEndDate: iso(end),
		...money({ legacy }, costOf(subscriptions, call.now)),
		lastModifiedDate: iso(call.now),
		links: { self: linkTo(linkPath(call)) },
		attributes: { objectType },
	});
}

const ofCustomer: Handler = (call) => {
	const { id, companyName, budget } = customerOf(call);
	const more = { budget: { amount: budget, attributes: { objectType: 'SpendingBudget' } }, currencyLocale: 'en-US' };
	const subscriptions = azureOf(call, id);
	return summary(call, {
		id,
		name: companyName,
		subscriptions,
		legacy: false,
		objectType: 'CustomerUsageSummary',
		more,
	});
};

const ofSubscription: Handler = (call) => {
	const one = azureSubscription(call);
	return summary(call, {
		id: one.id,
		name: one.offerName,
		subscriptions: [one],
		legacy: one.legacy,
		objectType: 'SubscriptionUsageSummary',
	});
};

/** Customers with an Azure plan are left out here. */
const ofPartner: Handler = (call) => {
	const users = call.state.commerce.customers
		.map((customer) => ({ customer, subscriptions: azureOf(call, customer.id) }))
		.filter(({ subscriptions }) => subscriptions.length > 0 && subscriptions.every(({ legacy }) => legacy));
	const over = (share: number) =>
		users.filter(
			({ customer, subscriptions }) => customer.budget && costOf(subscriptions, call.now) > customer.budget * share,
		).length;
	const overBudget = over(1);
	const more = {
		customersOverBudget: overBudget,
		customersTrendingOver: over(0.8) - overBudget,
		customersWithUsageBasedSubscription: users.length,
	};
	const subscriptions = users.flatMap((user) => user.subscriptions);
	const { tenantId, name } = call.tenant;
	return summary(call, { id: tenantId, name, subscriptions, legacy: true, objectType: 'PartnerUsageSummary', more });
};

export const usageSummaryHandlers: Record<string, Handler> = {
	'usage.getCustomerSummary': ofCustomer,
	'usage.getSubscriptionSummary': ofSubscription,
	'usage.getPartnerSummary': ofPartner,
};
