import assert from 'node:assert/strict';
import type { IDataObject } from 'n8n-workflow';
import { RECORDED_AT } from '../../test/operations/golden/requests';

/** A text of the tools as it was recorded: with the recorded address. */
export const plain = (text: string, url: string): string => text.replaceAll(url, RECORDED_AT);

/** Whether a text has a sentence in it; it may be JSON, in which quotes are escaped. */
export const says = (text: string, sentence: string): boolean => text.replaceAll('\\', '').includes(sentence);

/** The first group that a text shows. @throws AssertionError where it shows none */
export function found(text: string, expression: RegExp): string {
	const group = expression.exec(text)?.[1];
	assert.ok(group, `${String(expression)} is not in: ${text.slice(0, 300)}`);
	return group;
}

/** Members that depend on the time at which an operation runs. */
const BY_TIME =
	/^(at|arrivesInactive|hoursLeft|can[A-Z]\w*|cancellableUntil|endOfTerm\w*|reducible\w+|usableToday\w*)$/;

/** The rows that a model reads, or that were recorded, without what depends on the time. */
const steady = (rows: unknown): unknown =>
	JSON.parse(JSON.stringify(rows), (name, value: unknown) => (BY_TIME.test(name) ? undefined : value));

/** The model has read these rows. */
export function assertRows(answer: string, rows: IDataObject[]): void {
	assert.deepEqual(steady([JSON.parse(answer)].flat()), steady(rows));
}
