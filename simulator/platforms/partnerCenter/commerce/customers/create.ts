import { randomBytes, randomUUID } from 'node:crypto';
import type { Call, Handler } from '../../call';
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
export function isDomainTaken({ state }: Call, domain: string): boolean {
	const wanted = domain.toLowerCase();
	const { customers, foreignDomains } = state.commerce;
	return (
		foreignDomains.includes(wanted) ||
		customers.some((customer) => [customer.domain, ...customer.customDomains].includes(wanted))
	);
}

/** The facts know no code of its own for a domain that is taken. */
function checkDomain(call: Call, domain: string): void {
	if (!/^[a-z\d][a-z\d-]*(\.[a-z\d-]+)+$/i.test(domain)) throw refusal(PROBLEMS.invalid, 'The domain is not valid.');
	if (isDomainTaken(call, domain)) throw refusal(PROBLEMS.invalid, `The domain '${domain}' is not available.`);
}

/** A customer of an indirect reseller needs a user's sign-in and a reseller of this provider. */
function checkReseller({ state, signIn }: Call, id: string): void {
	if (signIn.kind === 'app') throw refusal(PROBLEMS.appOnly);
	const reseller = state.commerce.resellers.find((candidate) => candidate.id === id);
	if (!reseller) throw refusal(PROBLEMS.invalid, 'associatedPartnerId names no indirect reseller of yours.');
	if (!reseller.agreementSigned) throw refusal(PROBLEMS.resellerUnsigned);
}

const create: Handler = (call) => {
	const { companyProfile, billingProfile, associatedPartnerId } = call.body as CustomerBody;
	const { customers } = call.state.commerce;
	checkDomain(call, companyProfile.domain);
	checkAddress(billingProfile.defaultAddress);
	checkRegistrationNumber(companyProfile.organizationRegistrationNumber, billingProfile.defaultAddress.country ?? '');
	if (associatedPartnerId) checkReseller(call, associatedPartnerId);
	if (call.tenant.sandbox && customers.length >= SANDBOX_CUSTOMERS) throw refusal(PROBLEMS.sandboxLimit);
	const customer: StoredCustomer = {
		id: randomUUID(),
		commerceId: randomUUID(),
		companyName: billingProfile.companyName,
		domain: companyProfile.domain.toLowerCase(),
		...(companyProfile.organizationRegistrationNumber && {
			organizationRegistrationNumber: companyProfile.organizationRegistrationNumber,
		}),
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
	return created({ ...shown, userCredentials: { userName: 'admin', password: randomBytes(9).toString('base64url') } });
};

export const createHandlers: Record<string, Handler> = {
	'customer.create': create,
	// 200 is taken, 404 is free; neither has a body.
	'domain.checkAvailability': (call) => ({ status: isDomainTaken(call, call.params.domain) ? 200 : 404 }),
};
