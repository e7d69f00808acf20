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

const isOn = ({ startDate, endDate }: Promotion, now: number): boolean => now >= Date.parse(startDate) && now <= Date.parse(endDate);

const view = ({ terms, minimum, maximum, percent, ...shown }: Promotion, country: string) => {
	const [productId, skuId] = shown.id.split(':');
	return {
		...shown,
		country: country.toUpperCase(),
		requiredProducts: terms.map((duration) => ({
			productId,
			skuId,
			term: { duration },
			pricingPolicies: [{ type: 'Percentage', value: percent }],
		})),
		promotionConstraints: { minimumQuantity: minimum, maximumQuantity: maximum, allowedTerms: terms },
	};
};

/** What is planned to be bought. */
interface PlannedItem {
	catalogItemId: string;
	quantity: number;
	termDuration?: string;
	promotionId?: string;
}

/** Why a promotion does not hold for a planned purchase; none when it does. */
function obstacles(promotion: Promotion, item: PlannedItem, now: number): Array<{ type: string; description: string }> {
	const errors: Array<{ type: string; description: string }> = [];
	if (!isOn(promotion, now)) errors.push({ type: 'Availability', description: 'The promotion is over or has not begun.' });
	if (skuKey(promotion.id) !== skuKey(item.catalogItemId)) {
		errors.push({ type: 'Product', description: 'The promotion is for another product.' });
	}
	if (!promotion.terms.includes(item.termDuration ?? '')) {
		errors.push({ type: 'Term', description: `The promotion is for terms of ${promotion.terms.join(', ')}.` });
	}
	if (item.quantity < promotion.minimum || item.quantity > promotion.maximum) {
		errors.push({ type: 'Quantity', description: `The promotion is for ${promotion.minimum} to ${promotion.maximum} seats.` });
	}
	return errors;
}

/** Whether a cart line may use the promotion that it names. */
export function mayUsePromotion(item: PlannedItem, now: number): boolean {
	const promotion = PROMOTIONS.find(({ id }) => id === item.promotionId);
	return promotion !== undefined && obstacles(promotion, item, now).length === 0;
}

const list: Handler = (call) => {
	const country = countryOf(call);
	const rows = PROMOTIONS.filter((promotion) => isOn(promotion, call.now) && promotion.segment === textOf(call, 'segment'));
	return collection(call, rows.map((promotion) => view(promotion, country)));
};

const get: Handler = (call) => {
	const promotion = PROMOTIONS.find(({ id }) => id === call.params.promotionId);
	// The sources name no code for it.
	if (!promotion) throw refuse(404, 3000, 'There is no such promotion.');
	return ok(view(promotion, countryOf(call)));
};

// No source shows the names in this answer; those of the request are repeated, the others are assumed.
function eligibility(item: PlannedItem, call: Call, country: string) {
	const isSold = !isProblem(findItem(item.catalogItemId, call.now, country));
	const candidates = PROMOTIONS.filter(({ id }) =>
		item.promotionId ? id === item.promotionId : skuKey(id) === skuKey(item.catalogItemId),
	);
	const eligibilities = candidates.map((promotion) => {
		const errors = obstacles(promotion, item, call.now);
		return { promotionId: promotion.id, isEligible: isSold && errors.length === 0, errors };
	});
	return { ...item, eligibilities };
}

const check: Handler = (call) => {
	const { country = 'US' } = customerOf(call).billingProfile.defaultAddress;
	const { items } = call.body as { items: PlannedItem[] };
	return collection(call, items.map((item) => eligibility(item, call, country)));
};

export const promotionHandlers: Record<string, Handler> = {
	'promotion.getMany': list,
	'promotion.get': get,
	'promotion.checkEligibility': check,
};
