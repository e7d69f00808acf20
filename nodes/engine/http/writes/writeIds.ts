import { randomUUID } from 'crypto';

import type { ApiRequest, Session } from '../../declare';
import { digest } from '../../util/hash';
import { findRecent, saveRecent } from './recentWrites';

/** A UUID of any JSON value: the same value gives the same id, in every run and on every worker. */
export function uuidOf(parts: unknown): string {
	const hex = digest(parts);
	const variant = ((Number.parseInt(hex[16], 16) & 3) | 8).toString(16);
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const PERIOD = 10 * 60_000;

/**
 * The ids under which an order may be written: the first is always the same. The second is for after a refusal:
 * a platform may answer a repeated id with the refusal that it stored, so that a mended flow would never get through.
 * It is made of the content as well, so that it does not answer with what was made for another order.
 * @param now milliseconds
 */
export const orderIds = (parts: unknown[], content: unknown, now: number): [string, string] => [
	uuidOf(parts),
	uuidOf([...parts, content, Math.floor(now / PERIOD)]),
];

const FORGET = 60 * 60_000;

const refusals = (id: string, now: number): number => {
	const known = findRecent(`refused ${id}`, now);
	return known && 'id' in known ? Number(known.id) : 0;
};

/** What names a write of an item's turn. */
const partsOf = ({ buyer, nodeRun }: Session, { method, path, query, body }: ApiRequest): unknown[] => [
	buyer,
	nodeRun,
	method,
	path,
	query,
	body ?? null,
];

/** After a refusal the next try of the same write is a new one. */
export function refusedUnder(session: Session, request: ApiRequest): void {
	const id = uuidOf(partsOf(session, request));
	const now = session.clock.elapsed();
	saveRecent(`refused ${id}`, { until: now + FORGET, id: String(refusals(id, now) + 1) });
}

/**
 * The id of a write that is no order: the same when n8n's Retry On Fail runs the item again, another in a new
 * execution, and another once the platform has refused it.
 */
export function writeId(session: Session, request: ApiRequest): string {
	if (session.nodeRun === undefined) return newId();
	const parts = partsOf(session, request);
	const count = refusals(uuidOf(parts), session.clock.elapsed());
	return count === 0 ? uuidOf(parts) : uuidOf([...parts, count]);
}

/** An id of its own. */
export const newId = (): string => randomUUID();
