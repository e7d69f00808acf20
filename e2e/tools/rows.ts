import assert from 'node:assert/strict';
import type { IDataObject } from 'n8n-workflow';

/** The first group that a text shows. @throws AssertionError where it shows none */
export function isShown(text: string, expression: RegExp): string {
	const found = expression.exec(text)?.[1];
	assert.ok(found, `${String(expression)} is not in: ${text.slice(0, 300)}`);
	return found;
}

/** The rows in what a model reads. */
export function rowsIn(answer: string): IDataObject[] {
	const read = JSON.parse(answer) as unknown;
	return [read].flat() as IDataObject[];
}

/** Members that depend on the time at which an operation runs. */
const BY_TIME = /^(hoursLeft|canCancel|cancellableUntil|endOfTerm\w*|reducible\w+)$/;

const steady = (row: IDataObject): IDataObject =>
	Object.fromEntries(Object.entries(row).filter(([name]) => !BY_TIME.test(name)));

/** The model has read these rows. */
export function assertRows(answer: string, rows: IDataObject[], name: string): void {
	assert.deepEqual(rowsIn(answer).map(steady), rows.map(steady), `${name} gave other rows`);
}
