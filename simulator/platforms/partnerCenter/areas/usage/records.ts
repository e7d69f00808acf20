import type { Call, Handler } from '../../call';
import { collection } from '../../collection';
import { customerOf } from '../../commerce/find';
import type { StoredCustomer } from '../../commerce/customers/state';
import type { StoredSubscription } from '../../commerce/orders/state';
import { iso, linkTo } from '../../commerce/replies';
import { consumption, costOf, hoursOf, METERS } from './meters';
import { azureOf, azureSubscription, money } from './subscriptions';

const named = (id: string, name: string) => ({ resourceId: id, id, resourceName: name, name });

/** Legacy subscriptions: what each resource of the price list has used. */
const byPriceListResource: Handler = (call) => {
	const subscription = azureSubscription(call, 'legacy');
	const rows = METERS.map((meter) => {
		const { quantity, cost } = consumption(meter, hoursOf(subscription, call.now));
		return {
			category: meter.category,
			subcategory: meter.subcategory,
			quantityUsed: quantity,
			unit: meter.unit,
			...named(meter.id, meter.name),
			...money(subscription, cost),
			lastModifiedDate: iso(call.now),
			attributes: { objectType: 'AzureResourceMonthlyUsageRecord' },
		};
	});
	return collection(call, rows);
};

const byMeter: Handler = (call) => {
	const subscription = azureSubscription(call);
	const rows = METERS.map((meter) => {
		const { quantity, cost } = consumption(meter, hoursOf(subscription, call.now));
		return {
			subscriptionId: subscription.id,
			meterId: meter.id,
			meterName: meter.name,
			category: meter.category,
			subcategory: meter.subcategory,
			quantityUsed: quantity,
			unit: meter.unit,
			...money(subscription, cost),
			lastModifiedDate: iso(call.now),
			attributes: { objectType: 'MeterUsageRecord' },
		};
	});
	return collection(call, rows);
};

/** Plans only: what each Azure resource below the plan has cost. */
const byAzureResource: Handler = (call) => {
	const plan = azureSubscription(call, 'plan');
	const [entitlement] = plan.entitlements;
	const rows = METERS.map((meter) => ({
		subscriptionId: plan.id,
		resourceUri: `/subscriptions/${entitlement?.id}/resourceGroups/main/providers/${meter.resourceType}/${meter.resourceName}`,
		resourceType: meter.resourceType,
		entitlementId: entitlement?.id,
		entitlementName: entitlement?.friendlyName,
		resourceGroupName: 'main',
		name: meter.resourceName,
		resourceName: meter.resourceName,
		...money(plan, consumption(meter, hoursOf(plan, call.now)).cost),
		lastModifiedDate: iso(call.now),
		attributes: { objectType: 'ResourceUsageRecord' },
	}));
	return collection(call, entitlement ? rows : []);
};

function customerRecord(call: Call, { id, companyName, budget }: StoredCustomer) {
	const subscriptions = azureOf(call, id);
	const cost = costOf(subscriptions, call.now);
	return {
		budget: { amount: budget, attributes: { objectType: 'SpendingBudget' } },
		customerSpendingBudget: budget,
		percentUsed: budget ? Math.round((cost / budget) * 100_000) / 1000 : 0,
		isUpgraded: subscriptions.some(({ legacy }) => !legacy),
		...named(id, companyName),
		...money({ legacy: false }, cost),
		currencyLocale: 'en-US',
		lastModifiedDate: iso(call.now),
		links: { self: linkTo(`/customers/${id}/usagesummary`) },
		attributes: { objectType: 'CustomerMonthlyUsageRecord' },
	};
}

const ofCustomers: Handler = (call) => {
	const customers = call.state.commerce.customers.filter(
		({ relationshipToPartner }) => relationshipToPartner === 'reseller',
	);
	return collection(
		call,
		customers.map((customer) => customerRecord(call, customer)),
	);
};

const subscriptionRecord = ({ now, tenant }: Call, subscription: StoredSubscription) => ({
	status: subscription.status,
	partnerOnRecord: subscription.partnerId ?? tenant.mpnId,
	offerId: subscription.offerId,
	...named(subscription.id, subscription.offerName),
	...money(subscription, costOf([subscription], now)),
	lastModifiedDate: iso(now),
	links: { self: linkTo(`/customers/${subscription.customerId}/subscriptions/${subscription.id}/usagesummary`) },
	attributes: { objectType: 'SubscriptionMonthlyUsageRecord' },
});

const ofSubscriptions: Handler = (call) =>
	collection(
		call,
		azureOf(call, customerOf(call).id).map((subscription) => subscriptionRecord(call, subscription)),
	);

export const usageRecordHandlers: Record<string, Handler> = {
	'usage.getSubscriptionMonthlyRecords': byPriceListResource,
	'usage.getMeterRecords': byMeter,
	'usage.getResourceRecords': byAzureResource,
	'usage.getCustomersRecords': ofCustomers,
	'usage.getSubscriptionsRecords': ofSubscriptions,
};
