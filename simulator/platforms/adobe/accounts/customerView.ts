import { isoSeconds } from '../../../core/dates';
import type { Moment } from '../call';
import type { Benefit, Commitment, StoredCustomer } from '../state';
import { present, selfLink } from '../views';

const commitmentView = (commitment: Commitment | undefined) => {
	if (!commitment) return undefined;
	const { answerAt, ...shown } = commitment;
	return shown;
};

const benefitView = ({ type, status, commitmentRequest, commitment, recommitmentRequest }: Benefit) =>
	present({
		type,
		status,
		commitmentRequest: commitmentView(commitmentRequest),
		commitment: commitmentView(commitment),
		recommitmentRequest: commitmentView(recommitmentRequest),
	});

export const benefitsView = ({ benefits }: StoredCustomer) => benefits.map(benefitView);

export const discountsView = ({ levels }: StoredCustomer) => [
	{ offerType: 'LICENSE', level: levels.license },
	{ offerType: 'CONSUMABLES', level: levels.consumables },
];

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
		discounts: discountsView(customer),
		benefits: benefitsView(customer),
		linkedMembership: membershipView(moment, customer),
		tags: customer.highVolume ? ['HVD_MIGRATED_CUSTOMER'] : [],
		links: selfLink(`/v3/customers/${customer.id}`),
	});
