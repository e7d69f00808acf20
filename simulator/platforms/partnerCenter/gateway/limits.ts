import limits from '../../../../samples/partnerCenter/data/limits.json';
import type { Operation } from '../../../core/contract/contract';
import type { Rate } from '../../../core/http/rate';
import type { Call } from '../call';
import { refuse } from '../refusal';
import type { Reply } from '../reply';
import type { Settings } from '../settings';

/**
 * Carries out a write once per request id (auth.requestHeaders): the same request with the same id gets the first answer
 * again, for `replayMs`. A refusal is not kept. An id that has served another request is refused, since it had an answer.
 *
 * @param request verb and path of this request
 */
export function once({ state, settings, now }: Call, id: string, request: string, work: () => Reply): Reply {
	const { replayMs } = settings;
	const kept = state.kept[id];
	if (kept && now - kept.at < replayMs) {
		if (kept.request !== request) throw refuse(400, 3000, 'MS-RequestId has served another request');
		return structuredClone(kept.reply);
	}
	const reply = work();
	for (const [old, { at }] of Object.entries(state.kept)) if (now - at >= replayMs) delete state.kept[old];
	if (reply.status < 300) state.kept[id] = { request, at: now, reply: structuredClone(reply) };
	return reply;
}

const MINUTE = 60_000;

/**
 * The published limits: for which operations, how many calls, in how many ms, and whether each customer counts for itself.
 * Source: conventions.throttling.knownLimits. The webhook test event has a limit of its own, which always holds.
 */
const PUBLISHED: Array<{ operations: string; calls: number; windowMs: number; perCustomer?: boolean }> = limits;

/** Throws the gateway's 429 with Retry-After (seconds) when the tenant has used up its calls. */
export function throttle(rate: Rate, settings: Settings, tenantId: string, { id }: Operation, customerId = ''): void {
	const waits = [rate.secondsToWait(tenantId, settings.throttlePerMinute, MINUTE)];
	const limit = settings.publishedLimits && PUBLISHED.find(({ operations }) => new RegExp(operations).test(id));
	if (limit) {
		const key = [tenantId, limit.operations, limit.perCustomer ? customerId : ''].join(' ');
		waits.push(rate.secondsToWait(key, limit.calls, limit.windowMs));
	}
	const seconds = Math.max(...waits);
	if (seconds === 0) return;
	const headers = { 'Retry-After': String(seconds) };
	throw refuse(429, 429, `Rate limit is exceeded. Try again in ${seconds} seconds.`, 'gateway', { headers });
}
