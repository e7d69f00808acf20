import type { IDataObject } from 'n8n-workflow';

import type { Session, State, Wait } from '../declare';
import { sleepUnlessCanceled } from '../util/clock';
import { undefinedUnlessCanceled } from './problem';
import { getRequest } from './request';
import { read } from './send';
import { letOthersWrite } from './writes/barrier';

/** The first look at what was just made, in milliseconds. */
export const FIRST_LOOK = 1_000;
const LONGEST = 30_000;
const GROWTH = 2;

/** A write without an answer shows some seconds late on most platforms: pauses before each look, in milliseconds. */
const LOOKS = [0, 5_000, 15_000];

/**
 * Looks for what a write without a usable answer may have made, a few times.
 * @param find one look; a look that fails counts as not found
 */
export async function lookAfter<T>(
	session: Session,
	find: (session: Session) => Promise<T | undefined>,
): Promise<T | undefined> {
	letOthersWrite(session);
	for (const pause of LOOKS) {
		await sleepUnlessCanceled(session.clock, pause, session.signal);
		const found = await find({ ...session, budget: { left: session.settings.retryFor } }).catch(
			undefinedUnlessCanceled,
		);
		if (found !== undefined) return found;
	}
	return undefined;
}

/** How far an object came within the time given, and as it was read last. */
export interface Waited {
	state: State;
	body: IDataObject;
}

/** What is followed: how, on which path, and the body that made it. */
export interface Watch {
	wait: Wait;
	path?: Record<string, string>;
	sent?: IDataObject;
}

/** Reads the object once. */
export async function look(session: Session, { wait, path = {}, sent = {} }: Watch, id: string): Promise<Waited> {
	const object = wait.look
		? await wait.look({ session, clock: session.clock, path, id })
		: session.vendor.object(
				(await read(session, { ...getRequest(wait.route, { ...path, id }), body: wait.ask?.(sent) })).body,
			);
	return { state: wait.state(object, sent), body: object };
}

/**
 * Asks after 1 s, then at growing intervals up to 30 s, until the object is done or the time is over.
 * Polls go through the read lane: an order that is waited for does not hold up the next.
 * @param atMost milliseconds
 * @throws Problem when a read fails for good, Canceled
 */
export async function waitUntilDone(session: Session, watch: Watch, id: string, atMost: number): Promise<Waited> {
	const end = session.clock.elapsed() + atMost;
	let pause = FIRST_LOOK;
	letOthersWrite(session);
	for (;;) {
		const left = end - session.clock.elapsed();
		await sleepUnlessCanceled(session.clock, Math.max(0, Math.min(pause, left)), session.signal);
		const seen = await look({ ...session, budget: { left: session.settings.retryFor } }, watch, id);
		if (seen.state !== 'pending' || session.clock.elapsed() >= end) return seen;
		pause = Math.min(LONGEST, pause * GROWTH);
	}
}
