import { type Call, customerOf, type Handler, textOf } from '../../call';
import { collection, page } from '../../lists/collection';
import { readFilter } from '../../lists/filter';
import { findOne, invalid, refusal } from '../../refusal';
import { etagOf, linkTo } from '../../reply';
import type { StoredCustomer, StoredReseller } from '../state';

const pathOf = ({ id }: StoredCustomer): string => `/customers/${id}`;

const companyProfile = (customer: StoredCustomer) => ({
	tenantId: customer.id,
	domain: customer.domain,
	companyName: customer.companyName,
	organizationRegistrationNumber: customer.organizationRegistrationNumber,
	links: { self: linkTo(`${pathOf(customer)}/profiles/company`) },
	attributes: { objectType: 'CustomerCompanyProfile' },
});

/** The company profile alone, with what delegated administration lets the partner see. */
export const companyProfileView = (customer: StoredCustomer) => ({
	...companyProfile(customer),
	address: customer.billingProfile.defaultAddress,
	email: customer.billingProfile.email,
});

export const profileEtag = ({ billingProfile, profileVersion }: StoredCustomer): string =>
	etagOf(billingProfile.id, profileVersion);

/** The billing profile alone, with its etag. */
export const billingProfileView = (customer: StoredCustomer) => ({
	...customer.billingProfile,
	links: { self: linkTo(`${pathOf(customer)}/profiles/billing`) },
	attributes: { etag: profileEtag(customer), objectType: 'CustomerBillingProfile' },
});

/** A customer as lists show it. */
const customerRow = (customer: StoredCustomer) => ({
	id: customer.id,
	companyProfile: companyProfile(customer),
	relationshipToPartner: customer.relationshipToPartner,
	links: { self: linkTo(pathOf(customer)) },
	attributes: { objectType: 'Customer' },
});

/** A customer on its own. */
export const customerView = (customer: StoredCustomer) => ({
	...customerRow(customer),
	commerceId: customer.commerceId,
	companyProfile: companyProfileView(customer),
	billingProfile: billingProfileView(customer),
	allowDelegatedAccess: customer.withoutDap !== true,
	customDomains: customer.customDomains,
	associatedPartnerId: customer.associatedPartnerId,
});

const FIELDS: Record<string, (customer: StoredCustomer) => string> = {
	CompanyName: ({ companyName }) => companyName,
	Domain: ({ domain }) => domain,
	IndirectReseller: ({ associatedPartnerId = '' }) => associatedPartnerId,
};

/** What the filter of the query says that a field begins with, if there is one. Throws 3000 on another operator. */
function beginning(call: Call): { field: string; start: string } | undefined {
	const text = textOf(call, 'filter');
	if (text === undefined) return undefined;
	const { Field = '', Value, Operator } = readFilter(text);
	if (Operator !== 'starts_with') throw invalid('filter: the only operator of this list is starts_with.');
	if (typeof Value !== 'string') throw invalid('filter: Value must be text.');
	return { field: Field, start: Value.toLowerCase() };
}

const customers: Handler = (call) => {
	const filter = beginning(call);
	if (filter && !(filter.field in FIELDS)) throw invalid(`filter: this list has no field '${filter.field}'.`);
	if (filter?.field === 'IndirectReseller' && call.signIn.kind === 'app') throw refusal('appOnly');
	const rows = call.state.commerce.customers
		.filter(({ relationshipToPartner }) => relationshipToPartner === 'reseller')
		.filter((one) => !filter || FIELDS[filter.field](one).toLowerCase().startsWith(filter.start));
	return page(call, rows, {}, customerRow);
};

const resellerView = ({ id, name, mpnId, location }: StoredReseller) => ({
	id,
	name,
	relationshipType: 'is_indirect_cloud_solution_provider_of',
	state: 'active',
	mpnId,
	location,
	links: { self: linkTo(`/relationships/${id}`) },
	attributes: { objectType: 'PartnerRelationship' },
});

export const listHandlers: Record<string, Handler> = {
	'customer.getMany': customers,
	'customer.search': customers,
	'relationship.getMany': (call) => {
		const filter = beginning(call);
		if (filter && filter.field.toLowerCase() !== 'name')
			throw invalid('filter: the only filter of this list is name with starts_with.');
		// The partners of this simulator are providers: none of them is an indirect reseller itself.
		const isProvider = textOf(call, 'relationship_type') === 'IsIndirectCloudSolutionProviderOf';
		const isMeant = ({ name }: StoredReseller) => name.toLowerCase().startsWith(filter?.start ?? '');
		return collection(call, isProvider ? call.state.commerce.resellers.filter(isMeant) : [], resellerView);
	},
	'relationship.getForCustomer': (call) => {
		const { associatedPartnerId } = customerOf(call);
		const rows = call.state.commerce.resellers.filter(({ id }) => id === associatedPartnerId);
		return collection(call, rows, resellerView);
	},
};

/** The reseller with a partner id (MPN/PLA). Throws 3000, 900154 or 900123. */
export function resellerByMpnId({ state }: Call, mpnId: string): StoredReseller {
	if (!/^\d+$/.test(mpnId)) throw invalid('A partner id consists of digits.');
	const reseller = findOne(state.commerce.resellers, refusal('unknownReseller'), (one) => one.mpnId === mpnId);
	if (!reseller.agreementSigned) throw refusal('resellerUnsigned');
	return reseller;
}
