import { refuse } from '../refusal';
import type { Reply } from '../reply';
import type { PartnerState } from '../state/state';

/**
 * Carries out a write once per request id (auth.requestHeaders): the same request with the same id gets the first answer
 * again, for `replayMs`. A refusal is not kept. An id that has served another request is refused, since it had an answer.
 *
 * @param request verb and path of this request
 */
export function once(
	state: PartnerState,
	id: string,
	request: string,
	now: number,
	replayMs: number,
	work: () => Reply,
): Reply {
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
