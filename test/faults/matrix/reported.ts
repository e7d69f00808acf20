import type { IDataObject } from 'n8n-workflow';

import type { FlowResult } from '../../support/core';
import { UNKNOWN_OUTCOME } from '../../support/sentences';

/** What is reported of an item; `missing`: nothing, as if it had never been there. */
export type End = 'success' | 'failure' | 'notSent' | 'unknown' | 'canceled' | 'missing';

/** An item of a run: what is reported of it, and the text that it is reported in. */
export interface Reported {
	end: End;
	text: string;
}

/** What a run that was stopped by its error reports of the item that it names. */
export function reportedByError({ run, error }: FlowResult): Reported {
	if (run.status === 'canceled') return { end: 'canceled', text: '' };
	if (!error) return { end: 'success', text: '' };
	return { end: UNKNOWN_OUTCOME.test(error.message) ? 'unknown' : 'failure', text: error.message };
}

/** What an output item of a run that continues on fail reports. */
function reportedByItem(json: IDataObject): Reported {
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

/** What the list in an error reports of an item. */
function reportedByList(text: string, item: number): Reported {
	for (const [, way, items] of text.matchAll(/^(\w[\w ]*): items (.*)\.$/gm)) {
		const ranges = items
			.replace(/ \(ID [^)]*\)/g, '')
			.split(', ')
			.map((range) => range.split('-').map(Number));
		if (way in LISTED && ranges.some(([from, to = from]) => from <= item && item <= to))
			return { end: LISTED[way], text };
	}
	return { end: 'missing', text };
}

/** What a run of several items reports of each of them: in its output, by whose item each row is, or in its error. */
export function reportedItems(result: FlowResult, count: number): Reported[] {
	const { run, error, lastNodeItems } = result;
	return Array.from({ length: count }, (_, item): Reported => {
		if (run.status === 'canceled' || (error && Number(error.context?.itemIndex) === item))
			return reportedByError(result);
		if (error) return reportedByList(String(error.description ?? ''), item);
		const row = lastNodeItems.find(({ pairedItem }) => (pairedItem as { item: number }).item === item);
		return row ? reportedByItem(row.json) : { end: 'missing', text: '' };
	});
}
