import { isoDate, isoSeconds } from '../../../core/dates';
import { type Call, type Handler, type Moment, present, selfLink } from '../call';
import { customerOf, isActive, isInactive, refuse, resellerById, subscriptionsOf } from '../find';
import { type BenefitBody, changeBenefits, checkAgency, checkTogether, createGroup, newBenefits } from './benefits';
import type { Benefit, Commitment, Profile, StoredCustomer } from '../state/state';
import { addMonths, addYears } from '../time';
import { accountPage, addCustomer, checkSegment, isDuplicate, validation } from './accounts';
import { type AccountBody, checkChange, checkNew } from './profile';

const commitmentView = (commitment?: Commitment) => commitment && present({ ...commitment, answerAt: undefined });

function benefitView({ type, status, ...commitments }: Benefit) {
	const shown = Object.entries(commitments).map(([name, one]) => [name, commitmentView(one)]);
	return present({ type, status, ...(Object.fromEntries(shown) as object) });
}

/** What a customer and its moves show of its standing. */
export const standingView = ({ benefits, levels }: StoredCustomer) => ({
	discounts: [
		{ offerType: 'LICENSE', level: levels.license },
		{ offerType: 'CONSUMABLES', level: levels.consumables },
	],
	benefits: benefits.map(benefitView),
});

function membershipView({ state }: Moment, { id, linkedMembershipId }: StoredCustomer) {
	const group = state.groups.find((candidate) => candidate.id === linkedMembershipId);
	if (!group) return undefined;
	return {
		id: group.id,
		name: group.name,
		type: group.type,
		linkedMembershipType: group.ownerId === id ? 'OWNER' : 'MEMBER',
		// This date has no mark of a time zone.
		creationDate: isoSeconds(group.createdAt).replace('Z', ''),
		country: group.country,
		benefitTypes: group.lga ? ['LARGE_GOVERNMENT_AGENCY'] : [],
	};
}

/** A customer as the platform shows it. */
const customerView = (moment: Moment, customer: StoredCustomer) =>
	present({
		externalReferenceId: customer.externalReferenceId ?? '',
		resellerId: customer.resellerId,
		customerId: customer.id,
		globalSalesEnabled: customer.globalSalesEnabled,
		status: customer.status,
		creationDate: isoSeconds(customer.createdAt),
		cotermDate: customer.cotermDate,
		companyProfile: customer.profile,
		...standingView(customer),
		linkedMembership: membershipView(moment, customer),
		tags: customer.highVolume ? ['HVD_MIGRATED_CUSTOMER'] : [],
		links: selfLink(`/v3/customers/${customer.id}`),
	});

interface Body extends AccountBody<Profile & Partial<StoredCustomer['profile']>> {
	resellerId: string;
	cotermDate?: string;
	benefits?: BenefitBody[];
	globalSalesEnabled?: boolean;
	linkedMembership?: { type?: string; name?: string };
}

const LGA_MONTHS = 23;

/** Throws 1117 for an anniversary that is too near or too far (notes of the field). */
function checkAnniversary(date: string, segment: string, isAgency: boolean, now: number): void {
	if (date === '') return;
	const today = isoDate(now);
	const last = isAgency ? addMonths(today, LGA_MONTHS) : addYears(today, segment === 'EDU' ? 4 : 3);
	const first = isAgency ? addMonths(today, 1) : addYears(today, 1);
	if (date < first || date > last) throw refuse(1117, [`cotermDate must be from ${first} to ${last}`]);
}

function checkNewSegment(call: Call, customer: StoredCustomer, segment: string): void {
	if (segment === customer.profile.marketSegment) return;
	checkSegment(resellerById(call, customer.resellerId), segment);
	if (subscriptionsOf(call, customer).some(isActive)) throw refuse(1119, ['companyProfile.marketSegment']);
}

export const customerHandlers: Record<string, Handler> = {
	'customer.create': (call) => {
		const body = call.body as Body;
		const { resellerId, externalReferenceId, cotermDate = '', companyProfile, benefits = [] } = body;
		const reseller = resellerById(call, resellerId);
		if (isInactive(reseller)) throw refuse(1126);
		checkNew(body);
		const profile = { ...companyProfile, marketSegment: companyProfile.marketSegment ?? 'COM' };
		checkSegment(reseller, profile.marketSegment);
		checkTogether(benefits);
		const isAgency = benefits.some(({ type }) => type === 'LARGE_GOVERNMENT_AGENCY');
		if (isAgency) checkAgency(call, profile);
		else if (profile.marketSubSegments) throw refuse(1117, ['companyProfile.marketSubSegments']);
		checkAnniversary(cotermDate, profile.marketSegment, isAgency, call.now);
		const parts = { resellerId, externalReferenceId, cotermDate, profile, benefits: newBenefits(benefits) };
		const customer = addCustomer(call, { ...parts, ...validation(call) });
		if (isDuplicate(call, customer)) customer.validStatus = '1014';
		return { body: customerView(call, customer) };
	},
	'customer.get': (call) => ({ body: customerView(call, customerOf(call)) }),

	/** `customer.update` and its variants: the profile is replaced as a whole. Everything is checked first. */
	'customer.update': (call) => {
		const customer = customerOf(call);
		const body = call.body as Body;
		const { externalReferenceId, globalSalesEnabled, linkedMembership, companyProfile, benefits = [] } = body;
		const stored = customer.profile;
		// No contacts are sent with a request for a commitment; then the stored ones stay.
		const isRequest = benefits.some(({ type }) => type === 'THREE_YEAR_COMMIT');
		checkChange(customer, body, !isRequest);
		const { marketSegment = stored.marketSegment } = companyProfile;
		checkNewSegment(call, customer, marketSegment);
		if (globalSalesEnabled && !call.distributor.globalSales) throw refuse(1139);
		if (globalSalesEnabled && marketSegment !== 'COM') throw refuse(1142);
		const contacts = companyProfile.contacts.length ? companyProfile.contacts : stored.contacts;
		const profile = { ...companyProfile, marketSegment, contacts };
		if (linkedMembership) createGroup(call, customer, linkedMembership);
		changeBenefits(call, customer, benefits, profile);
		customer.profile = profile;
		customer.externalReferenceId = externalReferenceId ?? customer.externalReferenceId;
		customer.globalSalesEnabled = globalSalesEnabled ?? customer.globalSalesEnabled;
		return { body: customerView(call, customer) };
	},
	'customer.list': (call) => {
		const { id } = resellerById(call, call.params.resellerId);
		const mine = call.state.customers.filter(({ resellerId }) => resellerId === id);
		return accountPage(call, mine, (customer) => customerView(call, customer));
	},
};
