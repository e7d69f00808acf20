import type { FastifyRequest } from 'fastify';
import { type Contract, loadContract, type Operation } from '../../core/contract/contract';
import { createValidator } from '../../core/contract/validator';
import type { FaultRule } from '../../core/http/faults';
import { createMoves } from '../../core/http/moves';
import { createRate } from '../../core/http/rate';
import type { Core } from '../../core/platform';
import type { States } from '../../core/state/states';
import type { Account, AccountState } from './state/state';
import { accountHandlers } from './accounts/accounts';
import { catalogWith } from './catalog/catalog';
import { productHandlers } from './catalog/products';
import { answerOf, type Call, createAuth, type Handler, Refusal } from './gateway/call';
import { orderHandlers } from './orders/orders';
import { validationHandlers } from './orders/parameters';
import { subscriptionHandlers } from './orders/subscriptions';
import { reportHandlers } from './storage';
import type { Settings } from './settings';
import { settle } from './state/settle';

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

export type Request = Pick<FastifyRequest, 'headers' | 'params' | 'query' | 'body'>;

/** The operation that is meant, among those of a route: several only where a fixed field of the body distinguishes them. */
function choose(candidates: Operation[], body: unknown): Operation {
	if (candidates.length === 1) return candidates[0];
	const type = (body as { type?: unknown } | undefined)?.type;
	const found = candidates.find(({ fixedBody }) => fixedBody?.type === type);
	if (found) return found;
	const types = candidates.map(({ fixedBody }) => fixedBody?.type).join(', ');
	const problem = type === undefined ? 'body: type is required' : `body: type must be one of ${types}`;
	throw new Refusal(400, 'VALIDATION_FAILED', problem, [problem]);
}

type Accounts = States<Account, AccountState>;

/** The platform without its server: takes a request, gives the answer's body, throws a Refusal. */
export function createPlatform({ now, effects }: Core, states: Accounts, settings: Settings, publish: Call['publish']) {
	const stateOf = states.of;
	const auth = createAuth(states.accounts, settings, now);
	const rate = createRate(now);
	const validator = createValidator(CONTRACT.operations);
	const orderTypes = CONTRACT.operations.filter(({ id, variantOf }) => id.startsWith('order.create') && !variantOf);
	const moves = createMoves();

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

	function callOf(account: Account, { params, query, body }: Request, moved: Call['moves']): Call {
		const moment = { account, state: stateOf(account), settings, now: now() };
		settle(moment.state, moment.now);
		const asked = { params, query, body: body ?? {} } as Pick<Call, 'params' | 'query' | 'body'>;
		return { ...moment, ...asked, catalog: catalogWith(settings.catalogExtra), moves: moved, publish };
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
			const moved = moves.of(`${stateOf(account).resellerId} ${operation.id}`, rule);
			const call = callOf(account, request, moved);
			const result = HANDLERS[operation.id](call);
			return operation.kind === 'collection' ? answerOf(call, operation, result) : result;
		},

		/** Hides what an answer has just stored until `ms` from now. */
		storeLate(request: Request, answer: unknown, ms: number): void {
			const state = stateOf(auth.accountOf(request.headers));
			const { id } = answer as { id?: string };
			const stored = [...state.orders, ...state.customers, ...state.resellers].find((candidate) => candidate.id === id);
			if (stored) stored.visibleFrom = now() + ms;
		},

		reset(): void {
			auth.reset();
			moves.reset();
		},
	};
}

export type Platform = ReturnType<typeof createPlatform>;
