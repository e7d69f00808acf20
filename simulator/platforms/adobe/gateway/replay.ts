import type { Moment } from '../call';
import { AdobeRefusal, errorBody, refuse } from './refusal';
import type { Reply } from '../state/state';
import { DAY } from '../time';

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What an answer is kept by: the correlation id, and the route (the same API, whatever ids stand in its path). */
export interface Intent {
	correlationId: string | undefined;
	requestId: string | undefined;
	route: string;
	isRead: boolean;
}

/** The answer that a refusal becomes. */
export const replyOf = (refusal: AdobeRefusal): Reply => ({
	status: refusal.status,
	body: errorBody(refusal),
});

const isFault = ({ status }: Reply): boolean => status === 429 || status >= 500;

function forget({ state, now }: Moment, lifeMs: number): void {
	for (const [key, { at }] of Object.entries(state.kept)) if (now - at >= lifeMs) delete state.kept[key];
	for (const [key, at] of Object.entries(state.requestIds)) if (now - at >= lifeMs) delete state.requestIds[key];
}

/** Throws 4119 for a correlation id that is missing or not valid, 4120 for a request id that was used before. */
function checkIds({ state, now }: Moment, { requestId }: Intent): void {
	if (requestId === undefined) return;
	if (state.requestIds[requestId] !== undefined) throw refuse(4120);
	state.requestIds[requestId] = now;
}

/**
 * Keeps the first answer to an intent and gives it again, a refusal too, for `replayDays` (conventions.idempotency),
 * also that it is busy (4122). A repeated correlation id wins over a repeated request id. Unless the settings say so,
 * 429 and 5xx are not kept.
 */
export function createReplay(moment: Moment, intent: Intent) {
	const { state, settings, now } = moment;
	const { correlationId = '', route, isRead } = intent;
	const key = `${correlationId.toLowerCase()} ${route}`;
	const keeps = settings.replayReads || !isRead;
	const isKept = (reply: Reply): boolean => !isFault(reply) || settings.replayFaults;
	return {
		/** The first answer under this id; undefined when there is none. Throws 4119 or 4120. */
		first(): Reply | undefined {
			if (!GUID.test(correlationId)) throw refuse(4119);
			forget(moment, settings.replayDays * DAY);
			const kept = keeps ? state.kept[key] : undefined;
			if (kept) {
				if (intent.requestId !== undefined) state.requestIds[intent.requestId] ??= now;
				return structuredClone(kept.reply);
			}
			checkIds(moment, intent);
			return undefined;
		},
		keep(reply: Reply): void {
			if (keeps && isKept(reply)) state.kept[key] = { at: now, reply: structuredClone(reply) };
		},
	};
}
