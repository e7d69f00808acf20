import names from '../../../../../samples/partnerCenter/data/names.json';
import { randomBytes, randomUUID } from 'node:crypto';
import { type Call, customerOf, type Handler, textOf } from '../../call';
import { badInput, byId, invalid, PROBLEMS, refusal, refuse } from '../../refusal';
import { created, iso, noContent, ok, type Reply } from '../../reply';
import { likeSample } from '../../samples';
import type { Address, BillingProfile, StoredCustomer } from '../state';
import { billingProfileView, companyProfileView, customerView, profileEtag } from './lists';

/** Where a registration number is mandatory; everywhere else it is refused (facts: customer.create). */
const NEEDS_REGISTRATION = ['AM', 'AZ', 'BY', 'HU', 'KZ', 'KG', 'MD', 'RU', 'TJ', 'UZ', 'UA'];

/** How long the parts of an address may be. */
const LONGEST = { firstName: 50, lastName: 50, addressLine1: 200, addressLine2: 200, state: 2 };

/** Checks what the contract cannot say about an address. Throws 2007 or 600051. */
function checkAddress(address: Address): void {
	for (const [name, most] of Object.entries(LONGEST)) {
		const value = address[name as keyof typeof LONGEST] ?? '-';
		const isBlank = value.trim() === '' && !['addressLine2', 'state'].includes(name);
		if (isBlank || value.length > most) throw refusal('address', `${name} must have 1 to ${most} characters.`);
	}
	if (!/^[A-Za-z]{2}$/.test(address.country ?? '')) throw refusal('address', 'country must be a code of two letters.');
	if (NEEDS_REGISTRATION.includes((address.country ?? '').toUpperCase()) && !address.phoneNumber)
		throw refusal('phone');
}

/** Checks the registration number against the country. Throws 600002, 600049 or 600050. */
function checkRegistrationNumber(number: string | undefined, country: string): void {
	const isNeeded = NEEDS_REGISTRATION.includes(country.toUpperCase());
	if (isNeeded && !number) throw refusal('registrationMissing');
	if (!isNeeded && number) throw refusal('registrationNotAllowed');
	// The formats differ from country to country; all are made of these characters.
	if (number && !/^[\dA-Z-]{5,20}$/i.test(number)) throw refusal('registrationFormat');
}

/** The most customers of an integration sandbox. */
const SANDBOX_CUSTOMERS = 75;

interface CustomerBody {
	companyProfile: { domain: string; organizationRegistrationNumber?: string };
	billingProfile: Omit<BillingProfile, 'id'>;
	associatedPartnerId?: string;
}

/** Whether somebody holds a domain: a customer of this partner, or a tenant that is none. */
function isDomainTaken({ state }: Call, domain: string): boolean {
	const { customers, foreignDomains } = state.commerce;
	const taken = customers.flatMap((customer) => [customer.domain, ...customer.customDomains]);
	return [...foreignDomains, ...taken].includes(domain.toLowerCase());
}

/** The facts know no code of its own for a domain that is taken. */
const takenDomain = (domain: string) => invalid(`The domain '${domain}' is not available.`);

/** A customer of an indirect reseller needs a user's sign-in and a reseller of this provider. */
function checkReseller({ state, signIn }: Call, id: string): void {
	if (signIn.kind === 'app') throw refusal('appOnly');
	const unknown = invalid('associatedPartnerId names no indirect reseller of yours.');
	if (!byId(state.commerce.resellers, id, unknown).agreementSigned) throw refusal('resellerUnsigned');
}

interface DomainBody {
	verifiedDomainName: string;
	domain: Record<'name' | 'authenticationType' | 'capability' | 'status' | 'verificationMethod', string> & {
		isDefault?: boolean;
		isInitial?: boolean;
	};
	domainFederationSettings?: Record<string, unknown>;
}

/** Requests have PascalCase members, answers snake_case: `DnsRecord` comes back as `dns_record`. */
const snake = (text: string): string => text.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase();

export const createHandlers: Record<string, Handler> = {
	'customer.create': (call) => {
		const { companyProfile, billingProfile, associatedPartnerId } = call.body as CustomerBody;
		const { domain, organizationRegistrationNumber } = companyProfile;
		const { customers } = call.state.commerce;
		if (!/^[a-z\d][a-z\d-]*(\.[a-z\d-]+)+$/i.test(domain)) throw invalid('The domain is not valid.');
		if (isDomainTaken(call, domain)) throw takenDomain(domain);
		checkAddress(billingProfile.defaultAddress);
		checkRegistrationNumber(organizationRegistrationNumber, billingProfile.defaultAddress.country ?? '');
		if (associatedPartnerId) checkReseller(call, associatedPartnerId);
		if (call.tenant.sandbox && customers.length >= SANDBOX_CUSTOMERS) throw refusal('sandboxLimit');
		const customer: StoredCustomer = {
			id: randomUUID(),
			commerceId: randomUUID(),
			companyName: billingProfile.companyName,
			domain: domain.toLowerCase(),
			organizationRegistrationNumber: organizationRegistrationNumber || undefined,
			billingProfile: { id: randomUUID(), ...billingProfile },
			profileVersion: 1,
			relationshipToPartner: 'reseller',
			associatedPartnerId: associatedPartnerId || undefined,
			...{ customDomains: [], agreements: [], signedDirectly: false, budget: null },
			createdAt: call.now,
		};
		customers.push(customer);
		const { allowDelegatedAccess, customDomains, ...shown } = customerView(customer);
		// Shown this once and kept nowhere; the name comes without the domain.
		const userCredentials = { userName: 'admin', password: randomBytes(9).toString('base64url') };
		return created({ ...shown, userCredentials });
	},
	'customer.addVerifiedDomain': (call) => {
		const customer = customerOf(call);
		const { verifiedDomainName, domain, domainFederationSettings: settings = {} } = call.body as DomainBody;
		if (verifiedDomainName !== domain.name) throw invalid('verifiedDomainName and domain.name must be the same.');
		if (isDomainTaken(call, domain.name)) throw takenDomain(domain.name);
		const missing = names.federation.filter((name) => !settings[name]);
		if (domain.authenticationType === 'Federated' && missing.length > 0)
			throw badInput(`A federated domain needs ${missing.join(', ')}.`);
		customer.customDomains.push(domain.name.toLowerCase());
		return created({
			authenticationType: snake(domain.authenticationType),
			capability: snake(domain.capability),
			isDefault: domain.isDefault ?? false,
			isInitial: domain.isInitial ?? false,
			name: domain.name,
			status: snake(domain.status),
			verificationMethod: snake(domain.verificationMethod),
		});
	},
	// 200 is taken, 404 is free; neither has a body.
	'domain.checkAvailability': (call) => ({ status: isDomainTaken(call, call.params.domain) ? 200 : 404 }),
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

type ProfileBody = BillingProfile & { attributes: { etag: string; objectType: string }; links?: unknown };

/** Both etags must be fresh: the header's in double quotes (412), and the body's (400). */
function checkEtags({ headers }: Call, customer: StoredCustomer, sent: string): void {
	const etag = profileEtag(customer);
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
