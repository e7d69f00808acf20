import { type Handler, type Moment, nextNumber, textOf } from '../call';
import { commitmentOf, lgaOf, runningCommitment } from '../catalog/levels';
import { knownProduct } from '../catalog/products';
import { byId, customerOf, isActive, refuse, subscriptionsOf } from '../find';
import { LGA_MINIMUM } from '../orders/rules';
import { renewalQuantity } from '../orders/kinds/renewals';
import type { Benefit, Commitment, StoredCustomer } from '../state/state';
import { isBefore, WINDOWS } from '../time';

type Asked = Pick<Commitment, 'minimumQuantities'>;

/** What is asked for in `benefits`. */
export type BenefitBody = { type: Benefit['type']; commitmentRequest?: Asked; recommitmentRequest?: Asked };

type Profile = StoredCustomer['profile'];

/** What must be true of every agency. Throws 1163, 1164, 1167 or 1168. */
export function checkAgency({ distributor }: Moment, profile: Profile): void {
	const { marketSegment, marketSubSegments = [], address } = profile;
	if (!distributor.lga) throw refuse(1164);
	if (!['US', 'CA'].includes(address.country)) throw refuse(1167);
	if (marketSegment !== 'GOV') throw refuse(1163);
	if (marketSubSegments.length !== 1 || !['FEDERAL', 'STATE'].includes(marketSubSegments[0])) throw refuse(1168);
}

/** Throws 1147 when a customer would have both benefits, 1117 for a benefit that says nothing. */
export function checkTogether(asked: BenefitBody[], stored: Benefit[] = []): void {
	const types = new Set([...asked, ...stored].map(({ type }) => type));
	if (types.size > 1) throw refuse(1147);
	if (asked.length > 1) throw refuse(1117, ['benefits']);
	for (const { type, commitmentRequest, recommitmentRequest } of asked) {
		const requests = [commitmentRequest, recommitmentRequest].filter((request) => request !== undefined);
		if (requests.length !== (type === 'THREE_YEAR_COMMIT' ? 1 : 0)) throw refuse(1117, ['benefits']);
		const quantities = requests.flatMap(({ minimumQuantities }) => minimumQuantities);
		if (quantities.some(({ quantity }) => quantity < 1)) throw refuse(1117, ['benefits.minimumQuantities']);
	}
}

const request = (asked: Asked, answerAt?: number): Commitment => ({ status: 'REQUESTED', ...asked, answerAt });

/** The benefits of a new customer. */
export const newBenefits = (asked: BenefitBody[]): Benefit[] =>
	asked.map(({ type, commitmentRequest }) =>
		commitmentRequest ? { type, commitmentRequest: request(commitmentRequest) } : { type, status: 'ACTIVE' },
	);

/** Asks for a commitment, or for a further one (notes of customer.requestThreeYearCommit and requestRecommitment). */
function askForCommitment({ settings, now }: Moment, customer: StoredCustomer, asked: BenefitBody): void {
	if (customer.linkedMembershipId) throw refuse(1117, ['benefits']);
	const benefit: Benefit = commitmentOf(customer) ?? { type: 'THREE_YEAR_COMMIT' };
	const answerAt = now + settings.commitmentMs;
	if (asked.commitmentRequest) {
		if (benefit.recommitmentRequest) throw refuse(1117, ['benefits.commitmentRequest']);
		benefit.commitmentRequest = request(asked.commitmentRequest, answerAt);
	}
	if (asked.recommitmentRequest) {
		const isCommitted = runningCommitment(customer)?.status === 'COMMITTED';
		if (!isCommitted || benefit.commitmentRequest?.status === 'REQUESTED')
			throw refuse(1117, ['benefits.recommitmentRequest']);
		benefit.recommitmentRequest = request(asked.recommitmentRequest, answerAt);
	}
	if (!customer.benefits.includes(benefit)) customer.benefits.push(benefit);
}

/** Marks a customer as an agency from its next anniversary on. Throws 1169 or 1170 when the coming renewal does not fit. */
function convert(moment: Moment, customer: StoredCustomer, profile: Profile): void {
	checkAgency(moment, profile);
	if (customer.linkedMembershipId || !isBefore(customer.cotermDate, WINDOWS.lga, moment.now))
		throw refuse(1117, ['benefits']);
	const renewing = subscriptionsOf(moment, customer).filter((one) => isActive(one) && one.autoRenewal.enabled);
	if (renewing.some(({ offerId }) => knownProduct(offerId).kind !== 'enterprise')) throw refuse(1169);
	if (renewing.reduce((sum, one) => sum + renewalQuantity(one), 0) < LGA_MINIMUM) throw refuse(1170);
	customer.benefits.push({ type: 'LARGE_GOVERNMENT_AGENCY', status: 'PENDING_UPGRADE' });
}

/** Carries out what an update asks for in `benefits`. */
export function changeBenefits(moment: Moment, customer: StoredCustomer, asked: BenefitBody[], profile: Profile): void {
	checkTogether(asked, customer.benefits);
	for (const benefit of asked) {
		if (benefit.type === 'THREE_YEAR_COMMIT') askForCommitment(moment, customer, benefit);
		else if (!lgaOf(customer)) convert(moment, customer, profile);
	}
}

const NAME_LENGTH = 80;

/** Makes a customer the owner of a new linked membership. Throws 1117. */
export function createGroup(moment: Moment, customer: StoredCustomer, asked: { type?: string; name?: string }): void {
	const { type, name = '' } = asked;
	const isRight = type !== undefined && name.length > 0 && name.length <= NAME_LENGTH;
	// A commitment rules it out, and nobody owns two.
	if (!isRight || customer.linkedMembershipId || commitmentOf(customer)) throw refuse(1117, ['linkedMembership']);
	const id = `LM${nextNumber(moment, 'group')}`;
	const { distributorId } = moment.distributor;
	const { id: ownerId, levels, profile } = customer;
	const own = { id, distributorId, name, type, ownerId, members: [ownerId], createdAt: moment.now };
	const standing = { lga: lgaOf(customer) !== undefined, level: levels.license, country: profile.address.country };
	moment.state.groups.push({ ...own, ...standing });
	customer.linkedMembershipId = id;
}

export const groupHandlers: Record<string, Handler> = {
	'linkedMembership.search': (call) => {
		if (!call.distributor.lga) throw refuse(1164);
		const part = (textOf(call, 'name') ?? '').toLowerCase();
		const asked = textOf(call, 'country');
		const rows = call.state.groups
			.filter(({ lga, country, name }) => lga && country === asked && name.toLowerCase().includes(part))
			.map(({ id, name, type, country, members, level }) => {
				const discounts = [{ offerType: 'LICENSE', level }];
				const benefitTypes = ['LARGE_GOVERNMENT_AGENCY'];
				return { id, name, type, country, membersCount: members.length, benefitTypes, discounts };
			});
		if (rows.length === 0) throw refuse(1143);
		return { body: rows };
	},
	'linkedMembership.enroll': (call) => {
		const customer = customerOf(call);
		const group = byId(call, call.state.groups, call.params.linkedMembershipId, '1143');
		if (group.distributorId !== call.distributor.distributorId) throw refuse(1153);
		if (!lgaOf(customer)) throw refuse(1165);
		if (!group.lga) throw refuse(1166);
		if (group.country !== customer.profile.address.country) throw refuse(1118);
		if (customer.linkedMembershipId) throw refuse(1117, ['linkedMembership']);
		group.members.push(customer.id);
		customer.linkedMembershipId = group.id;
		customer.levels.license = group.level;
		return { body: { message: 'The customer was added to the linked membership' } };
	},
};
