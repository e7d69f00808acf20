import { isDeepStrictEqual } from 'node:util';
import type { IDataObject } from 'n8n-workflow';
import type { Golden, Runs } from './types';

/** A run as it is written: whole, or as what differs from another one. A parameter that is not there is null. */
export type Short = Golden | ({ like: string } & Partial<Golden>);

/** The members of `after` that `before` does not have so; null for those that are gone. */
function differing(before: IDataObject, after: IDataObject): IDataObject {
	const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
	return Object.fromEntries(
		names
			.filter((name) => !isDeepStrictEqual(before[name], after[name]))
			.map((name) => [name, after[name] === undefined ? null : after[name]]),
	);
}

/** How a run ended. */
const endOf = ({ output, files, error }: Golden) => ({ output, files, error });

function shortOf(run: Golden, like: string, base: Golden): Short {
	return {
		like,
		parameters: differing(base.parameters, run.parameters),
		...(isDeepStrictEqual(run.requests, base.requests) ? {} : { requests: run.requests }),
		...(isDeepStrictEqual(endOf(run), endOf(base)) ? {} : endOf(run)),
	};
}

/** The plain run that another one is compared with: `all` for `all, returnAll = true`. */
const plainOf = (name: string): string => name.split(',')[0];

/** Only the plain runs are written whole. */
export const shorten = (runs: Runs): Record<string, Short> =>
	Object.fromEntries(
		Object.entries(runs).map(([name, run]) => {
			const plain = plainOf(name);
			return [name, plain === name ? run : shortOf(run, plain, runs[plain])];
		}),
	);

function whole(short: Short, runs: Record<string, Short>): Golden {
	if (!('like' in short)) return short;
	const { like, parameters, ...own } = short;
	const base = runs[like] as Golden;
	const merged = Object.entries({ ...base.parameters, ...parameters }).filter(([, value]) => value !== null);
	const end = 'output' in own || 'error' in own ? endOf(own as Golden) : endOf(base);
	return { requests: base.requests, ...own, ...end, parameters: Object.fromEntries(merged) as IDataObject };
}

/** The runs as they were, each one whole. */
export const unfold = (runs: Record<string, Short>): Runs =>
	Object.fromEntries(Object.entries(runs).map(([name, short]) => [name, whole(short, runs)]));
