import { customerHandlers } from './accounts/customers';
import { deploymentHandlers } from './accounts/deployments';
import { resellerHandlers } from './accounts/accounts';
import type { Handler, Incoming, Moment } from './call';
import { groupHandlers } from './accounts/benefits';
import { transferHandlers } from './moves/transfers';
import { flexDiscountHandlers, recommendationHandlers } from './offers/offers';
import { orderHandlers } from './orders/orders';
import { renewalHandlers } from './orders/kinds/renewals';
import { returnHandlers, switchHandlers } from './orders/kinds/changes';
import { subscriptionHandlers } from './subscriptions';
import { type Contract, loadContract, type Operation } from '../../core/contract/contract';
import { type Asked, createValidator } from '../../core/contract/validator';
import { AdobeRefusal, refuse } from './find';
import type { FaultRule } from '../../core/http/faults';
import { createMoves } from '../../core/http/moves';
import { createRate } from '../../core/http/rate';
import type { Core } from '../../core/platform';
import { createAuth, createReplay } from './gateway/auth';
import type { Settings } from './settings';
import { settleAdobe } from './state/settle';
import type { Distributor, Reply } from './state/state';

/** What each operation of the contract does, by its id. */
export const HANDLERS: Record<string, Handler> = {
	...resellerHandlers,
	...customerHandlers,
	...groupHandlers,
	...renewalHandlers,
	...returnHandlers,
	...switchHandlers,
	...orderHandlers,
	...subscriptionHandlers,
	...transferHandlers,
	...flexDiscountHandlers,
	...recommendationHandlers,
	...deploymentHandlers,
	'health.ping': () => ({ body: 'pong' }),
	'health.authenticatedPing': () => ({ body: 'pong' }),
};

/** The two pings differ by their sign-in. */
const needsToken = ({ id }: Operation): boolean => id !== 'health.ping';

/** The operation that a request means, among those that share its route: by the values that its body must have. */
export function choose(candidates: Operation[], body: unknown, hasToken: boolean): Operation {
	const members = { ...(body as object | undefined) } as Record<string, unknown>;
	const fits = ({ fixedBody = {} }: Operation): boolean =>
		Object.entries(fixedBody).every(([name, value]) => members[name] === value);
	const open = candidates.filter((operation) => candidates.every(needsToken) || needsToken(operation) === hasToken);
	return open.find(fits) ?? candidates[0];
}

/** Operations with a code of their own for a request that is not right (errorCodes). */
const OWN_CODES: Record<string, number> = { 'linkedMembership.search': 1118, 'priceList.fetch': 5122 };

/** By what is wrong with a body, the gravest first; for a query or a header no other code is known than that of filters. */
function codeOf(problems: string[]): number {
	const inBody = problems.filter((problem) => problem.startsWith('body: '));
	if (inBody.length === 0) return 1132;
	if (inBody.some((problem) => problem.endsWith(' is not known'))) return 1121;
	return inBody.some((problem) => problem.endsWith(' is required')) ? 1122 : 1117;
}

/** Checks requests against the contract of Adobe. Throws 400 with everything that is wrong: query, headers, body. */
export function createCheck({ operations }: Contract) {
	const validator = createValidator(operations);
	// A change that is all in the query may come without a body.
	return (operation: Operation, { query, headers, body = {} }: Asked): void => {
		const problems = validator.problems(operation, { query, headers, body });
		const isEmpty = ['{}', '[]'].includes(JSON.stringify(body));
		if (operation.body.length === 0 && !isEmpty) problems.push('body: it is not known');
		if (problems.length) throw refuse(OWN_CODES[operation.id] ?? codeOf(problems), problems);
	};
}

export const CONTRACT: Contract = loadContract('adobe');

// Of the module, not of each simulator: schemas are compiled once in a process.
const check = createCheck(CONTRACT);

const MINUTE = 60_000;
// Lists that take no correlation id by their pages, but the request id; both are asked for (contradictions).
const NEED_REQUEST_ID = ['reseller.list', 'customer.list'];

/** What a distributor owns, at this moment. */
type At = (distributor: Distributor) => Moment;

/** The platform without its server: takes a request, gives the answer, throws an AdobeRefusal. */
export function createAdobePlatform({ now }: Core, distributors: Distributor[], settings: Settings, momentOf: At) {
	const auth = createAuth(distributors, settings, now);
	const rate = createRate(now);
	const moves = createMoves();

	function throttle({ distributorId }: Distributor): void {
		const seconds = rate.secondsToWait(distributorId, settings.perMinute, MINUTE);
		// The facts describe no Retry-After, so none is sent.
		if (seconds > 0) throw refuse(4118, [`Try again in ${seconds} seconds`]);
	}

	function carryOut(moment: Moment, operation: Operation, request: Incoming, rule?: FaultRule): Reply {
		const needsRequestId = NEED_REQUEST_ID.includes(operation.id) && request.headers['x-request-id'] === undefined;
		if (needsRequestId) throw refuse(1132, ['header: X-Request-Id is required']);
		check(operation, request);
		settleAdobe(moment);
		const late = operation.id.startsWith('order.') ? settings.orderListingMs : 0;
		const visibleFrom = moment.now + (rule?.kind === 'storedLate' ? (rule.ms ?? 0) : late);
		const moved = moves.of(`${moment.distributor.distributorId} ${operation.id}`, rule);
		const call = { ...moment, ...request, operation, body: request.body ?? {}, visibleFrom, moves: moved };
		const result = HANDLERS[operation.id](call);
		return { status: operation.statuses?.[0] ?? 200, ...result };
	}

	return {
		auth,

		/** Answers one request of a route whose operations are `candidates`; the first answer under its id is kept. */
		answer(candidates: Operation[], request: Incoming, rule?: FaultRule): Reply {
			const { 'x-api-key': key, authorization } = request.headers;
			const operation = choose(candidates, request.body, authorization !== undefined);
			const distributor = operation.id === 'health.ping' ? auth.ownerOf(key) : auth.authorize(key, authorization);
			throttle(distributor);
			const moment = momentOf(distributor);
			const work = (): Reply => carryOut(moment, operation, request, rule);
			if (operation.id.startsWith('health.')) return work();
			const replay = createReplay(moment, request);
			const first = replay.first();
			if (first) return first;
			try {
				const reply = work();
				replay.keep(reply);
				return reply;
			} catch (error) {
				if (error instanceof AdobeRefusal) replay.keep(error.reply);
				throw error;
			}
		},

		/** Keeps the answer that a fault gave in place of the platform, if such answers are kept. */
		keepFault(request: Incoming, reply: Reply): void {
			const distributor = distributors.find(({ clientId }) => clientId === request.headers['x-api-key']);
			if (distributor) createReplay(momentOf(distributor), request).keep(reply);
		},

		reset(): void {
			auth.reset();
			rate.reset();
			moves.reset();
		},
	};
}

export type AdobePlatform = ReturnType<typeof createAdobePlatform>;
