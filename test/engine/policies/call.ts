import type { ApiRequest, Session } from '../../../nodes/engine/declare';
import { type Call, newCall, type Send } from '../../../nodes/engine/http/policies/policy';
import { openBarrier } from '../../../nodes/engine/http/writes/barrier';
import type { Answer, Outcome } from '../../../nodes/engine/util/answer';
import { virtualClock, type VirtualClock } from '../../support/virtualClock';
import { vendor } from '../session';

/** Calls for tests of a single policy: plain values and a clock that only tests move. */

export const REQUEST: ApiRequest = {
	method: 'POST',
	path: '/things',
	route: 'POST /things',
	query: {},
	body: { a: 1 },
};

export const answer = (status: number, more: Partial<Answer> = {}): Answer => ({
	kind: 'answer',
	status,
	headers: {},
	body: undefined,
	...more,
});

/** An answer that asks for a pause, in seconds. */
export const pausing = (status: number, seconds: number): Answer =>
	answer(status, { headers: { 'retry-after': String(seconds) } });

export const LOST: Outcome = { kind: 'none', sent: 'maybe', reason: 'the connection was cut' };

/** What a policy reads of a session. */
export const sessionOf = (more: Partial<Session> = {}): Session & { clock: VirtualClock } =>
	({
		vendor,
		credential: {},
		clock: virtualClock(0),
		hide: [],
		budget: { left: 120_000 },
		begun: { is: false },
		platformTime: {},
		signIn: {},
		barrier: openBarrier(),
		item: 0,
		buyer: 'buyer',
		...more,
	}) as unknown as Session & { clock: VirtualClock };

/** A purchase, unless a test says otherwise. */
export const callOf = (session: Session, more: Partial<Omit<Call, 'session' | 'progress'>> = {}): Call =>
	newCall({
		session,
		request: REQUEST,
		kind: 'unsafe',
		lane: 'buy',
		once: async () => answer(500),
		...more,
	});

/** The same at its first try. */
export function firstTry(...[session, more]: Parameters<typeof callOf>): Call {
	const call = callOf(session, more);
	call.progress.attempt = 1;
	return call;
}

/** What is below a policy: gives these outcomes one after the other, and shows what it was given. */
export function below(...outcomes: Outcome[]): { send: Send; sent: Call[] } {
	const sent: Call[] = [];
	const send: Send = async (call) => {
		sent.push({ ...call, progress: { ...call.progress } });
		return outcomes[Math.min(sent.length, outcomes.length) - 1];
	};
	return { send, sent };
}

/** Lets everything run that can, some turns long. */
export const turns = async (count = 20): Promise<void> => {
	for (let turn = 0; turn < count; turn += 1) await Promise.resolve();
};
