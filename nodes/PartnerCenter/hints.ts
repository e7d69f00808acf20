import type { Hint } from '../engine/declare';

/** @param status the code means this with this status alone */
const code = (codes: string, say: string, status?: number): Hint => ({
	code: new RegExp(`^(${codes})$`),
	say,
	...(status === undefined ? {} : { status }),
});

/** What to do after a refusal, by the platform's code. Source: facts, conventions.errors.codes, and the contract's code table. */
export const hints: Hint[] = [
	code(
		'900329',
		'This operation does not work with App Only sign-in. Choose App + User in the credential and enter a refresh token. See docs/partner-center.md in the package for how to get one.',
	),
	code(
		'900308',
		"The signed-in account is missing a role. Assign the role that the operation needs (Admin Agent, Sales Agent, Helpdesk Agent or Billing Admin) in Partner Center, or a GDAP role in the customer's tenant.",
	),
	code(
		'900309',
		'A conditional access policy blocks the sign-in. Ask the administrator of your tenant to allow this application.',
	),
	code(
		'900420',
		'The token was issued for a retired address. Sign in again: open the credential, test it and save it.',
	),
	code('800001', 'The sign-in was not accepted. Open the credential and test it.'),
	code(
		'800043',
		"Your account is not allowed to see prices. Turn off Include Prices, or ask your tenant's administrator for the right.",
	),
	code(
		'13605',
		'The customer has not confirmed the Microsoft Customer Agreement. Confirm it first with Customer Agreement > Confirm, then order again.',
	),
	code(
		'20002',
		'This tenant is not your customer. Send it a reseller relationship request (Customer > Get Relationship Request URL), and wait until it accepts.',
	),
	code('60003', "The tenant was not found. Check the customer's ID."),
	// A code of many meanings: only with this status, or with these words, it is known what it says.
	code(
		'20000',
		'The order was not found. A new order may be missing for up to 15 minutes: wait and read it again, but do not order again. Otherwise, check the ID, and that it belongs to this customer.',
		404,
	),
	{
		code: /^20000$/,
		text: /country|region/i,
		say: 'Partner Center does not accept this country. Check the country of the address, and that your partner account can sell there.',
	},
	code(
		'20003',
		'The subscription was not found. Check the ID, and that it belongs to this customer; new ones are listed up to 15 minutes late.',
	),
	code(
		'400013|400018|400019',
		"The product, SKU or availability is not in the catalog of this market. Choose it again for the customer's country.",
	),
	code(
		'400030|400036',
		'Your account cannot sell to this segment, or cannot see this part of the catalog. Choose another segment or catalog.',
	),
	code('1000', 'It was not found. Check the IDs.', 404),
	code(
		'2000',
		'The parent subscription does not accept this type of order. Buy the add-on with Add-On Order > Place.',
		400,
	),
	code('2001|800091', 'A suspended subscription cannot be changed. Reactivate it first.'),
	code('2002', 'The offer does not allow this quantity. Check the minimum and maximum of the SKU or offer.'),
	code('2006', 'This partner or offer cannot be updated like this. Check the offer.'),
	code('2007', 'The address is not valid. Check it with Validation > Validate Address, and use what that suggests.'),
	code(
		'2030',
		'Your partner account is not enrolled in this country. Use the credential of the account that sells there.',
	),
	code('2032', 'The account is not allowed to do this. Check the role of the signed-in user in Partner Center.'),
	code('2054', 'To change this billing cycle, use Order > Change Billing Cycle (Legacy).'),
	code('2055', 'Someone else changed it in the meantime, twice in a row. Run this again.'),
	code('2071|800015|800016', 'The partner ID (MPN) does not belong to an indirect reseller. Check it.'),
	code(
		'2072',
		"The indirect provider's partner ID (MPN) cannot be the partner on record. Use the reseller's partner ID.",
	),
	code(
		'2085|27006|800020',
		'The offer cannot be bought for this customer. Choose another one, or read the availabilities again.',
	),
	code('2091|800028', 'The offer is no longer sold. Choose another one, or read the availabilities again.'),
	code('2100', 'This ID belongs to the new commerce catalog. Use the Partner Center Product node.'),
	{ status: 404, code: /^3000$/, say: 'It was not found. Check the ID, or the partner ID (MPN).' },
	code('3000', "A value is not valid. See the platform's message below."),
	code(
		'4018',
		"The order could not be processed. Check the customer's orders before you try again. See the platform's message below.",
	),
	code('6000', 'A subscription of the order is not active. Reactivate it first, then change the billing cycle.'),
	code('6001', 'An offer of the order does not have this billing cycle. Choose another cycle.'),
	code('27002', "A value is not valid. See the platform's message below. For an address in the US, leave Region out."),
	code('27007', 'The promotion code is not valid. Correct it, or leave it out.'),
	code('27009', 'The parent subscription is not active. Reactivate it first.'),
	code('60012', 'No license is available. Increase the quantity of the subscription first, then assign the license.'),
	code(
		'400072',
		'The item is not available. Choose another one. (Partner Center refused this in a response with status 200.)',
	),
	code(
		'600006',
		'The account is not allowed to do this. Check that it is an Admin Agent of a partner tenant that is enabled as a reseller, and use App + User sign-in.',
	),
	code(
		'600002|600050',
		'The registration number is not allowed for this country, or has the wrong format. See Validation > Get Country Rules.',
	),
	code('600049', 'This country requires a registration number. Set Organization Registration Number.'),
	code('600051', 'This country requires a phone number. Set it in the billing address.'),
	code('600039', "This self-serve policy does not exist. Check the customer's policies."),
	code('600041', 'The customer already has a self-serve policy. Update that one.'),
	code('600061', 'This agreement was already recorded for this person. There is nothing to do.'),
	code('800002', "A value is not valid. See the platform's message below."),
	code('800008', 'The cart was not found, or it has expired. Create a new one.'),
	code('800009', 'A line of the cart has an error. Get the cart: each line shows its error.'),
	code(
		'800013',
		'The Azure subscription is not registered for reservations. Use Subscription > Register first and wait until it is registered.',
	),
	code('800014', 'The order is still being adjusted. Wait a few minutes, then try again.'),
	code('800017', 'There are not that many available. Lower the quantity.'),
	code(
		'800018',
		'The sandbox limit is reached: 75 customers, 5 subscriptions each, 25 licenses per subscription. Clean up first.',
	),
	code(
		'800019|800077',
		'Only software orders are canceled this way. Cancel a subscription with Subscription > Cancel.',
	),
	code(
		'800023|800025|900121',
		"Your credit limit at Microsoft is too low. Have it raised, or order less. See the platform's message below for whom to contact, if it says so.",
	),
	code('800029', 'The add-on does not belong to this base subscription. Choose the correct one.'),
	code('800060|800064|900104|900278', 'Another change is still in progress. Try again in a few minutes.'),
	code('800065', 'This cart was already ordered. Look for the order with Order > Get Many.'),
	code('800066', 'The customer has too many subscriptions of this product. Increase the quantity of an existing one.'),
	code(
		'800067|800088',
		"A subscription cannot have that many seats. See the platform's message below for how many are left. Lower the quantity, or split it.",
	),
	code('800069', "Microsoft's risk check refused it. Contact Microsoft support."),
	code('800070', 'The offer is not sold in this country. Choose another one.'),
	code('800073|800074', 'Microsoft is reviewing the customer. Try again when the review is complete.'),
	code('800075', 'The customer is not approved for this. Check its qualifications.'),
	code('800082', 'The subscription cannot be changed yet. Wait a few minutes, read it, then try again.'),
	code(
		'800086',
		'The customer does not have the qualification for this offer. Request it first with Customer > Create Qualification.',
	),
	code('800087', 'A line has a problem. Check the errors of the lines.'),
	code(
		'800089',
		'The customer cannot own that many of this product. Lower the quantity. A wrong catalog item ID also causes this error: read the availability again.',
	),
	code(
		'800090',
		'You can only remove seats within days of buying or renewing them. Schedule fewer seats for the next term with Subscription > Schedule Next Term.',
	),
	code(
		'800093',
		'This product does not renew automatically. Leave auto-renew off, and buy it again when its term ends.',
	),
	code('800094', 'The update did not succeed. Get the subscription before you try again.'),
	code('900118', "The customer's ID is not valid. Check it."),
	code('900115', 'The Azure plan still has active Azure subscriptions or reservations. Cancel them first.'),
	code(
		'900117',
		'The cancellation window has closed. To stop it at the end of its term, use Subscription > Set End of Term.',
	),
	code(
		'900123',
		'The indirect reseller has not signed the Microsoft Partner Agreement. Ask it to sign it in Partner Center.',
	),
	code('900124', 'Your company has not signed the Microsoft Partner Agreement. Sign it in Partner Center.'),
	code('900154', 'The partner ID does not belong to a reseller tenant. Check the PLA (MPN) ID of the reseller.'),
	code(
		'900203',
		'The offer requires an attestation: turn on Attestation Accepted in its line once the customer has given it.',
	),
	code('900206', 'A partner on record requires an attestation: turn on Partner on Record Attestation Accepted.'),
	code('900215', 'Only an active subscription can be migrated. Reactivate it first.'),
	code('900217', 'The term ends within 24 hours, so it cannot be migrated now. Migrate it after the renewal.'),
	code('900219', 'A subscription migrates with all its active add-ons. Add the missing ones.'),
	code(
		'900160|900400',
		"The transfer cannot be created. Check that the customer has a reseller relationship with you, and the other partner's tenant ID.",
	),
	code('900100', 'The transfer was not found. Check its ID.'),
	code('900279|900311', 'It was changed too often. Wait until the next term, or contact Microsoft support.'),
	code('900416', 'The customer is locked. Contact Microsoft support.'),
	code(
		'900419',
		"The customer's tenant has too many subscriptions. Cancel those that you no longer need, or contact Microsoft support.",
	),
];

/** What to do after a refusal of Microsoft Graph. */
export const graphHints: Hint[] = [
	{ status: 412, say: 'Someone else changed it in the meantime, twice in a row. Read it, then run this again.' },
	{
		status: 409,
		say: 'Someone else changed it in the meantime, or its status does not allow this. Read it and check its status, then run this again.',
	},
];
