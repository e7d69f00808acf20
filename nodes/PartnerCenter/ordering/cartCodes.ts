import { plain } from '../spelling';

/** Codes of what is wrong with a line of a cart: as number, as text, or by name. Source: contract, cart.create. */
const CODES: Array<[code: number, name: string, meaning: string]> = [
	[0, 'unknown', 'The platform does not say what is wrong with it: check product, term, billing and quantity.'],
	[10000, 'currency_is_not_supported', "The currency is not sold in the customer's market: leave Currency empty."],
	[
		10001,
		'catalog_item_id_is_not_valid',
		'The catalog item is no longer valid: choose Product and SKU instead, and the node finds the current one.',
	],
	[10002, 'quota_not_available', 'The quota is used up: lower the quantity.'],
	[10003, 'inventory_not_available', 'It is not in stock: Product > Check Inventory shows where it is.'],
	[
		10004,
		'participants_is_not_supported_for_partner',
		'Your account cannot set another partner: leave Participants and Partner on Record empty.',
	],
	[10006, 'unable_to_process_cart_line_item', 'The platform cannot process it: check its product, term and billing.'],
	[
		10007,
		'subscription_is_not_valid',
		'The subscription in this line is not valid: check its ID and that it is active.',
	],
	[10008, 'subscription_is_not_enabled_for_ri', 'The Azure subscription cannot have reservations: choose another one.'],
	[10009, 'sandbox_limit_exceeded', 'The sandbox limit is reached: cancel test orders or lower the quantity.'],
	[10010, 'invalid_input', 'One of its values is not valid: correct the one that the platform reports.'],
	[
		10011,
		'subscription_not_registered',
		'The Azure subscription is not registered: run Subscription > Register first.',
	],
	[
		10012,
		'attestation_not_accepted',
		'The offer requires an attestation: turn on Attestation Accepted once the customer has given it.',
	],
	[10013, 'billing_plan_is_not_supported', 'It does not have this billing cycle: choose another one.'],
	[
		10014,
		'promotion_id_is_not_valid',
		'The promotion does not apply: Product > Check Promotion Eligibility shows why.',
	],
	[10015, 'seat_limit_exceeded', 'One subscription cannot have this many seats: lower the quantity or use two lines.'],
	[
		10016,
		'custom_term_end_date_is_not_supported',
		'Only licenses with a term (and no trials) can have a Custom Term End: leave it empty.',
	],
	[
		10017,
		'custom_term_end_date_is_not_valid',
		'The platform does not accept this Custom Term End: choose a date from Subscription > Get Custom Term End Dates.',
	],
	[
		10018,
		'base_offer_seats_not_sufficient',
		'The base subscription has fewer seats than the add-on: increase its seats first.',
	],
	[10019, 'minimum_addon_seats_not_met', 'The add-on needs more seats: increase the quantity.'],
	[
		500600,
		'legacy_offer_not_available',
		'This legacy offer is no longer sold: choose a product from the current catalog.',
	],
];

/** What the code of a cart line's error means, as the next step; undefined where nobody knows it. */
export function cartMeaning(code: unknown): string | undefined {
	const text = plain(code);
	return text === '' ? undefined : CODES.find(([number, name]) => text === String(number) || text === plain(name))?.[2];
}
