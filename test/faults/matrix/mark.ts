import { inspect } from 'node:util';
import type { IDataObject } from 'n8n-workflow';

import type { FlowResult } from '../../support/core';

/** What is told of an item. */
export type End = 'success' | 'failure' | 'unknown' | 'cancelled';

/** One sign of the matrix. */
export type Mark = '✓' | '–' | '?' | 'c' | '2' | '·' | '✗';

/** What the signs say; the last three are not the rule. */
export const MEANINGS: Record<Mark, string> = {
	'✓': 'done once, and told as done',
	'–': 'not done in this execution, and told as a failure with what to do',
	'?': 'told as unknown with what to check, and not sent again; there is one effect at most',
	c: 'told as cancelled; there is one effect at most',
	2: 'done again by another wish: see the reasons',
	'·': 'this platform has no such answer',
	'✗': 'wrong: more than one effect, or not told as it is',
};

/** An item of a run: what is told of it, and the text that it is told in. */
export interface Told {
	end: End;
	text: string;
}

const UNKNOWN = /not known whether|cannot be told whether/;

/** What a run that was stopped by its error tells of the item that it names. */
export function toldByError({ run, error }: FlowResult): Told {
	if (run.status === 'canceled') return { end: 'cancelled', text: '' };
	if (!error) return { end: 'success', text: '' };
	return { end: UNKNOWN.test(error.message) ? 'unknown' : 'failure', text: error.message };
}

/** What an output item of a run that continues on fail tells. */
export function toldByItem(json: IDataObject): Told {
	if (json.error === undefined) return { end: 'success', text: '' };
	const { outcome } = json.details as IDataObject;
	return { end: outcome === 'unknown' ? 'unknown' : 'failure', text: String(json.error) };
}

/** Effects on the server: in all, and those of the last execution. */
export interface Effects {
	all: number;
	last: number;
}

/** The sign of one item: a success stands on the server once, a failure did nothing, anything else is unknown. */
export function markOf({ end }: Told, { all, last }: Effects): Mark {
	if (all > 1) return '✗';
	if (end === 'success') return all === 1 ? '✓' : '✗';
	if (end === 'failure') return last === 0 ? '–' : '✗';
	return end === 'cancelled' ? 'c' : '?';
}

const WORST: Mark[] = ['✗', '?', 'c', '–', '2', '✓'];

export const worst = (marks: Mark[]): Mark => WORST.find((mark) => marks.includes(mark)) ?? '·';

/** Everything that n8n keeps of a run, and everything in it that tells of something wrong. */
function textsOf({ run, error, outputsByNode }: FlowResult): { all: string; wrong: string } {
	const items = Object.values(outputsByNode).flat(2).filter(({ json }) => json.error !== undefined);
	const wrong = [error?.message, error?.description, error?.context, items.map(({ json }) => [json.error, json.details])];
	const all = inspect(run.data.resultData, { depth: 20, maxArrayLength: null, maxStringLength: null });
	return { all, wrong: inspect(wrong, { depth: 20 }) };
}

/**
 * What must not stand in a run but does.
 * @param secrets stand nowhere
 * @param personal a person's data: stand in no text of something wrong
 */
export function leaks(result: FlowResult, secrets: string[], personal: string[]): string[] {
	const { all, wrong } = textsOf(result);
	const shown = [...all.matchAll(/Bearer \S+|Basic \S+|\bsim\.[0-9a-f]{8}-/g)].map(([text]) => text);
	return [...secrets.filter((text) => all.includes(text)), ...shown, ...personal.filter((text) => wrong.includes(text))];
}
