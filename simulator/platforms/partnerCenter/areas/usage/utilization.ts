import type { Call, Handler } from '../../call';
import { textOf } from '../../call';
import { tokenPage } from '../../collection';
import type { StoredSubscription } from '../../commerce/orders/state';
import { invalid } from '../refusals';
import type { Meter } from './meters';
import { consumption, METERS } from './meters';
import { azureSubscription } from './subscriptions';

const HOUR_MS = 3_600_000;
const MOST_ROWS = 1000;

/** One stretch of time that is counted for itself, in ms. */
interface Bucket {
	start: number;
	end: number;
}

/** The whole hours or days (UTC) that begin within a span. */
export function bucketsOf(start: number, end: number, hours: number): Bucket[] {
	const length = hours * HOUR_MS;
	const first = Math.ceil(start / length) * length;
	const count = Math.max(0, Math.ceil((end - first) / length));
	return Array.from({ length: count }, (_, index) => ({
		start: first + index * length,
		end: first + (index + 1) * length,
	}));
}

// This list writes UTC as an offset.
const offsetIso = (time: number): string => new Date(time).toISOString().replace('.000Z', '+00:00');

function record({ id }: StoredSubscription, meter: Meter, { start, end }: Bucket, showDetails: boolean) {
	return {
		usageStartTime: offsetIso(start),
		usageEndTime: offsetIso(end),
		resource: {
			id: meter.id,
			name: meter.name,
			category: meter.category,
			subcategory: meter.subcategory,
			region: 'US West',
		},
		quantity: consumption(meter, (end - start) / HOUR_MS).quantity,
		unit: meter.unit,
		infoFields: {},
		...(showDetails && {
			instanceData: {
				resourceUri: `/subscriptions/${id}/resourceGroups/main/providers/${meter.resourceType}/${meter.resourceName}`,
				location: 'westus',
				partNumber: '',
				orderNumber: '',
				tags: {},
				additionalInfo: {},
			},
		}),
		attributes: { objectType: 'AzureUtilizationRecord' },
	};
}

/** Seconds until the data of this question is ready; it is being prepared from the first time on that it is asked. */
function secondsToWait({ state, settings, now }: Call, question: string): number {
	const { utilizationAsked } = state.areas;
	utilizationAsked[question] ??= now;
	return Math.ceil((utilizationAsked[question] + settings.utilizationDelayMs - now) / 1000);
}

const utilization: Handler = (call) => {
	const subscription = azureSubscription(call, 'legacy');
	const [start, end] = ['start_time', 'end_time'].map((name) => Date.parse(textOf(call, name) ?? ''));
	if (!(start < end)) throw invalid('end_time must be later than start_time.');
	if (Number(textOf(call, 'size') ?? 1) < 1) throw invalid('size must be at least 1.');
	const seconds = secondsToWait(call, [subscription.id, start, end].join(' '));
	if (seconds > 0) return { status: 204, headers: { 'Retry-After': String(seconds) } };
	const hours = textOf(call, 'granularity') === 'hourly' ? 1 : 24;
	const showDetails = textOf(call, 'show_details') !== 'false';
	const rows = bucketsOf(Math.max(start, subscription.createdAt), Math.min(end, call.now), hours).flatMap((bucket) =>
		METERS.map((meter) => record(subscription, meter, bucket, showDetails)),
	);
	return withoutToken(tokenPage(call, rows, { defaultSize: MOST_ROWS, maxSize: MOST_ROWS }));
};

/** The token of the next page stands in the headers of its link only. */
function withoutToken(reply: ReturnType<Handler>): ReturnType<Handler> {
	const { continuationToken: _, ...body } = reply.body as Record<string, unknown>;
	return { ...reply, body };
}

export const utilizationHandlers: Record<string, Handler> = { 'utilization.getAzure': utilization };
