import { createHash } from 'node:crypto';
import type { Operation } from '../../core/contract/contract';
import type { ListMoves } from '../../core/http/moves';
import type { Settings } from './settings';
import type { AdobeState, Distributor, Reply } from './state/state';

/** Who is asked, what is there, and when (ms). */
export type Moment = { distributor: Distributor; state: AdobeState; settings: Settings; now: number };

/** A request as it came in. Names of the path are written as they are in code. */
export interface Incoming {
	method: string;
	/** Verb and path as the contract has them. */
	route: string;
	params: Record<string, string>;
	query: Record<string, string | string[] | undefined>;
	/** By name in small letters. */
	headers: Record<string, string | undefined>;
	body: unknown;
	/** The address as it was called, below the API's: `/v3/resellers?limit=2`. */
	uri: string;
}

/** One request that has passed the gateway and the contract. */
export interface Call extends Moment, Incoming {
	/** Which of the contract's operations was meant. */
	operation: Operation;
	moves: ListMoves;
	/** When what is created can be read (ms): now, unless a fault delays it. */
	visibleFrom: number;
}

/** What a handler gives: without a status it is the first that the contract has for the operation. */
export type Result = Omit<Reply, 'status'> & Partial<Pick<Reply, 'status'>>;

/** Carries out an operation. Throws an AdobeRefusal. */
export type Handler = (call: Call) => Result;

/** All texts of a name that may be repeated; undefined when there is none. */
export const textsOf = ({ query }: Call, name: string): string[] | undefined =>
	query[name] === undefined ? undefined : [query[name]].flat();

/** A text of the query that was given at most once. */
export const textOf = (call: Call, name: string): string | undefined => textsOf(call, name)?.[0];

/** Whether a switch of the query is on. */
export const isOn = (call: Call, name: string): boolean => textOf(call, name) === 'true';

/** A link as the platform writes it: the address is relative. */
export const link = (uri: string) => ({ uri, method: 'GET', headers: [] as string[] });

export const selfLink = (uri: string) => ({ self: link(uri) });

/** A copy without the members that are undefined. */
export function present<Members extends object>(members: Members): Members {
	return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Members;
}

/** Numbers start here, so that the kinds do not meet. */
const RANGES = {
	reseller: 50_000_001,
	customer: 10_000_001,
	order: 51_200_001,
	deployment: 30_000_001,
	group: 70_000_001,
	acquisition: 80_000_001,
};

const count = ({ state }: Moment, kind: string): number => (state.issued[kind] = (state.issued[kind] ?? 0) + 1);

/** The next id that is a number. */
export const nextNumber = (moment: Moment, kind: keyof typeof RANGES): string =>
	`${moment.distributor.idPrefix}${RANGES[kind] + count(moment, kind) - 1}`;

/** The next id that is opaque: the same with every start of the simulator. */
export function nextOpaque(moment: Moment, kind: 'subscription' | 'transfer' | 'resellerChange' | 'approval'): string {
	const text = `${moment.distributor.distributorId} ${kind} ${count(moment, kind)}`;
	return createHash('sha256').update(text).digest('hex').slice(0, 30);
}
