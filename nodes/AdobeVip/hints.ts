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
		'A switch is undone with the node Adobe VIP Revert Switch Order, not with a return.',
	),
	reason('2127', 'THREE_YEAR_COMMIT', 'The return would fall below the committed minimum. Return less.'),
	reason(
		'2127',
		'PARTIAL_CANCELLATION_NOT_ALLOWED',
		'A line is a credit pack, a consumable or a high-growth offer. Leave that line out.',
	),
	reason('2129', 'INELIGIBLE_ADD_ON', 'An add-on needs its base product. Add that to the order.'),
	reason('2129', 'INELIGIBLE_SWITCH', 'A product clashes with another one in the order or that the customer has.'),
	reason(
		'2129',
		'INELIGIBLE_MARKET_SEGMENT',
		"The offer is for a market segment that the customer or its reseller is not in. Choose an offer of the customer's segment.",
	),
	reason('2129', 'CUSTOMER_NOT_ELIGIBLE_FOR_PURCHASE', 'The customer bought this offer in this term already.'),
	reason(
		'5117',
		'OPEN_PURCHASE_AUTH',
		'The customer has open purchase authorizations. Settle them, or turn on Expire Open Purchase Authorizations.',
	),
	reason(
		'5117',
		'RETURNABLE_PURCHASE',
		'The customer has an order that can still be returned. Wait until its 14 days are over, or turn on Ignore Order Return.',
	),
	reason(
		'5117',
		'IN_WINDOW_PARTIAL_RENEWAL|NOT_A_FULL_RENEWAL',
		'The customer has renewed only a part. Renew all, or wait until the anniversary.',
	),
	reason('5117', 'LM_OWNER_NOT_MIGRATED', 'Move the owner of the linked membership first.'),
	code('5117', "The customer may not move. The reason is in the platform's words below."),
	code('1114', 'The distributor ID is not yours. Take the one that belongs to the credential.'),
	code('1115', 'The reseller was not found. Check its ID, and that it belongs to this distributor.'),
	code('1116', 'The customer was not found. Check its ID, and that it belongs to this distributor.'),
	code('1117', "A value is not valid. The platform's words below name the fields."),
	code(
		'1118',
		'The address is not valid. Check country, region (the part after the hyphen: CA for US-CA), city and postal code.',
	),
	code('1119', 'A value was changed that may not change, such as company name, country or region.'),
	code('1121|1122', "A field is missing, or is not known. The platform's words below name it."),
	code('1125', 'The account is pending or blocked, so it cannot be changed. Wait until it is active, or ask Adobe.'),
	code('1126', 'The reseller is not active, so it gets no customers. Look at its status.'),
	code(
		'1127',
		'The account exists already. Customer > Find or Create finds it; ask for pending and inactive ones as well.',
	),
	code('1128', "The approval code is not known. Ask the customer's administrator for a new one."),
	code(
		'1129',
		"The approval code has run out; it is valid for seven days. Ask the customer's administrator for a new one.",
	),
	code('1131', 'This reseller change was carried out already.'),
	code('1134', 'This is not allowed: the reseller is the same or the wrong one, or a market segment would be removed.'),
	code('1139', 'You are not enabled for global sales. Ask Adobe.'),
	code('1140', 'The customer is not enabled for global sales. Use Customer > Enable Global Sales first.'),
	code('1141', "A deployment is for another country than the customer's own."),
	code('1142', 'This market segment is not open for global sales.'),
	code('1143', 'There is no such group. Check country and name.'),
	code('1147', 'A three-year commitment and large government agency terms exclude each other.'),
	code('1162', 'There is no price list for this request. Check month, region, segment and currency.'),
	code('1164', 'You are not enabled for large government agencies. Ask Adobe.'),
	code(
		'1169|1170',
		'Large government agencies may not buy this offer, or not in this quantity. Choose an offer of the price list for government.',
	),
	code('2115', 'The customer or order was not found. Check both IDs.'),
	code(
		'2116|2134',
		'The order cannot be returned in its present status, or no longer. Get the order and check its status.',
	),
	code('2117', 'The 14 days in which an order can be returned are over.'),
	code('2118|2133', 'It was returned already.'),
	code('2119', 'The order has too many lines. Split it.'),
	code('2121|2123', 'Line numbers must differ and start at 1. Leave Line Number out, then the lines are numbered.'),
	code('2124', 'Your contract does not cover this program. Ask Adobe.'),
	code(
		'2130|2131|2132',
		'A line differs from the original order. Take its number, offer and quantity as that order shows them.',
	),
	code(
		'2138|2139',
		'The deployment is not valid for this customer, or your contract does not allow deployments. Deployment > Get Many shows those that there are.',
	),
	code('2148', 'Prices come for one currency only. Turn off Fetch Prices, or order in one currency.'),
	code(
		'2120|RETURN_QTY_EXCEEDS_REMAINING',
		'A quantity is out of range, or more than what is left to return. Read the order: see remainingQuantity of each line.',
	),
	code('2122', 'An offer ID is not valid. Choose it from the price list.'),
	code(
		'2125|2128|2137|2140',
		'The currency does not fit the offer, the deployment or your contract, or is set both on the order and on a line. With a deployment each line has its own.',
	),
	code('2126', 'The external reference is longer than 35 characters.'),
	code('2135', 'The market segment is not valid here. The reseller must be enabled for it.'),
	code('2136', 'Nothing is set to renew by itself. Turn on auto-renewal, or give the lines to renew.'),
	code(
		'2141|2144|2145|2146|2147|2166',
		'The flexible discount cannot be used here. Offer > Get Flexible Discounts shows what it is for.',
	),
	code('2149|2151', 'The quantities of a switch must be equal, and no more than the subscription has.'),
	code('2150|2154', 'This upgrade is not possible. Offer > Get Switch Paths shows what is.'),
	code('2164', 'Everything is renewed already.'),
	code('3115', 'The customer or subscription was not found. Check both IDs.'),
	code('3119', 'An inactive subscription cannot be changed.'),
	code(
		'3121',
		'The subscription cannot be renewed now: it is active still, or lines that are partly renewed are mixed with new ones.',
	),
	code(
		'3122',
		'The subscription cannot be renewed now: it is outside its renewal window, or the offer cannot be renewed. Get the subscription and check renewalDate and allowedActions.',
	),
	code('3131', 'An early renewal of the customer is running. Wait until it is complete.'),
	code(
		'3132',
		'This product does not take this type of order now. Get the subscription: allowedActions lists the order types it takes.',
	),
	code(
		'3133',
		'In the last year of a three-year commitment there is no early renewal, unless the customer has recommitted.',
	),
	code('4115', 'The API key was not accepted. Correct Client ID in the credential.'),
	code(
		'4116',
		'The token was not accepted. Open the credential and test it; sandbox and production have credentials of their own.',
	),
	code('4117', 'The token is missing. Open the credential and test it.'),
	code('4121', 'You may not act on this object: it belongs to another distributor.'),
	code(
		'4122',
		'Adobe is still at work on an earlier request of this kind for the customer, so nothing was done now. Run this again in a few minutes: the node then looks for the result first, before it asks once more.',
	),
	code('5115', 'The VIP membership number is not valid. Ask the customer for it.'),
	code('5116', 'The membership or transfer was not found. Check both.'),
	code(
		'5118',
		'The customer has already moved to VIP Marketplace. Find it with Customer > Get Many of the reseller that took it over.',
	),
	code('5119', 'The reseller is not active, so nothing can move to it.'),
	code(
		'5121',
		'A move of this customer is under way. Wait until it is done, then find it with Customer > Get Many of the reseller that takes it over.',
	),
	code(
		'5122',
		"Orders are not taken at the moment, or a segment may not be removed. The platform's words below say which.",
	),
	code('5123|5135', 'The discount code is not valid.'),
	code('5133', 'The return would leave less than the minimum quantity of the high-growth offer. Return less, or all.'),
	code('5136', 'There are no recommendations for this country. Leave the country out, or ask without recommendations.'),
	code(
		'5137',
		'There are no recommendations in this language for the country. Choose the other language or leave it out.',
	),
	code(
		'RETURN_NOT_SUPPORTED_SWITCH_ORDER',
		'A switch is undone with the node Adobe VIP Revert Switch Order, not with a return.',
	),
	code('RETURN_NOT_SUPPORTED_MOQ_SKU', 'A high-growth offer cannot be returned in part.'),
	code('RETURN_VIOLATES_3YC_MCQ', 'The return would fall below the committed minimum. Return less.'),
	// Not documented, so it is no proof that nothing was bought: no second id is tried after it.
	{
		status: 409,
		say: 'Adobe says that this clashes with something that is under way, and not with what. Look whether it was done. An order that is not there a quarter of an hour later needs another key: under the same one Adobe may give this answer for ten days.',
	},
];
