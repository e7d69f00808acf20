import type { IDataObject, NodeExecutionHint } from 'n8n-workflow';

import type { Operation, Session, Urgent } from '../declare';
import { inUtc } from '../util/clock';

/**
 * What n8n shows in words beside the output: what a person must know at once. It is in the output too, but a table shows
 * that only to whoever scrolls to it.
 */

/** One thing to tell; what ends first is told first. */
export interface Told {
	message: string;
	type: 'info' | 'warning';
	until?: number;
}

const HOUR = 60 * 60_000;

/** So many are shown; a run over many items would cover its output with them. */
const MOST = 5;

const info = (message: string): Told => ({ message, type: 'info' });
const warning = (message: string): Told => ({ message, type: 'warning' });

const hours = (count: number): string =>
	count < 1 ? 'less than an hour left' : `${count} ${count === 1 ? 'hour' : 'hours'} left`;

function tell({ say, until }: Urgent, now: number): Told[] {
	if (until === undefined) return [warning(`${say}.`)];
	if (until < now) return [];
	return [{ ...warning(`${say} until ${inUtc(until)} (${hours(Math.floor((until - now) / HOUR))}).`), until }];
}

/** What one row of an operation tells. */
function toldOf(operation: Operation, row: IDataObject, now: number): Told[] {
	const warnings = Array.isArray(row.warnings) ? row.warnings.map((text) => warning(String(text))) : [];
	if (row.dryRun === true) return [info('Dry Run: nothing was sent. The output shows what would be.'), ...warnings];
	const urgent = operation.urgent?.({ ...row, ...operation.extra?.(row, now) }, now);
	// What is waited for is said in the platform's words where it has some.
	const pending = row.outcome === 'pending' && urgent?.until === undefined;
	const open = pending && urgent === undefined ? [warning('Not done yet (outcome: pending). Check it later.')] : [];
	return [...(urgent ? tell(urgent, now) : []), ...warnings, ...open];
}

/** What the rows of one item tell. Lists of what is only read tell nothing: nobody decided anything about them just now. */
export function toldOfItem(operation: Operation, rows: IDataObject[], now: number): Told[] {
	if (operation.paging !== undefined) return [];
	return rows.flatMap((row) => toldOf(operation, row, now));
}

const first = ({ until = Infinity }: Told): number => until;

/** Each once, what ends first at the top; those beyond the most are counted. */
export function hintsOf(told: Told[]): NodeExecutionHint[] {
	const once = [...new Map(told.map((one) => [one.message, one])).values()];
	// Sorting keeps the order of what ends at no time.
	const sorted = once.sort((a, b) => (first(a) === first(b) ? 0 : first(a) - first(b)));
	const more = sorted.length - MOST;
	const shown =
		more > 0 ? [...sorted.slice(0, MOST), info(`There are ${more} more notes like these in the output.`)] : sorted;
	return shown.map(({ message, type }) => ({ message, type, location: 'outputPane' }));
}

/** Says where a write went that is for nobody's money. */
export function toldOfAccount({ vendor, credential }: Session, operation: Operation): Told[] {
	const where = operation.write && vendor.testEnvironment?.(credential);
	return where ? [info(`This credential signs in to ${where}, which is for tests.`)] : [];
}
