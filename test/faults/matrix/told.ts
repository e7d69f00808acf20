import type { IDataObject } from 'n8n-workflow';

import type { FlowResult } from '../../support/core';
import { UNKNOWN_OUTCOME } from '../../support/sentences';

/** What is told of an item; `untold`: nothing, as if it had never been there. */
export type End = 'success' | 'failure' | 'notSent' | 'unknown' | 'cancelled' | 'unknown';

/** An item of a run: what is told of it, and the text that it is told in. */
export interface Told {
	end: End;
	text: string;
}

/** What a run that was stopped by its error tells of the item that it names. */
export function toldByError({ run, error }: FlowResult): Told {
	if (run.status === 'canceled') return { end: 'cancelled', text: '' };
	if (!error) return { end: 'success', text: '' };
	return { end: UNKNOWN_OUTCOME.test(error.message) ? 'unknown' : 'failure', text: error.message };
}

/** What an output item of a run that continues on fail tells. */
function toldByItem(json: IDataObject): Told {
	if (json.error === undefined) return { end: 'success', text: '' };
	const { outcome } = json.details as IDataObject;
	return { end: outcome === 'unknown' ? 'unknown' : 'failure', text: String(json.error) };
}

/** How the lines of an error's list begin: `Done: items 0 (ID 4711), 2-3.` */
const LISTED: Record<string, End> = {
	Done: 'success',
	Failed: 'failure',
	'Outcome unknown': 'unknown',
	'Not sent': 'notSent',
};

/** What the list in an error tells of an item. */
function toldByList(text: string, item: number): Told {
	for (const [, way, items] of text.matchAll(/^(\w[\w ]*): items (.*)\.$/gm)) {
		const ranges = items
			.replace(/ \(ID [^)]*\)/g, '')
			.split(', ')
			.map((range) => range.split('-').map(Number));
		if (way in LISTED && ranges.some(([from, to = from]) => from <= item && item <= to))
			return { end: LISTED[way], text };
	}
	return { end: 'unknown', text };
}

/** What a run of several items tells of each of them: in its output, by whose item each row is, or in its error. */
export function toldOfItems(result: FlowResult, count: number): Told[] {
	const { run, error, lastNodeItems } = result;
	return Array.from({ length: count }, (_, item): Told => {
		if (run.status === 'canceled' || (error && Number(error.context?.itemIndex) === item)) return toldByError(result);
		if (error) return toldByList(String(error.description ?? ''), item);
		const row = lastNodeItems.find(({ pairedItem }) => (pairedItem as { item: number }).item === item);
		return row ? toldByItem(row.json) : { end: 'unknown', text: '' };
	});
}
