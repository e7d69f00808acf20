import type { RefusalKind, Vendor } from '../engine/declare';

import { errorOf, exportIn, isRefusal, object, readable } from './answers';
import { addressOf, betaOf, value } from './signIn/clouds';
import { graphHints, hints } from './hints';
import { lacksMultifactor } from './signIn/multifactor';
import { graphBetaPickers, graphPickers, pickers, salesPickers } from './pickers';
import { payoutHints, priceHints, referralHints } from './salesHints';

/** Credential fields that change by themselves: the token, what it was made of, a refresh token that replaced the given one. */
const VOLATILE = ['sessionToken', 'tokenExpiresAt', 'tokenFor', 'rotatedRefreshToken', 'rotatedFrom'];

/**
 * Codes that are names. A gateway says "Forbidden" as well, in whatever member; "BadRequest" is of the platform where
 * words say what is wrong.
 */
const NAMED: RefusalKind[] = [
	{
		code: /^(?!(forbidden|un(authorized|authenticated)|access_?denied|denied|blocked|bad_?request|error|invalid_?(authentication)?_?token|invalid_client|invalid_grant)$)[a-z]\w+$/i,
	},
	{
		code: /^bad_?request$/i,
		text: /^\s*(\S+\s+){3,}\S/,
		except: /\b(gateway|proxy|firewall|blocked|token|try again later)\b|\b(this|the) server\b/i,
	},
];

const common = {
	volatile: VOLATILE,
	listingDelay: 15 * 60_000,
	hints,
	errorOf,
	signInRefused: lacksMultifactor,
	isRefusal,
	object,
	normalizeValue: readable,
	hiddenKeys: /^(links|attributes|@odata\..*)$/,
} satisfies Partial<Vendor>;

/** The Partner Center REST API. Source: facts, auth and conventions. */
export const partnerCenter: Vendor = {
	...common,
	name: 'Partner Center',
	credential: 'microsoftPartnerCenterApi',
	baseUrl: (credential) => addressOf(credential, 'api', 'apiUrl'),
	buyer: (credential) => [addressOf(credential, 'api', 'apiUrl'), value(credential, 'tenantId').toLowerCase()],
	correlationHeaders: ['ms-correlationid', 'ms-requestid'],
	headers: { 'MS-Contract-Version': 'v1', 'MS-PartnerCenter-Application': 'n8n-nodes-cloud-marketplace' },
	correlationHeader: 'MS-CorrelationId',
	idempotencyHeader: 'MS-RequestId',
	idsPerCall: true,
	busyCodes: ['800060', '800064', '800082', '900104', '900278'],
	// The cart was submitted before.
	doneCodes: ['800065'],
	isStale: (status, code) => code === '2055' || status === 412,
	pickers,
};

/** Microsoft Graph, as far as partners need it: billing exports and delegated admin relationships. */
export const microsoftGraph: Vendor = {
	...common,
	name: 'Partner Center',
	credential: 'microsoftGraphPartnerApi',
	baseUrl: (credential) => addressOf(credential, 'graph', 'graphUrl'),
	buyer: (credential) => [addressOf(credential, 'graph', 'graphUrl'), value(credential, 'tenantId').toLowerCase()],
	correlationHeaders: ['request-id', 'client-request-id'],
	correlationHeader: 'client-request-id',
	headers: { Prefer: 'include-unknown-enum-members' },
	hints: [...graphHints, ...hints],
	refusals: NAMED,
	isStale: (status) => status === 412 || status === 409,
	pickers: graphPickers,
};

/** What Microsoft Graph offers at its beta address only. */
export const microsoftGraphBeta: Vendor = {
	...microsoftGraph,
	baseUrl: (credential) => betaOf(microsoftGraph.baseUrl(credential)),
	pickers: graphBetaPickers,
};

/** The newer host, with its own token: prices, referrals, payouts. Each of the three has its own roles, so its own hints. */
const sales = {
	...common,
	name: 'Partner Center',
	credential: 'microsoftPartnerSalesApi',
	baseUrl: (credential) => addressOf(credential, 'sales', 'salesUrl'),
	buyer: (credential) => [addressOf(credential, 'sales', 'salesUrl'), value(credential, 'tenantId').toLowerCase()],
	correlationHeaders: ['request-id', 'client-request-id', 'ms-correlationid'],
	correlationHeader: 'client-request-id',
	refusals: NAMED,
	isStale: (status) => status === 412,
	pickers: salesPickers,
} satisfies Partial<Vendor>;

export const partnerPrices: Vendor = { ...sales, hints: priceHints };
export const partnerReferrals: Vendor = { ...sales, hints: referralHints };
export const partnerPayouts: Vendor = { ...sales, hints: payoutHints, object: exportIn };

/** Said of operations that refuse the sign-in App Only. Source: facts, auth of each operation. */
export const USER_ONLY = 'Requires App + User sign-in.';
