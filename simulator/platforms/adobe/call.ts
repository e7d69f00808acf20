import type { Operation } from '../../core/contract/contract';
import type { Settings } from './settings';
import type { Distributor } from './state/distributors';
import type { AdobeState, Reply } from './state/state';

/** Who is asked, what is there, and when (ms). */
export interface Moment {
	distributor: Distributor;
	state: AdobeState;
	settings: Settings;
	now: number;
}

/** Rows that came into and went out of one list while it was read. */
export interface ListMoves {
	inserted: number;
	removed: number;
}

/** One request that has passed the gateway and the contract. Names of the path are written as they are in code. */
export interface Call extends Moment {
	/** Tells which of the contract's operations was meant. */
	operation: Operation;
	params: Record<string, string>;
	query: Record<string, string | string[] | undefined>;
	/** By name in small letters. */
	headers: Record<string, string | undefined>;
	body: unknown;
	/** The address as it was called, below the API's: `/v3/resellers?limit=2`. */
	uri: string;
	moves: ListMoves;
	/** When what is created can be read (ms): now, unless the simulator was told otherwise. */
	visibleFrom: number;
}

/** What a handler gives: without a status it is the first that the contract has for the operation. */
export type Result = Omit<Reply, 'status'> & Partial<Pick<Reply, 'status'>>;

/** Carries out an operation. Throws an AdobeRefusal. */
export type Handler = (call: Call) => Result;

/** A text of the query that was given at most once. */
export const textOf = ({ query }: Call, name: string): string | undefined => [query[name]].flat()[0];

/** All texts of a name that may be repeated; undefined when there is none. */
export const textsOf = ({ query }: Call, name: string): string[] | undefined =>
	query[name] === undefined ? undefined : [query[name]].flat();

/** Whether a switch of the query is on. */
export const isOn = (call: Call, name: string): boolean => textOf(call, name) === 'true';
