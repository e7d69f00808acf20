import type { FastifyRequest } from 'fastify';
import { type Contract, loadContract, type Operation } from '../../core/contract/contract';
import type { EffectCounter } from '../../core/state/effects';
import type { FaultRule } from '../../core/http/faults';
import type { Account } from './accounts/account';
import type { Settings } from './settings';
import { listed, type Listing, moved, type Moves, newcomer, pageOf, type Row, wholeList } from './gateway/paging';
import { createRate } from '../../core/http/rate';
import { Refusal } from './gateway/refusal';
import type { AccountState, StoredReport } from './state/state';
import { createValidator } from '../../core/contract/validator';
import { accountHandlers } from './accounts/accounts';
import { createAuth } from './gateway/auth';
import type { Call, Handler } from './gateway/call';
import { catalogWith } from './catalog/catalog';
import { orderHandlers } from './orders/orders';
import { productHandlers } from './catalog/products';
import { reportHandlers } from './reports';
import { settle } from './state/settle';
import { subscriptionHandlers } from './orders/subscriptions';
import { validationHandlers } from './orders/validation';

/** What each operation of the contract does, by its id. */
export const HANDLERS: Record<string, Handler> = {
	...accountHandlers,
	...orderHandlers,
	...productHandlers,
	...reportHandlers,
	...subscriptionHandlers,
	...validationHandlers,
};

export const CONTRACT: Contract = loadContract('ingram');

/** What the platform needs from the simulator around it. */
export interface Surroundings {
	accounts: Account[];
	settings: Settings;
	now: () => number;
	effects: EffectCounter;
	stateOf: (account: Account) => AccountState;
	link: (report: StoredReport) => string;
}

export type Request = Pick<FastifyRequest, 'headers' | 'params' | 'query' | 'body'>;

/** The operations that one route stands for: several only where a fixed field of the body tells them apart. */
function choose(candidates: Operation[], body: unknown): Operation {
	if (candidates.length === 1) return candidates[0];
	const type = (body as { type?: unknown } | undefined)?.type;
	const found = candidates.find(({ fixedBody }) => fixedBody?.type === type);
	if (found) return found;
	const types = candidates.map(({ fixedBody }) => fixedBody?.type).join(', ');
	const problem = type === undefined ? 'body: type is required' : `body: type must be one of ${types}`;
	throw new Refusal(400, 'VALIDATION_FAILED', problem, [problem]);
}

/** The platform without its server: takes a request, gives the answer's body, throws a Refusal. */
export function createPlatform({ accounts, settings, now, effects, stateOf, link }: Surroundings) {
	const auth = createAuth(accounts, settings, now);
	const rate = createRate(now);
	const validator = createValidator(CONTRACT.operations);
	const orderTypes = CONTRACT.operations.filter(({ id, variantOf }) => id.startsWith('order.create') && !variantOf);
	const moves = new Map<string, Moves>();

	/** Throws when a request breaks the contract. */
	function check(operation: Operation, { query, body }: Request): void {
		const found = validator.problems(operation, { query, headers: {}, body });
		if (found.length) throw new Refusal(400, 'VALIDATION_FAILED', found[0], found);
	}

	/** Throws 429 with Retry-After (seconds) when the key has used up its requests of this second. */
	function throttle({ subscriptionKey }: Account): void {
		const seconds = rate.secondsToWait(subscriptionKey, settings.ratePerSecond, 1000);
		if (seconds === 0) return;
		throw new Refusal(429, 'TOO_MANY_REQUESTS', 'Rate limit is exceeded', [], { 'Retry-After': String(seconds) });
	}

	function listAnswer(call: Call, operation: Operation, list: Listing) {
		const current = moved(list, moves.get(`${call.state.resellerId} ${operation.id}`));
		return operation.paging === 'limitOffset' ? pageOf(current, call.query, settings.maxPageSize) : wholeList(current);
	}

	function callOf(account: Account, request: Request): Call {
		const state = stateOf(account);
		settle(state, now());
		return {
			account,
			state,
			settings,
			catalog: catalogWith(settings.catalogExtra),
			now: now(),
			params: request.params as Call['params'],
			query: request.query as Call['query'],
			body: (request.body ?? {}) as Call['body'],
			link,
		};
	}

	function move(call: Call, operation: Operation, list: Listing, rule: FaultRule): void {
		const key = `${call.state.resellerId} ${operation.id}`;
		const soFar = moves.get(key) ?? { inserted: [], removed: 0 };
		if (rule.change === 'remove') soFar.removed += 1;
		else soFar.inserted.unshift(newcomer(list, soFar.inserted.length + 1));
		moves.set(key, soFar);
	}

	return {
		auth,

		/** Answers one request of a route whose operations are `candidates`. */
		answer(candidates: Operation[], request: Request, rule?: FaultRule): unknown {
			const account = auth.accountOf(request.headers);
			throttle(account);
			if (candidates[0].id === 'token.create') {
				check(candidates[0], request);
				const token = auth.signIn(account, request.headers, (request.body as { marketplace: string }).marketplace);
				effects.count('tokensIssued');
				return token;
			}
			auth.authorize(account, request.headers);
			const operation = choose(candidates, request.body);
			check(operation, request);
			// An estimate takes what the order of its type takes, nothing else.
			if (operation.id === 'order.estimate') check(choose(orderTypes, request.body), request);
			const call = callOf(account, request);
			const result = HANDLERS[operation.id](call);
			if (operation.kind !== 'collection') return result;
			const list = Array.isArray(result) ? listed(result as Row[]) : (result as Listing);
			if (rule?.kind === 'movingList') move(call, operation, list, rule);
			return listAnswer(call, operation, list);
		},

		/** Hides what an answer has just stored until `ms` from now. */
		storeLate(request: Request, answer: unknown, ms: number): void {
			const state = stateOf(auth.accountOf(request.headers));
			const { id } = answer as { id?: string };
			const stored = [...state.orders, ...state.customers, ...state.resellers].find((candidate) => candidate.id === id);
			if (!stored) return;
			stored.visibleFrom = now() + ms;
			state.lateUntil = Math.max(state.lateUntil, stored.visibleFrom);
		},

		reset(): void {
			auth.reset();
			moves.clear();
		},
	};
}

export type Platform = ReturnType<typeof createPlatform>;
