import type { ApiRequest } from '../../declare';
import type { Outcome } from '../../util/answer';
import { answeredUnder, busySince, currentId } from '../writes/answeredIds';
import { newId, writeId } from '../writes/writeIds';
import type { Call, Policy, RequestIds } from './policy';
import { isBusy } from './retry';

const idsOf = ({ session, request, kind }: Call): RequestIds => ({
	write:
		kind !== 'read' && session.vendor.idempotencyHeader !== undefined
			? (request.writeId ?? writeId(session, request))
			: undefined,
	correlation: newId(),
});

/** The request as this try sends it: with ids of its own where the platform wants them for each call. */
function named({ session: { vendor, clock }, request }: Call, { write, correlation }: RequestIds): ApiRequest {
	const { correlationHeader, idempotencyHeader, idsPerCall } = vendor;
	const headers: Record<string, string> = { ...request.headers };
	if (correlationHeader) headers[correlationHeader] = idsPerCall ? newId() : correlation;
	if (write !== undefined && idempotencyHeader)
		headers[idempotencyHeader] = idsPerCall ? currentId(write, clock.elapsed()) : write;
	return { ...request, headers };
}

/**
 * Whether an answer ends the use of a write's id. It outlives what says nothing of the write: a fault, and a 401, which
 * gateways have given for what was stored. The id of an order outlives a limit as well, for it keeps two workers from
 * buying twice. Busy can mean that the order of another worker under the same id is at work: so the id outlives that
 * too, until the platform's list would show the order.
 */
function endsId({ session, request: { writeId: order } }: Call, outcome: Outcome): boolean {
	if (outcome.kind !== 'answer' || outcome.status < 300 || outcome.status >= 500 || outcome.status === 401)
		return false;
	if (order === undefined) return true;
	const now = session.clock.elapsed();
	return isBusy(session, outcome, 'replayable') && now - busySince(order, now) >= session.vendor.listingDelay;
}

/** Ids for support, and those by which the platform recognizes a repeated write. */
export const requestIds: Policy = (next) => async (call) => {
	const { session, progress } = call;
	const ids = (progress.ids ??= idsOf(call));
	const outcome = await next({ ...call, request: named(call, ids) });
	progress.renewed = false;
	// What says no now says nothing of an earlier try that may have arrived: only under its id is that recognized.
	if (session.vendor.idsPerCall && !progress.arrived && ids.write !== undefined && endsId(call, outcome)) {
		progress.renewed = true;
		answeredUnder(ids.write, session.clock.elapsed());
	}
	return outcome;
};
