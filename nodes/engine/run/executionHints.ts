import type { IDataObject, NodeExecutionHint } from 'n8n-workflow';

import type { Operation, Session, Urgent } from '../declare';
import { inUtc } from '../util/clock';

/**
 * What n8n shows in words beside the output: what a person must know at once. It is in the output too, but a table shows
 * that only to whoever scrolls to it.
 */

/** One sentence; what ends first is shown first. */
export interface ShownHint {
	message: string;
	type: 'info' | 'warning';
	until?: number;
}

const HOUR = 60 * 60_000;

/** So many are shown; a run over many items would cover its output with them. */
const MOST = 5;

const info = (message: string): ShownHint => ({ message, type: 'info' });
const warning = (message: string): ShownHint => ({ message, type: 'warning' });

const hours = (count: number): string =>
	count < 1 ? 'less than an hour left' : `${count} ${count === 1 ? 'hour' : 'hours'} left`;

function hintsOfUrgent({ say, until }: Urgent, now: number): ShownHint[] {
	if (until === undefined) return [warning(`${say}.`)];
	if (until < now) return [];
	return [{ ...warning(`${say} until ${inUtc(until)} (${hours(Math.floor((until - now) / HOUR))}).`), until }];
}

/** What is said about one row of an operation. */
function hintsOfRow(operation: Operation, row: IDataObject, now: number): ShownHint[] {
	const warnings = Array.isArray(row.warnings) ? row.warnings.map((text) => warning(String(text))) : [];
	if (row.dryRun === true) return [info('Dry Run: nothing was sent. The output shows what would be.'), ...warnings];
	const urgent = operation.urgent?.({ ...row, ...operation.extra?.(row, now) }, now);
	// What is waited for is said in the platform's words where it has some.
	const unsaid = row.outcome === 'pending' && (urgent === undefined || urgent.until !== undefined);
	const open = unsaid ? [warning('Not done yet (outcome: pending). Check it later.')] : [];
	return [...(urgent ? hintsOfUrgent(urgent, now) : []), ...warnings, ...open];
}

/** What is said about the rows of one item; nothing about lists: nobody decided anything about them just now. */
export function hintsOfItem(operation: Operation, rows: IDataObject[], now: number): ShownHint[] {
	if (operation.paging !== undefined) return [];
	return rows.flatMap((row) => hintsOfRow(operation, row, now));
}

const first = ({ until = Infinity }: ShownHint): number => until;

/** Each once, what ends first at the top; those beyond the most are counted. */
export function hintsOf(all: ShownHint[]): NodeExecutionHint[] {
	const once = [...new Map(all.map((one) => [one.message, one])).values()];
	// Sorting keeps the order of what ends at no time.
	const sorted = once.sort((a, b) => (first(a) === first(b) ? 0 : first(a) - first(b)));
	const more = sorted.length - MOST;
	const rest = more > 0 ? [info(`There are ${more} more notes like these in the output.`)] : [];
	return [...sorted.slice(0, MOST), ...rest].map(({ message, type }) => ({ message, type, location: 'outputPane' }));
}

/** Says where a write went that is for nobody's money. */
export function hintsOfAccount({ vendor, credential }: Session, operation: Operation): ShownHint[] {
	const where = operation.write && vendor.testEnvironment?.(credential);
	return where ? [info(`This credential signs in to ${where}, which is for tests.`)] : [];
}
