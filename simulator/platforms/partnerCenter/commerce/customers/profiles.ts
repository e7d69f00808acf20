import { type Call, customerOf, type Handler, textOf } from '../../call';
import { badInput, invalid, PROBLEMS, refusal, refuse } from '../../refusal';
import { etagOf, iso, noContent, ok, type Reply } from '../../reply';
import { likeSample } from '../../samples';
import type { BillingProfile, StoredCustomer } from '../state';
import { checkAddress } from './create';
import { billingProfileView, companyProfileView, customerView } from './lists';

type ProfileBody = BillingProfile & { attributes: { etag: string; objectType: string }; links?: unknown };

/** Both etags must be fresh: the header's in double quotes (412), and the body's (400). */
function checkEtags({ headers }: Call, { billingProfile, profileVersion }: StoredCustomer, sent: string): void {
	const etag = etagOf(billingProfile.id, profileVersion);
	if (headers['if-match'] !== `"${etag}"`) throw refuse(412, PROBLEMS.stale.code, PROBLEMS.stale.text);
	if (sent !== etag) throw refusal('stale');
}

/** What must be cancelled before a customer can go: reservations, and software where the tenant is purged. */
function checkNothingRuns({ state }: Call, customer: StoredCustomer, families: string[]): void {
	const running = state.commerce.orders
		.filter(({ customerId, family }) => customerId === customer.id && families.includes(family))
		.filter(({ lines }) => lines.some(({ cancelled }) => !cancelled));
	if (running.length > 0) throw invalid(`Cancel these orders first: ${running.map(({ id }) => id).join(', ')}`);
}

const budget = (call: Call, amount: number | null): Reply =>
	ok(likeSample(call, { amount, usageSpendingBudget: amount }));

export const customerProfileHandlers: Record<string, Handler> = {
	'usageBudget.get': (call) => budget(call, customerOf(call).budget),
	'usageBudget.update': (call) => {
		const customer = customerOf(call);
		const { amount } = call.body as { amount: number | null };
		if (amount !== null && amount < 0) throw badInput('amount must not be negative.');
		customer.budget = amount;
		return budget(call, amount);
	},
	'customer.get': (call) => ok(customerView(customerOf(call))),
	'customer.removeRelationship': (call) => {
		const customer = customerOf(call);
		checkNothingRuns(call, customer, ['AzureReservation']);
		customer.relationshipToPartner = 'none';
		return ok(likeSample(call, { id: customer.id }));
	},
	/** The relationship itself stays. */
	'customer.removeDap': (call) => {
		const customer = customerOf(call);
		customer.withoutDap = true;
		return ok(likeSample(call, { id: customer.id, relationshipToPartner: customer.relationshipToPartner }));
	},
	'customer.deleteFromSandbox': (call) => {
		const customer = customerOf(call);
		if (!call.tenant.sandbox) throw invalid('Customers can be deleted in an integration sandbox only.');
		checkNothingRuns(call, customer, ['AzureReservation', 'Software']);
		const { commerce } = call.state;
		const others = (rows: Array<{ customerId: string }>) => rows.filter(({ customerId }) => customerId !== customer.id);
		commerce.customers = commerce.customers.filter(({ id }) => id !== customer.id);
		const kinds = ['carts', 'orders', 'subscriptions', 'transitions', 'migrations', 'schedules', 'transfers'] as const;
		for (const kind of [...kinds, 'productUpgrades'] as const)
			Object.assign(commerce, { [kind]: others(commerce[kind]) });
		return noContent();
	},
	'customer.getRelationshipRequestUrl': (call) => {
		const parts = new URLSearchParams({ invType: 'ResellerRelationship', partnerId: call.tenant.tenantId });
		for (const name of Object.keys(call.query)) parts.set(name, textOf(call, name) ?? '');
		const url = `https://admin.example.com/partner-invitation?${parts}`;
		return ok(likeSample(call, { url }));
	},
	'customerBillingProfile.get': (call) => ok(billingProfileView(customerOf(call))),
	'customerBillingProfile.update': (call) => {
		const customer = customerOf(call);
		const { attributes, links, ...profile } = call.body as ProfileBody;
		checkEtags(call, customer, attributes.etag);
		if (profile.id !== customer.billingProfile.id) throw invalid('The id of the profile cannot change.');
		checkAddress(profile.defaultAddress);
		// A full replace: what is left out is gone.
		customer.billingProfile = profile;
		customer.companyName = profile.companyName;
		customer.profileVersion += 1;
		const { etag, ...others } = billingProfileView(customer).attributes;
		return ok({ ...billingProfileView(customer), attributes: others });
	},
	'customerCompanyProfile.get': (call) => ok(companyProfileView(customerOf(call))),
	// No field table exists for this route; a customer of this simulator is never held up by a check.
	'more.GetValidationStatus': (call) => {
		const lastUpdateDateTime = iso(customerOf(call).createdAt);
		return ok(likeSample(call, { type: textOf(call, 'type') ?? 'account', lastUpdateDateTime }));
	},
};
