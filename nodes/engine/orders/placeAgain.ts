import type { Session } from '../declare';
import { findRecent, type Recent, saveRecent } from '../http/writes/recentWrites';
import { digest } from '../util/hash';
import type { Placed } from './types';

/** For so long it is known that an execution has placed an order, in milliseconds: one that is waited for can take hours to fail. */
const DAY = 24 * 60 * 60_000;

const placedBy = (execution: string, parts: unknown[]): string => digest(['placed', execution, parts]);

/** "Place Again" is one more attempt for each execution: n8n's Retry On Fail runs the node again with the same option. */
export function attemptsAllowed({ settings, execution, clock }: Session, parts: unknown[], known?: Recent) {
	const mine = known !== undefined && 'id' in known && known.execution === execution;
	const tried =
		execution !== undefined && (mine || findRecent(placedBy(execution, parts), clock.elapsed()) !== undefined);
	return { placeAgain: settings.placeAgain && !tried, acceptKeyless: settings.acceptKeyless };
}

/** Keeps in mind that this execution has had its attempt. */
export function notePlaced(
	{ settings, execution, clock }: Session,
	parts: unknown[],
	{ id }: Pick<Placed, 'id'>,
): void {
	if (!settings.placeAgain || execution === undefined) return;
	saveRecent(placedBy(execution, parts), { until: clock.elapsed() + DAY, id });
}
