import type { IDataObject, IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';

import { accountKey, digest } from './account';
import type { Refused } from './answer';
import { clock as realClock, type Clock } from './clock';
import type { Settings, Vendor } from './declare';
import { lanes, queues, type Lanes } from './lanes';
import { companyOf, type Company } from './moments';
import { pacer, type Pacer } from './pacer';

export type Context = IExecuteFunctions | ILoadOptionsFunctions;

/** Everything that the requests of one node run share, and the settings of the item at hand. */
export interface Session {
	context: Context;
	vendor: Vendor;
	/** the decrypted credential: base URL and allowed domains are read from it, nothing else */
	credential: IDataObject;
	/** identifies the account without showing it; another secret is another account */
	account: string;
	/** identifies who buys: the same for every credential of one partner */
	buyer: string;
	clock: Clock;
	lanes: Lanes;
	queue: ReturnType<typeof queues>;
	pacer: Pacer;
	signal?: AbortSignal;
	/** reads that several items of the run need, by what was asked */
	memory: Map<string, Promise<unknown>>;
	/** set once the credential was refused: nothing more is sent with it in this run */
	signIn: { refused?: Refused };
	/** n8n's id of the execution, where it has one */
	execution?: string;
	/** the item's place in the input, from 0 */
	item: number;
	/** names execution, node, run and item: the same when n8n's Retry On Fail runs the node again */
	turn?: string;
	/** n8n's Retry On Fail runs the node again: what it sent before may stand */
	again: boolean;
	/** resolves when every item was read and found good: before that nothing is written */
	checked: Promise<void>;
	/**
	 * `stopped` after the first failed write: no new one is started; `doubt` as soon as one did not simply succeed;
	 * `deciding` while it is found out what became of a refused order
	 */
	halt: { stopped: boolean; doubt: boolean; deciding?: Promise<unknown> };
	/** this is the finding out: its own writes do not wait for it */
	decides?: true;
	/** whether another worker may be selling the same */
	company: Company;
	settings: Settings;
	/** the item's personal and secret texts, kept out of what is told of the platform's words */
	hide: string[];
	/** milliseconds that the item may still spend on repeats */
	budget: { left: number };
}

export const defaults: Settings = {
	limit: Infinity,
	simplify: false,
	showSecrets: false,
	dryRun: false,
	wait: false,
	waitAtMost: 10 * 60_000,
	placeAgain: false,
	acceptKeyless: false,
	cancelDuplicate: false,
	keyOfTurn: false,
	checkAccount: false,
	limits: {},
	timeout: 60_000,
	retryFor: 120_000,
};

/** Opens a session for one node run. Nothing outlives it. */
export async function openSession(
	context: Context, vendor: Vendor, size?: number, clock: Clock = realClock,
): Promise<Session> {
	const credential = (await context.getCredentials(vendor.credential)) as IDataObject;
	const buyer = digest([vendor.credential, ...vendor.buyer(credential)]);
	const execution = 'getExecutionId' in context ? context.getExecutionId() : undefined;
	return {
		context, vendor, credential, clock,
		account: accountKey(credential, vendor.volatile),
		buyer,
		lanes: lanes(size, clock),
		queue: queues(),
		pacer: pacer(clock),
		signal: 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined,
		memory: new Map(),
		signIn: {},
		again: false,
		item: 0,
		execution,
		checked: Promise.resolve(),
		halt: { stopped: false, doubt: false },
		company: companyOf(buyer, execution, clock.now()),
		settings: defaults,
		hide: [],
		budget: { left: defaults.retryFor },
	};
}

/** What belongs to one item alone. */
type OfItem = Pick<Session, 'settings' | 'hide' | 'turn' | 'item'>;

/** The same session for one item, with its own time. */
export function forItem(session: Session, item: OfItem): Session {
	return { ...session, ...item, budget: { left: item.settings.retryFor } };
}

/** Asks once per run: the second item that needs the same read gets the first one's answer. */
export async function remembered<T>(session: Session, key: string, read: () => Promise<T>): Promise<T> {
	const known = session.memory.get(key) as Promise<T> | undefined;
	if (known) return await known;
	const fresh = read();
	session.memory.set(key, fresh);
	fresh.catch(() => session.memory.delete(key));
	return await fresh;
}
