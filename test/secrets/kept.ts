import { createRequire } from 'node:module';
import { inspect } from 'node:util';
import type { FlowResult } from '../support/core';

type Json = Record<string, unknown>;

const ALL = { depth: Infinity, maxArrayLength: null, maxStringLength: null, showHidden: true };

/** Everything in a value, as text. */
export const wholeText = (value: unknown): string => inspect(value, ALL);

/** Everything that n8n keeps of a run. */
export const keptOf = ({ run, error }: FlowResult): unknown => [run.data, error];

/** What the node adds to the platform's object, or puts in its place. */
const OWN = ['note', 'warnings', 'checks', 'preview', 'changes', 'request', 'existingLines', 'orderKey', 'outcome'];

/** Of an output item what is the node's own: all of an error and of a rehearsal, else what it adds to the platform's object. */
function ownPart(json: Json): unknown {
	if (json.error !== undefined || json.dryRun === true) return json;
	return Object.fromEntries(OWN.map((name) => [name, json[name]]));
}

const isItem = (value: object): value is { json: Json } => 'json' in value && 'pairedItem' in value;

/**
 * Texts in a value, however deep, hidden members too. A node holds what its user typed, and is passed over.
 * @param part what of an output item is looked at
 */
function textsIn(value: unknown, part: (json: Json) => unknown, seen = new Set<unknown>()): string[] {
	if (typeof value === 'string') return [value];
	if (typeof value !== 'object' || value === null || seen.has(value)) return [];
	seen.add(value);
	if (isItem(value)) return textsIn(part(value.json), part, seen);
	return Object.getOwnPropertyNames(value)
		.filter((name) => name !== 'node')
		.flatMap((name) => [name, ...textsIn((value as Json)[name], part, seen)]);
}

/** The node's own words in what is kept or logged: errors, error items, rehearsals, notes; not the platform's object of a success. */
export const ownWords = (value: unknown): string => textsIn(value, ownPart).join('\n');

/** All words in what is kept or logged, but for the parameters of nodes. */
export const allWords = (value: unknown): string => textsIn(value, (json) => json).join('\n');

/** What n8n's logger and the console are given, whatever the level is set to. */
export function watchLogs(): { taken(): unknown[] } {
	// n8n-core's own copy of the logger, which nodes get as `logger`.
	const { Logger } = createRequire(require.resolve('n8n-core'))('@n8n/backend-common') as {
		Logger: { prototype: { log: (...args: unknown[]) => void } };
	};
	const log = jest.spyOn(Logger.prototype, 'log');
	const consoles = (['log', 'debug', 'info', 'warn', 'error'] as const).map((name) => jest.spyOn(console, name));
	return {
		/** all since it was last taken */
		taken() {
			const calls = [log, ...consoles].flatMap((spy) => spy.mock.calls as unknown[]);
			for (const spy of [log, ...consoles]) spy.mockClear();
			return calls;
		},
	};
}
