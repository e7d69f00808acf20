import { type Call, type Handler, subscriptionOf, textOf } from '../../call';
import { tokenPage } from '../../lists/collection';
import { invalid } from '../../refusal';
import type { Row } from '../../reply';
import { fromSample, sampleRows } from '../../samples';
import { currencyOf } from '../../commerce/catalog/products';
import type { StoredSubscription } from '../../commerce/orders/state';
import { filtered, narrowed, ordered } from '../../lists/odata';

/** What is counted in the rows of each list. */
const COUNTED =
	'quantity,subscriptionCount,licenseCount,licensesDeployed,licensesSold,licensesActive,licensesQualified';

const isDate = (value: unknown): boolean => typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value);

/** Grouped rows have the grouped fields and the counts. Throws 400 on an unknown field, and on a level without a date. */
function grouped(call: Call, rows: Row[]): Row[] {
	const groupBy = textOf(call, 'groupby');
	const fields = (groupBy ?? '').split(',').flatMap((name) => name.trim() || []);
	const strange = fields.find((field) => rows.length > 0 && !rows.some((row) => field in row));
	if (strange) throw invalid(`There is no field ${strange} to group by.`);
	const hasDate = fields.some((field) => rows.some((row) => isDate(row[field])));
	if (textOf(call, 'aggregationLevel') && !hasDate) throw invalid('aggregationLevel needs a date in groupby.');
	return fields.length > 0 ? narrowed(rows, `${groupBy},${COUNTED}`) : rows;
}

/** The rows of the processing run that is asked for. */
function ofRun(call: Call, rows: Row[]): Row[] {
	const asked = textOf(call, 'processedDateTime');
	return rows.filter((row) => !asked || Date.parse(asked) === Date.parse(String(row.processedDateTime)));
}

const list = fromSample({
	narrow: (call, rows) => {
		const found = filtered(ofRun(call, rows), textOf(call, 'filter'), invalid);
		return ordered(grouped(call, found), textOf(call, 'orderby'), invalid);
	},
});

const HOUR_MS = 3_600_000;
const MOST_ROWS = 1000;
const CURRENCIES = ['USD', 'EUR', 'GBP', 'CHF'];

/** The path's subscription, which must be billed by use; `kind` when only one kind is known here. Throws 400 or 404. */
function azureSubscription(call: Call, kind?: 'plan' | 'legacy'): StoredSubscription {
	const subscription = subscriptionOf(call);
	if (subscription.family !== 'Azure') throw invalid('The subscription is not billed by use.');
	if (kind === 'plan' && subscription.legacy) throw invalid('Legacy Azure subscriptions are not supported here.');
	if (kind === 'legacy' && !subscription.legacy) throw invalid('Azure plans are not supported here.');
	return subscription;
}

const records = (kind?: 'plan' | 'legacy') => fromSample({ check: (call) => azureSubscription(call, kind) });

/** The whole hours or days (UTC) that begin within a span, by their first moments. */
export function bucketsOf(start: number, end: number, length: number): number[] {
	const first = Math.ceil(start / length) * length;
	return Array.from({ length: Math.max(0, Math.ceil((end - first) / length)) }, (_, index) => first + index * length);
}

// This list writes UTC as an offset.
const offsetIso = (time: number): string => new Date(time).toISOString().replace('.000Z', '+00:00');

/** Seconds until the data of this question is ready; it is being prepared from the first time on that it is asked. */
function secondsToWait({ state, settings, now }: Call, question: string): number {
	const { utilizationAsked } = state.areas;
	utilizationAsked[question] ??= now;
	return Math.ceil((utilizationAsked[question] + settings.utilizationDelayMs - now) / 1000);
}

/** Market and currency follow the locale when they are not asked for. Throws 400 on a currency without prices. */
const rateCard = fromSample({
	narrow: (call, [card]) => {
		const locale = call.headers['x-locale'] ?? 'en-US';
		const region = textOf(call, 'region') ?? locale.split('-').at(-1) ?? 'US';
		const currency = (textOf(call, 'currency') ?? currencyOf(region).code).toUpperCase();
		if (!CURRENCIES.includes(currency)) throw invalid(`There is no price list in ${currency}.`);
		return [{ ...card, locale, currency }];
	},
});

export const analyticsHandlers: Record<string, Handler> = {
	'analytics.getAzureUsage': list,
	'analytics.getIndirectResellers': list,
	'analytics.getReferrals': list,
	'analytics.getSearch': list,
	'analytics.getSubscriptions': list,
	'analytics.getLicenseDeployment': list,
	'analytics.getLicenseUsage': list,
	'analytics.getCustomerLicenseDeployment': fromSample(),
	'analytics.getCustomerLicenseUsage': fromSample(),
	'analytics.getPartnerLicenseDeployment': fromSample(),
	'analytics.getPartnerLicenseUsage': fromSample(),
	'usage.getCustomerSummary': fromSample(),
	'usage.getPartnerSummary': fromSample(),
	'usage.getCustomersRecords': fromSample(),
	'usage.getSubscriptionsRecords': fromSample(),
	'usage.getSubscriptionSummary': records(),
	'usage.getMeterRecords': records(),
	'usage.getSubscriptionMonthlyRecords': records('legacy'),
	'usage.getResourceRecords': records('plan'),
	/** A row for each hour or day, in turn of those of the sample; the token of the next page is in the headers of its link only. */
	'utilization.getAzure': (call) => {
		const subscription = azureSubscription(call, 'legacy');
		const [start, end] = ['start_time', 'end_time'].map((name) => Date.parse(textOf(call, name) ?? ''));
		if (!(start < end)) throw invalid('end_time must be later than start_time.');
		if (Number(textOf(call, 'size') ?? 1) < 1) throw invalid('size must be at least 1.');
		const seconds = secondsToWait(call, [subscription.id, start, end].join(' '));
		if (seconds > 0) return { status: 204, headers: { 'Retry-After': String(seconds) } };
		const length = textOf(call, 'granularity') === 'hourly' ? HOUR_MS : 24 * HOUR_MS;
		const templates = sampleRows(call);
		const buckets = bucketsOf(Math.max(start, subscription.createdAt), Math.min(end, call.now), length);
		const rows = buckets.map((at, index) => {
			const { instanceData, ...row } = templates[index % templates.length];
			const details = textOf(call, 'show_details') === 'false' ? {} : { instanceData };
			return { ...row, ...details, usageStartTime: offsetIso(at), usageEndTime: offsetIso(at + length) };
		});
		const reply = tokenPage(call, rows, { defaultSize: MOST_ROWS, maxSize: MOST_ROWS });
		const { continuationToken: _, ...body } = reply.body as Record<string, unknown>;
		return { ...reply, body };
	},
	'rateCard.getAzure': rateCard,
	'rateCard.getAzureShared': rateCard,
};
