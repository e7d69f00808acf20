import type { Moment } from '../call';
import { commitmentOf, lgaOf, runningCommitment } from '../catalogue/levels';
import { knownProduct } from '../catalogue/products';
import { subscriptionsOf } from '../find';
import { refuse } from '../refusal';
import type { Benefit, Quantity, StoredCustomer } from '../state';
import { isBefore, WINDOWS } from '../time';

/** What is asked for in `benefits`. */
export interface BenefitBody {
	type: Benefit['type'];
	commitmentRequest?: { minimumQuantities: Quantity[] };
	recommitmentRequest?: { minimumQuantities: Quantity[] };
}

const LGA_COUNTRIES = ['US', 'CA'];
const LGA_SEGMENTS = ['FEDERAL', 'STATE'];
const LGA_MINIMUM = 100;

type Profile = StoredCustomer['profile'];

/** What must be true of every agency. Throws 1163, 1164, 1167 or 1168. */
export function checkAgency(
	{ distributor }: Moment,
	{ marketSegment, marketSubSegments = [], address }: Profile,
): void {
	if (!distributor.lga) throw refuse(1164);
	if (!LGA_COUNTRIES.includes(address.country)) throw refuse(1167);
	if (marketSegment !== 'GOV') throw refuse(1163);
	if (marketSubSegments.length !== 1 || !LGA_SEGMENTS.includes(marketSubSegments[0])) throw refuse(1168);
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

/** The benefits of a new customer. */
export const newBenefits = (asked: BenefitBody[]): Benefit[] =>
	asked.map(({ type, commitmentRequest }) =>
		commitmentRequest
			? { type, commitmentRequest: { status: 'REQUESTED', minimumQuantities: commitmentRequest.minimumQuantities } }
			: { type, status: 'ACTIVE' },
	);

/** Asks for a commitment, or for a further one (notes of customer.requestThreeYearCommit and requestRecommitment). */
function askForCommitment(
	{ settings, now }: Moment,
	customer: StoredCustomer,
	{ commitmentRequest, recommitmentRequest }: BenefitBody,
): void {
	if (customer.linkedMembershipId) throw refuse(1117, ['benefits']);
	const benefit: Benefit = commitmentOf(customer) ?? { type: 'THREE_YEAR_COMMIT' };
	const answerAt = now + settings.commitmentMs;
	if (commitmentRequest) {
		if (benefit.recommitmentRequest) throw refuse(1117, ['benefits.commitmentRequest']);
		benefit.commitmentRequest = {
			status: 'REQUESTED',
			minimumQuantities: commitmentRequest.minimumQuantities,
			answerAt,
		};
	}
	if (recommitmentRequest) {
		const isCommitted = runningCommitment(customer)?.status === 'COMMITTED';
		if (!isCommitted || benefit.commitmentRequest?.status === 'REQUESTED')
			throw refuse(1117, ['benefits.recommitmentRequest']);
		benefit.recommitmentRequest = {
			status: 'REQUESTED',
			minimumQuantities: recommitmentRequest.minimumQuantities,
			answerAt,
		};
	}
	if (!customer.benefits.includes(benefit)) customer.benefits.push(benefit);
}

/** Throws 1169 or 1170 when the coming renewal does not fit an agency (notes of customer.convertToLga). */
function checkRenewals(moment: Moment, customer: StoredCustomer): void {
	const renewing = subscriptionsOf(moment, customer).filter(
		({ status, autoRenewal }) => status === '1000' && autoRenewal.enabled,
	);
	if (renewing.some(({ offerId }) => knownProduct(offerId).kind !== 'enterprise')) throw refuse(1169);
	const quantity = renewing.reduce(
		(sum, { autoRenewal, currentQuantity }) => sum + (autoRenewal.quantity ?? currentQuantity),
		0,
	);
	if (quantity < LGA_MINIMUM) throw refuse(1170);
}

/** Marks a customer as an agency from its next anniversary on. */
function convert(moment: Moment, customer: StoredCustomer, profile: Profile): void {
	checkAgency(moment, profile);
	if (customer.linkedMembershipId || !isBefore(customer.cotermDate, { from: WINDOWS.lga, to: 0 }, moment.now))
		throw refuse(1117, ['benefits']);
	checkRenewals(moment, customer);
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
