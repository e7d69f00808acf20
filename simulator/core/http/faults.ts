import type { Settings } from '../settings';

/** Every way in which the simulator can be told to fail: the name and what it does. */
export const FAULTS = [
	{ kind: 'status', meaning: 'Answers with `status` (500 unless told), `headers` and `body`.' },
	{ kind: 'reset', meaning: 'Cuts the connection instead of answering.' },
	{ kind: 'hang', meaning: 'Never answers; the connection is cut after `ms` when given.' },
	{ kind: 'html', meaning: 'Answers with an HTML page (status 200 unless told), as a proxy or a firewall does.' },
	{ kind: 'empty', meaning: 'Answers with status 200 and an empty body.' },
	{ kind: 'noContent', meaning: 'Answers with status 204.' },
	{ kind: 'truncated', meaning: 'Answers with JSON that stops in the middle.' },
	{ kind: 'notJson', meaning: 'Answers with plain text that is not JSON.' },
	{ kind: 'bom', meaning: 'Gives the true answer with a byte order mark in front.' },
	{
		kind: 'delay',
		meaning: 'Gives the true answer `ms` late; with `when: after` the effect is stored before the pause.',
	},
	{ kind: 'storedLate', meaning: 'Loses the answer; the order can be read and listed only after `ms`.' },
	{ kind: 'unauthorized', meaning: 'Answers 401 and ends the token that was used.' },
	{
		kind: 'movingList',
		meaning: 'Puts a row at the front of the list, or takes the first away with `change: remove`.',
	},
] as const;

/** Everything that can be set at the start, in `simulator.settings` or by POST /_simulator/settings. */
export const SETTINGS: ReadonlyArray<{ name: keyof Settings; meaning: string }> = [
	{ name: 'customerActivationMs', meaning: 'Milliseconds until a new customer or reseller is active.' },
	{
		name: 'orderProcessingMs',
		meaning: 'Milliseconds until an order is completed; for a cancellation from its approval on.',
	},
	{ name: 'reportProcessingMs', meaning: 'Milliseconds until a scheduled report is completed.' },
	{ name: 'tokenSeconds', meaning: 'Seconds that a token lives.' },
	{ name: 'linkSeconds', meaning: 'Seconds that a signed download link lives.' },
	{ name: 'listShowsPoNumber', meaning: 'Whether rows of the order list carry poNumber and attributes.' },
	{ name: 'singleShowsPoNumber', meaning: 'Whether a single order carries poNumber.' },
	{
		name: 'ratePerSecond',
		meaning: 'Requests per second and key, beyond which 429 with Retry-After comes; 0 is no limit.',
	},
	{ name: 'latencyMs', meaning: 'Milliseconds that every request takes.' },
	{ name: 'catalogueExtra', meaning: 'How many generated products the catalogue holds on top.' },
	{ name: 'maxPageSize', meaning: 'The most rows of a page, whatever limit asks for; null is no maximum.' },
	{ name: 'reportRows', meaning: 'The least rows of a report file; generated rows fill it up.' },
	{ name: 'wrongKeyStatus', meaning: 'The status for a wrong subscription key: 401 or 403.' },
	{ name: 'partnerTokenSeconds', meaning: 'Partner Center: seconds that a token lives.' },
	{
		name: 'rotateRefreshTokens',
		meaning: 'Partner Center: whether a sign-in as user gives a new refresh token and ends the old one.',
	},
	{ name: 'mfaClaim', meaning: 'Partner Center: whether tokens of users carry the multifactor claim.' },
	{ name: 'mfaRequired', meaning: 'Partner Center: whether calls of users without the multifactor claim are refused.' },
	{
		name: 'throttlePerMinute',
		meaning: 'Partner Center: requests per minute and tenant, beyond which 429 comes; 0 is no limit.',
	},
	{ name: 'publishedLimits', meaning: 'Partner Center: whether the published limits of single resources hold.' },
	{ name: 'replayMs', meaning: 'Partner Center: milliseconds that the answer to a write is kept for its repetition.' },
	{ name: 'cartLifeMs', meaning: 'Partner Center: milliseconds until a cart expires.' },
	{
		name: 'provisioningMs',
		meaning: 'Partner Center: milliseconds until an order is completed and its subscriptions are there.',
	},
	{ name: 'orderListingMs', meaning: 'Milliseconds until a new order stands in lists; not at Adobe.' },
	{
		name: 'pendingChangeMs',
		meaning: 'Partner Center: milliseconds after a subscription change in which the next is refused (409).',
	},
	{
		name: 'slowChangeMs',
		meaning: 'Partner Center: milliseconds that a subscription change takes; above 0 it is answered with 202.',
	},
	{
		name: 'singleAction',
		meaning: 'Partner Center: whether scheduledActions of a subscription is a single object instead of a list.',
	},
	{
		name: 'registrationMs',
		meaning: 'Partner Center: milliseconds that the registration of a subscription and a product upgrade take.',
	},
	{
		name: 'utilizationDelayMs',
		meaning: 'Partner Center: milliseconds from the first question on in which utilization is not ready (204).',
	},
	{ name: 'exportMs', meaning: 'Partner Center: milliseconds that a billing export or a payout export takes.' },
	{ name: 'batchMs', meaning: 'Partner Center: milliseconds that a device batch takes.' },
	{ name: 'sheetPacking', meaning: 'Partner Center: how price sheets and payout files come: none, gzip or zip.' },
	{
		name: 'salesRegistered',
		meaning:
			'Partner Center: whether the application has the permissions for prices; without them they are answered with a bare 400.',
	},
	{
		name: 'referralPatch',
		meaning:
			'Partner Center: as which type a change of a referral is taken (json, json-patch), or not at all (none: 405).',
	},
	{
		name: 'wrappedTransitions',
		meaning: 'Partner Center: whether the rows of transitions are written with capitals, each in a member Transition.',
	},
	{
		name: 'bomAnswers',
		meaning: 'Partner Center: whether the answers that are known to begin with a byte order mark do so.',
	},
	{ name: 'adobeTokenSeconds', meaning: 'Adobe: seconds that a token lives.' },
	{
		name: 'adobePerMinute',
		meaning: 'Adobe: requests per minute and distributor, beyond which 429 comes; 0 is no limit.',
	},
	{ name: 'replayDays', meaning: 'Adobe: days that the first answer under a correlation id is given again.' },
	{ name: 'replayReads', meaning: 'Adobe: whether answers to reads are given again, too.' },
	{ name: 'replayFaults', meaning: 'Adobe: whether answers 429 and 5xx are given again, too.' },
	{
		name: 'accountValidationMs',
		meaning: 'Adobe: milliseconds until a new reseller or customer is active, or found wanting.',
	},
	{ name: 'adobeOrderMs', meaning: 'Adobe: milliseconds until an order is complete.' },
	{ name: 'transferMs', meaning: 'Adobe: milliseconds until a customer of the older program has moved.' },
	{ name: 'commitmentMs', meaning: 'Adobe: milliseconds until a customer accepts a three-year commitment.' },
	{
		name: 'returnWords',
		meaning: 'Adobe: whether returns are refused with 422 and a word, as since August 2026, or with 400 and a number.',
	},
];

