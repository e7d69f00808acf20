import type { Call, Handler } from '../../call';
import { textOf } from '../../call';
import { collection } from '../../collection';
import { refuse } from '../../refusal';
import { customerOf } from '../find';
import { ok } from '../replies';
import { countryOf } from './handlers';
import { findItem, isProblem, skuKey } from './lookup';

interface Promotion {
	/** `product:sku:promotion` */
	id: string;
	name: string;
	description: string;
	startDate: string;
	endDate: string;
	segment: string;
	terms: string[];
	minimum: number;
	maximum: number;
	percent: number;
}

const PROMOTIONS: Promotion[] = [
	{
		id: 'CFQ7TTC0EX01:0001:39NFJQT1EX01',
		name: 'Yearly seats for less',
		description: 'Ten percent less on the first year of new seats.',
		startDate: '2020-01-01T00:00:00Z',
		endDate: '2098-12-31T23:59:59Z',
		segment: 'commercial',
		terms: ['P1Y'],
		minimum: 1,
		maximum: 100,
		percent: 10,
	},
	{
		id: 'CFQ7TTC0EX02:0001:39NFJQT1EX02',
		name: 'Premium start',
		description: 'An offer of the past.',
		startDate: '2020-01-01T00:00:00Z',
		endDate: '2020-06-30T23:59:59Z',
		segment: 'commercial',
		terms: ['P1M', 'P1Y'],
		minimum: 1,
		maximum: 300,
		percent: 15,
	},
];

const isOn = ({ startDate, endDate }: Promotion, now: number): boolean =>
	now >= Date.parse(startDate) && now <= Date.parse(endDate);

const view = ({ terms, minimum, maximum, percent, segment: _segment, ...shown }: Promotion) => {
	const [productId, skuId] = shown.id.split(':');
	return {
		...shown,
		properties: { isAutoApplicable: true },
		requiredProducts: terms.map((duration) => ({
			productId,
			skuId,
			term: { duration, billingCycle: 'Monthly' },
			pricingPolicies: [{ policyType: 'PercentDiscount', value: String(percent / 100) }],
		})),
		promotionConstraints: {
			seatConstraints: [{ minSeats: minimum, maxSeats: maximum, type: 'SeatCount' }],
			assetOwnershipLimits: [],
			eligibilityConstraints: [],
			productOwnershipConstraints: [[]],
		},
	};
};

/** What is planned to be bought. */
interface PlannedItem {
	id?: number;
	catalogItemId: string;
	quantity: number;
	termDuration?: string;
	promotionId?: string;
}

interface Obstacle extends Record<string, unknown> {
	type: string;
	description: string;
}

/** Why a promotion does not hold for a planned purchase; none when it does. */
function obstacles(promotion: Promotion, item: PlannedItem, now: number): Obstacle[] {
	const { terms, minimum, maximum } = promotion;
	const errors: Obstacle[] = [];
	const isFor = skuKey(promotion.id) === skuKey(item.catalogItemId);
	if (!isOn(promotion, now) || !isFor)
		errors.push({
			type: 'InvalidPromotion',
			description: isFor ? 'The promotion is over or has not begun.' : 'The promotion is for another product.',
		});
	if (!terms.includes(item.termDuration ?? '')) {
		const eligibleTerms = terms.map((duration) => ({ duration, billingCycle: 'Monthly' }));
		errors.push({ type: 'Term', description: `The promotion is for terms of ${terms.join(', ')}.`, eligibleTerms });
	}
	if (item.quantity < minimum || item.quantity > maximum) {
		const description = `The promotion is for ${minimum} to ${maximum} seats.`;
		errors.push({
			type: 'SeatCount',
			description,
			minimumRequiredSeats: minimum,
			maximumRequiredSeats: maximum,
			availableSeats: maximum,
		});
	}
	return errors;
}

/** Whether a cart line may use the promotion that it names. */
export function mayUsePromotion(item: PlannedItem, now: number): boolean {
	const promotion = PROMOTIONS.find(({ id }) => id === item.promotionId);
	return promotion !== undefined && obstacles(promotion, item, now).length === 0;
}

const list: Handler = (call) => {
	countryOf(call);
	const rows = PROMOTIONS.filter(
		(promotion) => isOn(promotion, call.now) && promotion.segment === textOf(call, 'segment'),
	);
	return collection(call, rows.map(view));
};

const get: Handler = (call) => {
	const promotion = PROMOTIONS.find(({ id }) => id === call.params.promotionId);
	// The sources name no code for it.
	if (!promotion) throw refuse(404, 3000, 'There is no such promotion.');
	countryOf(call);
	return ok(view(promotion));
};

function eligibility(item: PlannedItem, call: Call, country: string) {
	const isSold = !isProblem(findItem(item.catalogItemId, call.now, country));
	const candidates = PROMOTIONS.filter(({ id }) =>
		item.promotionId ? id === item.promotionId : skuKey(id) === skuKey(item.catalogItemId),
	);
	const eligibilities = candidates.map((promotion) => {
		const errors = obstacles(promotion, item, call.now);
		return { promotionId: promotion.id, isEligible: isSold && errors.length === 0, errors };
	});
	const { promotionId: _asked, ...shown } = item;
	return { ...shown, eligibilities };
}

const check: Handler = (call) => {
	const { country = 'US' } = customerOf(call).billingProfile.defaultAddress;
	const { items } = call.body as { items: PlannedItem[] };
	return collection(
		call,
		items.map((item) => eligibility(item, call, country)),
	);
};

export const promotionHandlers: Record<string, Handler> = {
	'promotion.getMany': list,
	'promotion.get': get,
	'promotion.checkEligibility': check,
};
