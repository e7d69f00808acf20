import { isoSeconds } from '../../../core/dates';
import type { Moment } from '../call';
import type { Benefit, Commitment, StoredCustomer } from '../state/state';
import { present, selfLink } from '../call';

const commitmentView = (commitment?: Commitment) => commitment && present({ ...commitment, answerAt: undefined });

const benefitView = ({ type, status, commitmentRequest, commitment, recommitmentRequest }: Benefit) =>
	present({
		type,
		status,
		commitmentRequest: commitmentView(commitmentRequest),
		commitment: commitmentView(commitment),
		recommitmentRequest: commitmentView(recommitmentRequest),
	});

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
export const customerView = (moment: Moment, customer: StoredCustomer) =>
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
