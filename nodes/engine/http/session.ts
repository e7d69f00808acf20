import type { IDataObject } from 'n8n-workflow';
import type { Context } from '../declare';
import type { Session } from '../declare';

import type { Settings, Vendor } from '../declare';
import type { Clock } from '../util/clock';
import { currentClock } from '../util/currentClock';
import { accountKey, digest } from '../util/hash';
import { oneSpelling } from '../util/links';
import { queues } from './pacing/queue';
import { createRateLimiter } from './pacing/rateLimiter';
import { concurrencyLimits } from './policies/concurrencyLimit';
import { openBarrier } from './writes/barrier';
import { companyOf } from './writes/company';

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
	generatedKey: false,
	checkAccount: false,
	limits: {},
	timeout: 60_000,
	retryFor: 120_000,
};

/** Opens a session for one node run. Nothing outlives it. */
export async function openSession(
	context: Context,
	vendor: Vendor,
	size?: number,
	clock: Clock = currentClock(),
): Promise<Session> {
	const credential = (await context.getCredentials(vendor.credential)) as IDataObject;
	const buyer = digest([vendor.credential, ...vendor.buyer(credential).map(oneSpelling)]);
	const execution = 'getExecutionId' in context ? context.getExecutionId() : undefined;
	return {
		context,
		vendor,
		credential,
		clock,
		account: accountKey(credential, vendor.volatile),
		buyer,
		limits: concurrencyLimits(size, clock),
		queue: queues(),
		rateLimiter: createRateLimiter(clock),
		signal: 'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined,
		memory: new Map(),
		signIn: {},
		repeated: false,
		item: 0,
		execution,
		barrier: openBarrier(),
		company: companyOf(buyer, execution, clock.elapsed()),
		settings: defaults,
		hide: [],
		secrets: [],
		budget: { left: defaults.retryFor },
		begun: { is: false },
		platformTime: {},
	};
}

/** What belongs to one item alone. */
type OfItem = Pick<Session, 'settings' | 'hide' | 'secrets' | 'nodeRun' | 'item'>;

/** The same session for one item, with its own time. */
export function forItem(session: Session, item: OfItem): Session {
	return { ...session, ...item, budget: { left: item.settings.retryFor }, begun: { is: false } };
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
