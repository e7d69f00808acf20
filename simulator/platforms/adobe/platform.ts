import type { Contract, Operation } from '../../core/contract/contract';
import { loadContract } from '../../core/contract/contract';
import type { FaultRule } from '../../core/http/faults';
import type { Settings } from './settings';
import { createRate } from '../../core/http/rate';
import { createAuth } from './gateway/auth';
import type { Call, ListMoves, Moment } from './call';
import { createChecks } from './checks';
import { choose } from './gateway/choice';
import type { Distributor } from './state/distributors';
import { HANDLERS } from './handlers';
import { AdobeRefusal, refuse } from './gateway/refusal';
import { createReplay, replyOf } from './gateway/replay';
import { settleAdobe } from './state/settle';
import type { AdobeState, Reply } from './state/state';

export const CONTRACT: Contract = loadContract('adobe');

// Of the module, not of each simulator: schemas are compiled once in a process.
const checks = createChecks(CONTRACT);

const MINUTE = 60_000;
// Lists that take no correlation id by their pages, but the request id; both are asked for (contradictions).
const NEED_REQUEST_ID = ['reseller.list', 'customer.list'];

/** What the platform needs from the simulator around it. */
export interface Surroundings {
	distributors: Distributor[];
	settings: Settings;
	now: () => number;
	stateOf: (distributor: Distributor) => AdobeState;
}

/** A request as it came in; header names in small letters. */
export interface Incoming extends Pick<Call, 'params' | 'query' | 'headers' | 'body' | 'uri'> {
	method: string;
	/** Verb and path as the contract has them. */
	route: string;
}

const isPing = ({ id }: Operation): boolean => id.startsWith('health.');

/** The platform without its server: takes a request, gives the answer, throws an AdobeRefusal. */
export function createAdobePlatform({ distributors, settings, now, stateOf }: Surroundings) {
	const auth = createAuth(distributors, settings, now);
	const rate = createRate(now);
	const moves = new Map<string, ListMoves>();

	const momentOf = (distributor: Distributor): Moment => ({
		distributor,
		state: stateOf(distributor),
		settings,
		now: now(),
	});

	function movesOf({ distributorId }: Distributor, { id }: Operation, rule?: FaultRule): ListMoves {
		const soFar = moves.get(`${distributorId} ${id}`) ?? { inserted: 0, removed: 0 };
		if (rule?.kind === 'movingList') soFar[rule.change === 'remove' ? 'removed' : 'inserted'] += 1;
		moves.set(`${distributorId} ${id}`, soFar);
		return soFar;
	}

	function throttle(distributor: Distributor): void {
		const seconds = rate.secondsToWait(distributor.distributorId, settings.perMinute, MINUTE);
		// The facts describe no Retry-After, so none is sent.
		if (seconds > 0) throw refuse(4118, [`Try again in ${seconds} seconds`]);
	}

	const intentOf = ({ headers, route, method }: Incoming) => ({
		correlationId: headers['x-correlation-id'],
		requestId: headers['x-request-id'],
		route,
		isRead: method === 'GET',
	});

	function carryOut(moment: Moment, operation: Operation, request: Incoming, rule?: FaultRule): Reply {
		const { params, query, headers, body, uri } = request;
		const needsRequestId = NEED_REQUEST_ID.includes(operation.id) && headers['x-request-id'] === undefined;
		if (needsRequestId) throw refuse(1132, ['header: X-Request-Id is required']);
		checks.check(operation, { query, headers, body });
		settleAdobe(moment);
		const handler = HANDLERS[operation.id];
		if (!handler) throw new Error(`The simulator does not play ${operation.id}`);
		const visibleFrom = moment.now + (rule?.kind === 'storedLate' ? (rule.ms ?? 0) : 0);
		const call = { ...moment, operation, params, query, headers, body: body ?? {}, uri, visibleFrom };
		const result = handler({ ...call, moves: movesOf(moment.distributor, operation, rule) });
		return { status: operation.statuses?.[0] ?? 200, ...result };
	}

	/** The answer to a request that passed the gateway, a refusal too; the first one under its id is kept. */
	function answerOnce(moment: Moment, operation: Operation, request: Incoming, rule?: FaultRule): Reply {
		const replay = createReplay(moment, intentOf(request));
		const first = replay.first();
		if (first) return first;
		let reply: Reply;
		try {
			reply = carryOut(moment, operation, request, rule);
		} catch (error) {
			if (!(error instanceof AdobeRefusal)) throw error;
			reply = replyOf(error);
		}
		replay.keep(reply);
		return reply;
	}

	return {
		auth,

		/** Answers one request of a route whose operations are `candidates`. */
		answer(candidates: Operation[], request: Incoming, rule?: FaultRule): Reply {
			const { 'x-api-key': key, authorization } = request.headers;
			const operation = choose(candidates, request.body, authorization !== undefined);
			const distributor = operation.id === 'health.ping' ? auth.ownerOf(key) : auth.authorize(key, authorization);
			throttle(distributor);
			const moment = momentOf(distributor);
			return isPing(operation)
				? carryOut(moment, operation, request, rule)
				: answerOnce(moment, operation, request, rule);
		},

		/** Keeps the answer that a fault gave in place of the platform, if such answers are kept. */
		keepFault(request: Incoming, reply: Reply): void {
			const distributor = distributors.find(({ clientId }) => clientId === request.headers['x-api-key']);
			if (distributor) createReplay(momentOf(distributor), intentOf(request)).keep(reply);
		},

		reset(): void {
			auth.reset();
			rate.reset();
			moves.clear();
		},
	};
}

export type AdobePlatform = ReturnType<typeof createAdobePlatform>;
