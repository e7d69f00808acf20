import type { Incoming, Moment } from '../call';
import type { AdobeState, Reply } from '../state/state';
import { DAY } from '../time';
import { refuse } from '../find';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function forget({ kept, requestIds }: AdobeState, before: number): void {
	for (const [key, { at }] of Object.entries(kept)) if (at <= before) delete kept[key];
	for (const [id, at] of Object.entries(requestIds)) if (at <= before) delete requestIds[id];
}

/**
 * Keeps the first answer under a correlation id and a route (the same API, whatever ids its path has) and gives it
 * again, a refusal too, for `replayDays` (conventions.idempotency), also that it is busy (4122). A repeated correlation
 * id wins over a repeated request id. Unless the settings say so, 429 and 5xx are not kept.
 */
export function createReplay({ state, settings, now }: Moment, { headers, route, method }: Incoming) {
	const { 'x-correlation-id': correlationId = '', 'x-request-id': requestId } = headers;
	const key = `${correlationId.toLowerCase()} ${route}`;
	const keeps = settings.replayReads || method !== 'GET';
	return {
		/**
		 * The first answer under this id; undefined when there is none. Throws 4119 for a correlation id that is missing or
		 * not valid, 4120 for a request id that was used before.
		 */
		first(): Reply | undefined {
			if (!GUID.test(correlationId)) throw refuse(4119);
			forget(state, now - settings.replayDays * DAY);
			const kept = keeps ? state.kept[key] : undefined;
			if (requestId !== undefined) {
				if (!kept && state.requestIds[requestId] !== undefined) throw refuse(4120);
				state.requestIds[requestId] ??= now;
			}
			return structuredClone(kept?.reply);
		},
		keep(reply: Reply): void {
			const isFault = reply.status === 429 || reply.status >= 500;
			if (keeps && (settings.replayFaults || !isFault)) state.kept[key] = { at: now, reply: structuredClone(reply) };
		},
	};
}
