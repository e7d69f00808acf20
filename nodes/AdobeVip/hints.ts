import type { Hint } from '../engine/declare';

const code = (codes: string, say: string): Hint => ({ code: new RegExp(`^(${codes})$`), say });
const reason = (codes: string, words: string, say: string): Hint => ({
	code: new RegExp(`^(${codes})$`),
	text: new RegExp(words),
	say,
});

/** What to do after a refusal, by Adobe's code and, where one code has several causes, its reason. Source: facts, conventions.errorCodes and reasonCodes. */
export const hints: Hint[] = [
	reason(
		'2127',
		'SWITCH_ORDER_CANCELLATION_NOT_ALLOWED',
		'A switch cannot be returned. Undo it with the Adobe VIP Revert Switch Order node.',
	),
	reason('2127', 'THREE_YEAR_COMMIT', 'The return would go below the committed minimum. Return less.'),
	reason(
		'2127',
		'PARTIAL_CANCELLATION_NOT_ALLOWED',
		'A line is a credit pack, a consumable or a high-growth offer. Leave that line out.',
	),
	reason('2129', 'INELIGIBLE_ADD_ON', 'An add-on needs its base product. Add that to the order.'),
	reason(
		'2129',
		'INELIGIBLE_SWITCH',
		'A product conflicts with another one in the order, or with one that the customer has.',
	),
	reason(
		'2129',
		'INELIGIBLE_MARKET_SEGMENT',
		"The offer is for a market segment that the customer or its reseller is not in. Choose an offer of the customer's segment.",
	),
	reason('2129', 'CUSTOMER_NOT_ELIGIBLE_FOR_PURCHASE', 'The customer already bought this offer in this term.'),
	reason(
		'5117',
		'OPEN_PURCHASE_AUTH',
		'The customer has open purchase authorizations. Settle them, or turn on Expire Open Purchase Authorizations.',
	),
	reason(
		'5117',
		'RETURNABLE_PURCHASE',
		'The customer has an order that can still be returned. Wait until the 14 days are over, or turn on Ignore Order Return.',
	),
	reason(
		'5117',
		'IN_WINDOW_PARTIAL_RENEWAL|NOT_A_FULL_RENEWAL',
		'The customer has renewed only some licenses. Renew all of them, or wait until the anniversary.',
	),
	reason('5117', 'LM_OWNER_NOT_MIGRATED', 'Move the owner of the linked membership first.'),
	code('5117', "The customer is not allowed to move. See the platform's message below for the reason."),
	code('1114', 'The distributor ID is not yours. Use the one that belongs to the credential.'),
	code('1115', 'The reseller was not found. Check its ID, and that it belongs to this distributor.'),
	code('1116', 'The customer was not found. Check its ID, and that it belongs to this distributor.'),
	code('1117', "A value is not valid. See the platform's message below for the fields."),
	code(
		'1118',
		'The address is not valid. Check country, region (the part after the hyphen: CA for US-CA), city and postal code.',
	),
	code('1119', 'A value that cannot change was changed, such as the company name, country or region.'),
	code('1121|1122', "A field is missing or unknown. See the platform's message below for its name."),
	code(
		'1125',
		'The account is pending or blocked, so it cannot be changed. Wait until it is active, or contact Adobe.',
	),
	code('1126', 'The reseller is not active, so it cannot get customers. Check its status.'),
	code(
		'1127',
		'The account already exists. Find it with Customer > Find or Create, or with Get Many for pending and inactive accounts.',
	),
	code('1128', "The approval code is unknown. Ask the customer's administrator for a new one."),
	code(
		'1129',
		"The approval code has expired; it is valid for seven days. Ask the customer's administrator for a new one.",
	),
	code('1131', 'This reseller change was already completed.'),
	code('1134', 'This is not allowed: the reseller is the same or the wrong one, or a market segment would be removed.'),
	code('1139', 'You are not enabled for global sales. Contact Adobe.'),
	code('1140', 'The customer is not enabled for global sales. Use Customer > Enable Global Sales first.'),
	code('1141', "A deployment is for a country other than the customer's own."),
	code('1142', 'Global sales are not available in this market segment.'),
	code('1143', 'There is no such group. Check country and name.'),
	code('1147', 'A three-year commitment and large government agency terms cannot be combined.'),
	code('1161', 'Your contract does not cover this region or currency. Choose others.'),
	code('1162', 'There is no price list for this request. Check month, region, segment and currency.'),
	code('1164', 'You are not enabled for large government agencies. Contact Adobe.'),
	code(
		'1169|1170',
		'Large government agencies cannot buy this offer, or not in this quantity. Choose an offer from the price list for government.',
	),
	code('2115', 'The customer or order was not found. Check both IDs.'),
	code('2116|2134', 'The order cannot be returned, or not in its current status. Get the order and check its status.'),
	code('2117', 'The 14-day return period is over.'),
	code('2118|2133', 'It was already returned.'),
	code('2119', 'The order has too many lines. Split it.'),
	code('2121|2123', 'Line numbers must differ and start at 1. Leave Line Number out to number them automatically.'),
	code('2124', 'Your contract does not cover this program. Contact Adobe.'),
	code(
		'2130|2131|2132',
		'A line differs from the original order. Use the number, offer and quantity that the order shows.',
	),
	code(
		'2138|2139',
		'The deployment is not valid for this customer, or your contract does not allow deployments. Deployment > Get Many lists the valid ones.',
	),
	code('2148', 'Prices are only available for one currency. Turn off Fetch Prices, or order in one currency.'),
	code(
		'2120|RETURN_QTY_EXCEEDS_REMAINING',
		'A quantity is out of range, or more than what is left to return. Get the order and check remainingQuantity of each line.',
	),
	code('2122', 'An offer ID is not valid. Choose it from the price list.'),
	code(
		'2125|2128|2137|2140',
		'The currency does not match the offer, the deployment or your contract, or is set both on the order and on a line. With a deployment, each line has its own currency.',
	),
	code('2126', 'The external reference is longer than 35 characters.'),
	code('2135', 'The market segment is not valid here. The reseller must be enabled for it.'),
	code('2136', 'Nothing is set to renew automatically. Turn on auto-renewal, or add the lines to renew.'),
	code(
		'2141|2144|2145|2146|2147|2166',
		'The flexible discount cannot be used here. Offer > Get Flexible Discounts shows where it applies.',
	),
	code('2149|2151', 'The quantities of a switch must be equal, and not more than the subscription has.'),
	code('2150|2154', 'This upgrade is not possible. Offer > Get Switch Paths lists the possible ones.'),
	code('2164', 'Everything is already renewed.'),
	code('3115', 'The customer or subscription was not found. Check both IDs.'),
	code('3119', 'An inactive subscription cannot be changed.'),
	code(
		'3121',
		'The subscription cannot be renewed now: it is still active, or partly renewed lines are mixed with new ones.',
	),
	code(
		'3122',
		'The subscription cannot be renewed now: it is outside its renewal window, or the offer cannot be renewed. Get the subscription and check renewalDate and allowedActions.',
	),
	code('3131', 'An early renewal of the customer is in progress. Wait until it is complete.'),
	code(
		'3132',
		'This product does not accept this type of order now. Get the subscription: allowedActions lists the order types it accepts.',
	),
	code(
		'3133',
		'In the last year of a three-year commitment, early renewal is not possible unless the customer has recommitted.',
	),
	code('4115', 'The API key was not accepted. Correct Client ID in the credential.'),
	code(
		'4116',
		'The token was not accepted. Open the credential and test it; sandbox and production have separate credentials.',
	),
	code('4117', 'The token is missing. Open the credential and test it.'),
	code('4121', 'You cannot change this object: it belongs to another distributor.'),
	code(
		'4122',
		'Adobe is still processing an earlier request of this type for the customer, so nothing was done now. Run this again in a few minutes: the node first looks for the result of the earlier request.',
	),
	code('5115', 'The VIP membership number is not valid. Ask the customer for it.'),
	code('5116', 'The membership or transfer was not found. Check both IDs.'),
	code(
		'5118',
		'The customer has already moved to VIP Marketplace. Find it with Customer > Get Many for the reseller that took it over.',
	),
	code('5119', 'The reseller is not active, so nothing can move to it.'),
	code(
		'5121',
		'This customer is being moved. Wait until the move is complete, then find it with Customer > Get Many for the reseller that takes it over.',
	),
	code(
		'5122',
		"Adobe is not accepting orders at the moment, or a segment cannot be removed. See the platform's message below.",
	),
	code('5123|5135', 'The discount code is not valid.'),
	code('5133', 'The return would leave less than the minimum quantity of the high-growth offer. Return less, or all.'),
	code('5136', 'There are no recommendations for this country. Leave the country out, or turn off recommendations.'),
	code(
		'5137',
		'There are no recommendations in this language for the country. Choose the other language, or leave it out.',
	),
	code(
		'RETURN_NOT_SUPPORTED_SWITCH_ORDER',
		'A switch cannot be returned. Undo it with the Adobe VIP Revert Switch Order node.',
	),
	code('RETURN_NOT_SUPPORTED_MOQ_SKU', 'A high-growth offer cannot be returned in part.'),
	code('RETURN_VIOLATES_3YC_MCQ', 'The return would go below the committed minimum. Return less.'),
	// Not documented, so it is no proof that nothing was bought: no second id is tried after it.
	{
		status: 409,
		say: 'Adobe says that this conflicts with something in progress, but not with what. Check whether it was done. If an order is not there after 15 minutes, use another key: with the same key, Adobe may respond like this for ten days.',
	},
];
