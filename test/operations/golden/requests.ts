import type { Case, Declared } from '../play/cases';
import type { Recorded } from '../play/contract';
import { goldenName } from './cases';
import { readGolden } from './files';
import type { Golden, GoldenRequest } from './types';

/** Where the recorder was, in golden files. */
export const RECORDED_AT = 'https://platform.example';

/** A request of a golden file in the form of one that came in, with the headers that are in the file. */
function recordedOf({ platform }: Declared, { request, query = {}, headers = {}, body }: GoldenRequest): Recorded {
	const [, mark, route] = /^(?:(\w+): )?(.+)$/.exec(request)!;
	return {
		host: platform.hosts.find((host) => host.mark === mark)!,
		route,
		query,
		headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
		body,
	};
}

/** A run of a golden file, its requests in the form of those that came in. */
export type Run = Omit<Golden, 'requests'> & { requests: Recorded[] };

/** The runs of an operation as they were reviewed, by name. */
export const runsOf = (declared: Declared): Record<string, Run> =>
	Object.fromEntries(
		Object.entries(readGolden(declared)).map(([name, golden]) => [
			name,
			{ ...golden, requests: golden.requests.map((request) => recordedOf(declared, request)) },
		]),
	);

/** The run of one screen. */
export const runOf = (one: Case): Run => runsOf(one)[goldenName(one)];