export type FaultKind = (typeof FAULTS)[number]['kind'];

/** What shall go wrong, where and how often. */
export interface FaultRule {
	/** `POST /orders`, `GET /orders/{id}`, the path as sent, or a pattern over `METHOD path`. */
	route: string | RegExp;
	kind: FaultKind;
	/** How many matching requests pass untouched first. */
	skip?: number;
	/** How many requests fail after that; 1 unless told. */
	times?: number;
	/** Whether the request is spoilt before its effect is stored (the default) or after. */
	when?: 'before' | 'after';
	status?: number;
	headers?: Record<string, string>;
	body?: unknown;
	ms?: number;
	change?: 'insert' | 'remove';
	/** Only requests whose body, as compact JSON, holds this text: a preview and its order share a route. */
	having?: string;
}

export interface Faults {
	add(rule: FaultRule): void;
	clear(): void;
	/** The rule that this request meets, if any; counts it as used. */
	take(route: string, request: string, body?: unknown): FaultRule | undefined;
}

const matches = (rule: FaultRule, route: string, request: string, body: unknown): boolean =>
	(typeof rule.route === 'string' ? rule.route === route || rule.route === request : rule.route.test(request)) &&
	(rule.having === undefined || (JSON.stringify(body) ?? '').includes(rule.having));

/** The list of rules that wait for their request. Throws on a kind that does not exist. */
export function createFaults(): Faults {
	let rules: Array<{ rule: FaultRule; skip: number; left: number }> = [];
	return {
		add(rule) {
			if (!FAULTS.some(({ kind }) => kind === rule.kind)) throw new Error(`There is no fault "${rule.kind}"`);
			rules.push({ rule, skip: rule.skip ?? 0, left: rule.times ?? 1 });
		},
		clear() {
			rules = [];
		},
		take(route, request, body) {
			for (const entry of rules) {
				if (entry.left === 0 || !matches(entry.rule, route, request, body)) continue;
				if (entry.skip > 0) {
					entry.skip -= 1;
					continue;
				}
				entry.left -= 1;
				return entry.rule;
			}
			return undefined;
		},
	};
}
