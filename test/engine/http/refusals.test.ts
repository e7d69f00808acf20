import { namesFault } from '../../../nodes/engine/http/refusals';
import { ingramMicro } from '../../../nodes/IngramMicro/vendor';
import { microsoftGraph, partnerPayouts, partnerReferrals } from '../../../nodes/PartnerCenter/vendor';
import type { Vendor } from '../../../nodes/engine/declare';

/** Which refusals prove that nothing was stored: those about what was asked for, and none of the way to the platform. */

const isProof = (vendor: Vendor, route: string, status: number, body: unknown): boolean =>
	namesFault(vendor, { route }, { kind: 'answer', status, headers: {}, body });

const ORDERS = 'POST /orders';
const CUSTOMERS = 'POST /customers';

/** About what was asked for, whatever the product is called. */
test.each([
	[400, 'Windows Server 2022 CAL is sold in whole units'],
	[400, 'SQL Server 2022 Standard comes in packs of two cores'],
	[400, 'Microsoft 365 Business Security needs Business Premium'],
	[400, 'Sophos Firewall is not available'],
	[400, 'Azure Web Application Firewall needs a plan of Azure'],
	[400, 'RDS Session Host is sold with a CAL only'],
	[400, 'Multi-Factor Authentication is part of Entra ID P1'],
	[400, 'Correct the billing address and try again'],
	[400, 'Insufficient funds'],
	[400, 'Wrong quantity'],
	[422, 'The credit limit is exceeded'],
	[400, 'Customer 1000 cannot order: its status is pending'],
	[403, 'Reseller is not authorized to sell this service plan'],
	[403, 'Customer 1000 is blocked from ordering'],
	[403, 'The subscription is not active'],
	[404, 'Customer with id 1000 does not exist'],
	[404, 'Product ACME-BACKUP not found'],
	[409, 'The status of the customer rules this out'],
	[400, 'There is a pending change order for subscription 1000'],
	[409, 'A change order of subscription 1000 is in progress'],
	[400, 'An order for this subscription is pending'],
])('%i "%s" refuses the order', (status, message) => {
	expect(isProof(ingramMicro, ORDERS, status, { message })).toBe(true);
});

/** Of a gateway, a firewall, the sign-in, or of a platform that is out of order. */
test.each([
	[400, 'Bad request'],
	[400, 'Invalid request.'],
	[400, 'Your browser sent a request that this server could not understand'],
	[400, 'The request was blocked by the security policy of Contoso'],
	[400, 'Upstream request failed: connection to the product service reset'],
	[400, 'Session has expired, sign in once more'],
	[400, 'The access token was not valid'],
	[403, 'Access denied'],
	[403, 'Access to this customer is forbidden'],
	[403, 'Forbidden'],
	[403, 'Not now'],
	[403, 'Sorry, you have been blocked'],
	[403, 'User is not authorized to access this resource with an explicit deny'],
	[403, 'The product service is unavailable. Please try again later.'],
	[404, 'Resource not found'],
	[404, 'The requested URL was not found on this server.'],
	[409, 'Conflict'],
	[422, 'Something went wrong with your order, please try again later'],
])('%i "%s" says nothing of the order', (status, message) => {
	expect(isProof(ingramMicro, ORDERS, status, { message })).toBe(false);
});

/** The order that exists, or is under way, may be this very one; a customer that exists is another one. */
test.each([
	[400, 'An order with PO number deal-1 already exists'],
	[409, 'Order deal-1 already exists'],
	[409, 'Duplicate order number deal-1'],
	[400, 'There is a pending order for customer 1000'],
	[409, 'An order of theirs is under way'],
])('%i "%s" may be the answer to a repeated order', (status, message) => {
	expect(isProof(ingramMicro, ORDERS, status, { message })).toBe(false);
});

test.each([
	[400, 'A customer with this external ID already exists'],
	[409, 'Customer crm-1 already exists'],
	[400, 'Duplicate external ID crm-1'],
])('%i "%s" refuses a customer', (status, message) => {
	expect(isProof(ingramMicro, CUSTOMERS, status, { message })).toBe(true);
});

const REFERRALS = 'POST /v1.0/engagements/referrals';

test.each([
	['a code in an error', { error: { code: 'InvalidArgument', message: 'Name is too long' } }, true],
	[
		'a request that is bad, and why',
		{ error: { code: 'BadRequest', message: 'Country must be of two letters' } },
		true,
	],
	['an empty object', {}, false],
	['no body', undefined, false],
	['a lone "Forbidden"', { error: 'Forbidden' }, false],
	['the code "Forbidden"', { code: 'Forbidden', message: 'Forbidden' }, false],
	['the code "Unauthorized"', { error: { code: 'Unauthorized', message: 'Not signed in' } }, false],
	['the code "BadRequest" alone', { error: { code: 'BadRequest', message: 'Bad request' } }, false],
])('%s names a fault at the hosts whose codes are names: %p', (_, body, expected) => {
	const vendors: Vendor[] = [partnerReferrals, partnerPayouts, microsoftGraph];
	expect(vendors.map((vendor) => isProof(vendor, REFERRALS, 400, body))).toEqual([expected, expected, expected]);
});
