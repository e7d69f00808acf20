import { randomBytes, randomUUID } from 'node:crypto';
import { type Call, type Handler } from '../../call';
import { byId } from '../../refusal';
import { customerOf } from '../find';
import { PROBLEMS, refusal } from '../problems';
import { created } from '../replies';
import { checkAddress, checkRegistrationNumber } from './rules';
import type { BillingProfile, StoredCustomer } from './state';
import { customerView } from './views';

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
function checkDomain(call: Call, domain: string): void {
	if (isDomainTaken(call, domain)) throw refusal(PROBLEMS.invalid, `The domain '${domain}' is not available.`);
}

/** A customer of an indirect reseller needs a user's sign-in and a reseller of this provider. */
function checkReseller({ state, signIn }: Call, id: string): void {
	if (signIn.kind === 'app') throw refusal(PROBLEMS.appOnly);
	const unknown = refusal(PROBLEMS.invalid, 'associatedPartnerId names no indirect reseller of yours.');
	if (!byId(state.commerce.resellers, id, unknown).agreementSigned) throw refusal(PROBLEMS.resellerUnsigned);
}

interface DomainBody {
	verifiedDomainName: string;
	domain: Record<'name' | 'authenticationType' | 'capability' | 'status' | 'verificationMethod', string> & {
		isDefault?: boolean;
		isInitial?: boolean;
	};
	domainFederationSettings?: Record<string, unknown>;
}

const FEDERATION =
	'issuerUri,logOffUri,passiveLogOnUri,preferredAuthenticationProtocol,promptLoginBehavior,signingCertificate'.split(
		',',
	);

/** Requests have PascalCase members, answers snake_case: `DnsRecord` comes back as `dns_record`. */
const snake = (text: string): string => text.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toLowerCase();

export const createHandlers: Record<string, Handler> = {
	'customer.create': (call) => {
		const { companyProfile, billingProfile, associatedPartnerId } = call.body as CustomerBody;
		const { domain, organizationRegistrationNumber } = companyProfile;
		const { customers } = call.state.commerce;
		if (!/^[a-z\d][a-z\d-]*(\.[a-z\d-]+)+$/i.test(domain)) throw refusal(PROBLEMS.invalid, 'The domain is not valid.');
		checkDomain(call, domain);
		checkAddress(billingProfile.defaultAddress);
		checkRegistrationNumber(organizationRegistrationNumber, billingProfile.defaultAddress.country ?? '');
		if (associatedPartnerId) checkReseller(call, associatedPartnerId);
		if (call.tenant.sandbox && customers.length >= SANDBOX_CUSTOMERS) throw refusal(PROBLEMS.sandboxLimit);
		const customer: StoredCustomer = {
			id: randomUUID(),
			commerceId: randomUUID(),
			companyName: billingProfile.companyName,
			domain: domain.toLowerCase(),
			...(organizationRegistrationNumber && { organizationRegistrationNumber }),
			billingProfile: { id: randomUUID(), ...billingProfile },
			profileVersion: 1,
			relationshipToPartner: 'reseller',
			...(associatedPartnerId && { associatedPartnerId }),
			customDomains: [],
			agreements: [],
			signedDirectly: false,
			budget: null,
			createdAt: call.now,
		};
		customers.push(customer);
		const { allowDelegatedAccess, customDomains, ...shown } = customerView(customer);
		// Shown this once and kept nowhere; the name comes without the domain.
		return created({
			...shown,
			userCredentials: { userName: 'admin', password: randomBytes(9).toString('base64url') },
		});
	},
	'customer.addVerifiedDomain': (call) => {
		const customer = customerOf(call);
		const { verifiedDomainName, domain, domainFederationSettings = {} } = call.body as DomainBody;
		if (verifiedDomainName !== domain.name)
			throw refusal(PROBLEMS.invalid, 'verifiedDomainName and domain.name must be the same.');
		checkDomain(call, domain.name);
		const missing =
			domain.authenticationType === 'Federated' ? FEDERATION.filter((name) => !domainFederationSettings[name]) : [];
		if (missing.length > 0) throw refusal(PROBLEMS.input, `A federated domain needs ${missing.join(', ')}.`);
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
};
