import { type Contract, loadContract, type Operation } from '../../core/contract/contract';
import type { FaultRule } from '../../core/http/faults';
import { createMoves } from '../../core/http/moves';
import { createRate } from '../../core/http/rate';
import type { Core } from '../../core/platform';
import type { Incoming, Moment } from './call';
import { choose, createChecks } from './checks';
import { createAuth } from './gateway/auth';
import { AdobeRefusal, refuse } from './gateway/refusal';
import { createReplay } from './gateway/replay';
import { HANDLERS } from './handlers';
import type { Settings } from './settings';
import { settleAdobe } from './state/settle';
import type { Distributor, Reply } from './state/state';

export const CONTRACT: Contract = loadContract('adobe');

// Of the module, not of each simulator: schemas are compiled once in a process.
const checks = createChecks(CONTRACT);

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
		checks.check(operation, request);
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
