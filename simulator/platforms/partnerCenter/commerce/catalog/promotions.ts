import { type Call, customerOf, type Handler, textOf } from '../../call';
import { collection } from '../../lists/collection';
import { byId, missing } from '../../refusal';
import { ok } from '../../reply';
import { countryOf } from './handlers';
import { findItem, isProblem, skuKey } from './products';
import PROMOTIONS from '../../../../../samples/partnerCenter/data/promotions.json';

type Promotion = (typeof PROMOTIONS)[number];

const isOn = ({ startDate, endDate }: Promotion, now: number): boolean =>
	now >= Date.parse(startDate) && now <= Date.parse(endDate);

const view = ({ segment: _, ...shown }: Promotion) => shown;

/** What is planned to be bought. */
type PlannedItem = { catalogItemId: string; quantity: number; termDuration?: string; promotionId?: string };

/** Why a promotion does not hold for a planned purchase; none when it does. */
function obstacles(promotion: Promotion, item: PlannedItem, now: number) {
	const eligibleTerms = promotion.requiredProducts.map(({ term }) => term);
	const [{ minSeats, maxSeats }] = promotion.promotionConstraints.seatConstraints;
	const terms = eligibleTerms.map(({ duration }) => duration);
	const isFor = skuKey(promotion.id) === skuKey(item.catalogItemId);
	const invalid = {
		type: 'InvalidPromotion',
		description: isFor ? 'The promotion is over or has not begun.' : 'The promotion is for another product.',
	};
	const term = { type: 'Term', description: `The promotion is for terms of ${terms.join(', ')}.`, eligibleTerms };
	const bounds = { minimumRequiredSeats: minSeats, maximumRequiredSeats: maxSeats, availableSeats: maxSeats };
	const seats = { type: 'SeatCount', description: `The promotion is for ${minSeats} to ${maxSeats} seats.`, ...bounds };
	return [
		...(isOn(promotion, now) && isFor ? [] : [invalid]),
		...(terms.includes(item.termDuration ?? '') ? [] : [term]),
		...(item.quantity < minSeats || item.quantity > maxSeats ? [seats] : []),
	];
}

/** Whether a cart line may use the promotion that it names. */
export const mayUsePromotion = (item: PlannedItem, now: number): boolean =>
	PROMOTIONS.some((promotion) => promotion.id === item.promotionId && obstacles(promotion, item, now).length === 0);

function eligibility({ promotionId, ...item }: PlannedItem, call: Call, country: string) {
	const isSold = !isProblem(findItem(item.catalogItemId, call.now, country));
	const candidates = PROMOTIONS.filter(({ id }) =>
		promotionId ? id === promotionId : skuKey(id) === skuKey(item.catalogItemId),
	);
	const eligibilities = candidates.map((promotion) => {
		const errors = obstacles(promotion, item, call.now);
		return { promotionId: promotion.id, isEligible: isSold && errors.length === 0, errors };
	});
	return { ...item, eligibilities };
}

export const promotionHandlers: Record<string, Handler> = {
	'promotion.getMany': (call) => {
		countryOf(call);
		const rows = PROMOTIONS.filter((one) => isOn(one, call.now) && one.segment === textOf(call, 'segment'));
		return collection(call, rows.map(view));
	},
	'promotion.get': (call) => {
		const promotion = byId(PROMOTIONS, call.params.promotionId, missing('promotion'));
		countryOf(call);
		return ok(view(promotion));
	},
	'promotion.checkEligibility': (call) => {
		const { country = 'US' } = customerOf(call).billingProfile.defaultAddress;
		const { items } = call.body as { items: PlannedItem[] };
		return collection(call, items, (item) => eligibility(item, call, country));
	},
};
