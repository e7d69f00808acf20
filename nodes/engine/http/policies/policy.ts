import type { ApiRequest, Lane, Session } from '../../declare';
import type { Outcome } from '../../util/answer';

/** What a repeat of a call can do. `replayable`: a write that the platform recognizes by its id. */
export type CallKind = 'read' | 'replayable' | 'unsafe';

/** How one try of a request is made. */
export type Once = (session: Session, request: ApiRequest) => Promise<Outcome>;

/** A request under way. */
export interface Call {
	session: Session;
	request: ApiRequest;
	kind: CallKind;
	lane: Lane;
	once: Once;
	/** what its tries have shown; every policy sees the same object */
	progress: Progress;
}

/** What is known of a request while it is under way. */
export interface Progress {
	/** the try under way, from 1 */
	attempt: number;
	/** when this try went on the wire, in milliseconds */
	sentAt: number;
	/** the token that the latest try of a write was sent with */
	token?: unknown;
	/** 0 to 1: the chance in the pause after this try */
	random: number;
	/** how the try before ended */
	last?: Outcome;
	/** an earlier try of a write may have arrived: a refusal of a later one says nothing of it */
	arrived: boolean;
	/** the next try goes out under another id than the one before, so that the platform does not know it for a repeat */
	renewed: boolean;
	/** the ids of all tries */
	ids?: RequestIds;
}

/** The ids of a request, from which those of each try follow. */
export interface RequestIds {
	/** by which the platform recognizes the write; undefined for a read */
	write?: string;
	correlation: string;
}

/** Sends a call. @throws Problem when nothing was done, NotSent, Canceled */
export type Send = (call: Call) => Promise<Outcome>;

/** One rule of sending: what it does before and after the rest. */
export type Policy = (next: Send) => Send;

/** A call before its first try. */
export const newCall = (call: Omit<Call, 'progress'>): Call => ({
	...call,
	progress: { attempt: 0, sentAt: call.session.clock.elapsed(), random: 0, arrived: false, renewed: false },
});
