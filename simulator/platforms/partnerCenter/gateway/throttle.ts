import type { Operation } from '../../../core/contract/contract';
import type { Settings } from '../settings';
import type { Rate } from '../../../core/http/rate';
import { refuse } from '../refusal';

const MINUTE = 60_000;

/** A published limit: for which operations, how many calls, in how many ms, and whether each customer counts for itself. */
interface Limit {
	operations: RegExp;
	calls: number;
	windowMs: number;
	perCustomer?: true;
}

// Source: conventions.throttling.knownLimits. The webhook test event has a limit of its own, which always holds.
const PUBLISHED: Limit[] = [
	{ operations: /^promotion\.checkEligibility$/, calls: 625, windowMs: MINUTE },
	{ operations: /^migration\.create$/, calls: 100, windowMs: 5 * MINUTE },
	{ operations: /^migration\.validate$/, calls: 450, windowMs: 5 * MINUTE, perCustomer: true },
	{ operations: /^(order|subscription|customer)\./, calls: 500, windowMs: MINUTE },
];

/** Throws the gateway's 429 with Retry-After (seconds) when the tenant has used up its calls. */
export function throttle(
	rate: Rate,
	settings: Settings,
	tenantId: string,
	operation: Operation,
	customerId = '',
): void {
	const waits = [rate.secondsToWait(tenantId, settings.throttlePerMinute, MINUTE)];
	const limit = settings.publishedLimits
		? PUBLISHED.find(({ operations }) => operations.test(operation.id))
		: undefined;
	if (limit) {
		const key = [tenantId, limit.operations.source, limit.perCustomer ? customerId : ''].join(' ');
		waits.push(rate.secondsToWait(key, limit.calls, limit.windowMs));
	}
	const seconds = Math.max(...waits);
	if (seconds === 0) return;
	const headers = { 'Retry-After': String(seconds) };
	throw refuse(429, 429, `Rate limit is exceeded. Try again in ${seconds} seconds.`, 'gateway', { headers });
}
