import type { Call } from '../call';
import { customerOf, isActive, resellerById, subscriptionsOf } from '../find';
import { createGroup } from '../moves/groups';
import { refuse } from '../refusal';
import type { StoredCustomer } from '../state';
import type { BenefitBody } from './benefits';
import { changeBenefits } from './benefits';
import type { ProfileBody } from './profile';
import { checkContactNames, checkProfile, checkReference, checkUnchanged } from './profile';
import { checkSegment } from './segment';

interface Body {
	externalReferenceId?: string;
	globalSalesEnabled?: boolean;
	linkedMembership?: { type?: string; name?: string };
	companyProfile: ProfileBody & { marketSegment?: string; marketSubSegments?: string[] };
	benefits?: BenefitBody[];
}

/** Throws 1139 or 1142. */
function checkGlobalSales({ distributor }: Call, isEnabled: boolean, segment: string): void {
	if (!isEnabled) return;
	if (!distributor.globalSales) throw refuse(1139);
	if (segment !== 'COM') throw refuse(1142);
}

function checkNewSegment(call: Call, customer: StoredCustomer, segment: string): void {
	if (segment === customer.profile.marketSegment) return;
	checkSegment(resellerById(call, customer.resellerId), segment);
	if (subscriptionsOf(call, customer).some(isActive)) throw refuse(1119, ['companyProfile.marketSegment']);
}

/** No contacts are sent with a request for a commitment; then the stored ones stay. */
function checkContacts({ companyProfile, benefits = [] }: Body): void {
	const isRequest = benefits.some(({ type }) => type === 'THREE_YEAR_COMMIT');
	if (companyProfile.contacts.length === 0 && !isRequest) throw refuse(1117, ['companyProfile.contacts']);
}

/** Carries out `customer.update` and its variants: the profile is replaced as a whole. Everything is checked first. */
export function updateCustomer(call: Call): StoredCustomer {
	const customer = customerOf(call);
	const body = call.body as Body;
	const { externalReferenceId, globalSalesEnabled, linkedMembership, companyProfile, benefits = [] } = body;
	if (!isActive(customer)) throw refuse(1125);
	checkReference(externalReferenceId);
	checkUnchanged(companyProfile, customer.profile);
	checkContacts(body);
	checkProfile(companyProfile);
	checkContactNames(companyProfile.contacts, customer.profile.contacts);
	const marketSegment = companyProfile.marketSegment ?? customer.profile.marketSegment;
	checkNewSegment(call, customer, marketSegment);
	checkGlobalSales(call, globalSalesEnabled ?? false, marketSegment);
	const profile = {
		...companyProfile,
		marketSegment,
		contacts: companyProfile.contacts.length ? companyProfile.contacts : customer.profile.contacts,
	};
	if (linkedMembership) createGroup(call, customer, linkedMembership);
	changeBenefits(call, customer, benefits, profile);
	customer.profile = profile;
	if (externalReferenceId !== undefined) customer.externalReferenceId = externalReferenceId;
	if (globalSalesEnabled !== undefined) customer.globalSalesEnabled = globalSalesEnabled;
	return customer;
}
