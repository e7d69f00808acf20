import { etagOf, linkTo } from '../../reply';
import type { StoredCustomer } from '../state';

const pathOf = ({ id }: StoredCustomer): string => `/customers/${id}`;

const companyProfile = (customer: StoredCustomer) => ({
	tenantId: customer.id,
	domain: customer.domain,
	companyName: customer.companyName,
	...(customer.organizationRegistrationNumber && {
		organizationRegistrationNumber: customer.organizationRegistrationNumber,
	}),
	links: { self: linkTo(`${pathOf(customer)}/profiles/company`) },
	attributes: { objectType: 'CustomerCompanyProfile' },
});

/** The company profile alone, with what delegated administration lets the partner see. */
export const companyProfileView = (customer: StoredCustomer) => ({
	...companyProfile(customer),
	address: customer.billingProfile.defaultAddress,
	email: customer.billingProfile.email,
});

/** The billing profile alone, with its etag. */
export const billingProfileView = (customer: StoredCustomer) => ({
	...customer.billingProfile,
	links: { self: linkTo(`${pathOf(customer)}/profiles/billing`) },
	attributes: {
		etag: etagOf(customer.billingProfile.id, customer.profileVersion),
		objectType: 'CustomerBillingProfile',
	},
});

/** A customer as lists show it. */
export const customerRow = (customer: StoredCustomer) => ({
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
	...(customer.associatedPartnerId && { associatedPartnerId: customer.associatedPartnerId }),
});

/** What the end of a relationship answers: nearly everything null. */
export const formerCustomerView = ({ id }: StoredCustomer) => ({
	id,
	commerceId: null,
	companyProfile: null,
	billingProfile: null,
	relationshipToPartner: 'none',
	allowDelegatedAccess: null,
	userCredentials: null,
	customDomains: null,
	associatedPartnerId: null,
	attributes: { objectType: 'Customer' },
});
