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
const BY_TIME = /^(hoursLeft|canCancel|cancellableUntil|endOfTerm\w*|reducible\w+)$/;

const steady = (row: IDataObject): IDataObject =>
	Object.fromEntries(Object.entries(row).filter(([name]) => !BY_TIME.test(name)));

/** The model has read these rows. */
export function assertRows(answer: string, rows: IDataObject[]): void {
	const read = [JSON.parse(answer) as IDataObject | IDataObject[]].flat();
	assert.deepEqual(read.map(steady), rows.map(steady));
}
