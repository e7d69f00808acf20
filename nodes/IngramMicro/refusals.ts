import type { RefusalKind } from '../engine/declare';

/**
 * The platform documents no error codes, so its words are looked at: which of them are about what was asked for, and
 * not about the way to the platform. Product names have words of the way too (SQL Server, Business Security).
 */

/** Phrases of gateways, proxies and firewalls, of the sign-in, and of a platform that is out of order. */
const OF_THE_WAY = new RegExp(
	[
		/\b(bad|invalid) gateway\b|\bgateway (error|time-?\s?out)|\bproxy (error|authentication)/,
		/\bby (a |an |the |our )?(\S+ ){0,2}(firewall|security (policy|rules?))\b|\bfor security reasons\b|\bsecurity violation\b/,
		/\b(request|traffic|you)\b.{0,20}\b(been|was|were|is|are) (blocked|rejected|denied)\b|\byour (ip|browser)\b/,
		/\baccess\b.{0,40}\b(denied|forbidden)\b|\brequested (url|resource|page|path)\b/,
		/^(the )?(resource|url|page|path|route|endpoint)\b.{0,20}\bnot (be )?found\b/,
		/\b(access|bearer|session|auth\w*|jwt) token\b|\b(token|session)\b.{0,20}\b(expired|invalid|revoked|missing|required|not (valid|found|active))\b/,
		/\b(expired|invalid|missing|unknown|no) (token|session|credentials)\b|\bauthorization header\b|\bauthentication (is )?(failed|required|error)/,
		/\binternal (server )?error\b|\bupstream (server|service|error|request|connect)|\bserver error\b/,
		/\b(this|our) server\b|\bthe server (could|was|is|has|did|encountered|returned)\b/,
		/\btry again (later|in a)\b|\btime(d )?[ -]?out\b|\btemporarily\b|\b(under|scheduled) maintenance\b|\bservice (is )?unavailable\b/,
		/\b(an|some) (\w+ )?error (has |have )?occur|\bsomething went wrong\b|\bcould not (be )?(process|complet|understood|handled)/,
		/^(the )?(request is (invalid|not valid)|(bad|invalid|malformed) request( \w+)?)\W*$/,
	]
		.map(({ source }) => source)
		.join('|'),
	'i',
);

/** Words for what is wrong with a value. */
const FAULT =
	/\b(not|no longer) (be |been |a )?(available|found|valid|supported|unique|part of|changed)\b|\b(does|do) not exist\b|\b(cannot|must|invalid|unknown|unsupported|missing|required|mandatory|duplicate[ds]?|already|ambiguous|insufficient|wrong|incorrect)\b|\b(above|below|exceed(s|ed)?) (its|the|your)\b/i;

/** A sentence, of whatever it speaks. */
const SENTENCE = /^\s*(\S+\s+){3,}\S/;

/** A sentence about something that is traded, or about who trades it. */
const OF_TRADE =
	/^(?=\s*(\S+\s+){2,}\S).*((?<!\bin )\borders?\b|\b(ordering|products?|customers?|resellers?|marketplaces?|(service )?plans?|subscriptions?|offers?|licen[sc]es?|quantit(y|ies)|units?|credit|purchases?|mpn)\b)/is;

/** A gateway refuses with 403, 404 and 409 in sentences of its own, so there they must be about the trade. */
export const refusals: RefusalKind[] = [
	...[400, 404, 422].map((status) => ({ status, text: FAULT, except: OF_THE_WAY })),
	...[400, 422].map((status) => ({ status, text: SENTENCE, except: OF_THE_WAY })),
	...[403, 404, 409].map((status) => ({ status, text: OF_TRADE, except: OF_THE_WAY })),
];

/** The platform takes one order for a subscription at a time, so while one is under way none was stored beside it. */
const FOR_SUBSCRIPTION = /\b(subscription|change|renewal|cancellation)\b/i;

/** What exists, or is under way, may be the very order that was sent, repeated by a gateway and listed late. */
export const doubtful: RefusalKind[] = [
	{ route: 'POST /orders', text: /\b(already|duplicate[ds]?)\b/i },
	...[
		/\b(pending|in progress|under ?way)\b[^.]{0,30}\border\b/i,
		/(?<!\b(cannot|not|to) )\border( \S+){0,4} (exists|pending|in progress|under ?way)\b/i,
	].map((text) => ({ route: 'POST /orders', text, except: FOR_SUBSCRIPTION })),
];
