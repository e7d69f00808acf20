import type { Answer } from '../../../../simulator/core/http/spoil';
import type { Platforms } from '../../../operations/play/played';
import { core } from '../../../secrets/canary';
import type { Received } from '../../../support/recorder';

/** Takes a request to the recorder; gives its answer, with links that lead back. */
export type Forward = (request: Pick<Received, 'method' | 'url' | 'headers' | 'body'>) => Promise<Answer>;

/** In place of the recorder's token, so that a test can look for it. */
const TOKEN = core('token', 'access');

/** Headers of the connection, not of the request or the answer. */
const CONNECTION = ['host', 'connection', 'content-length', 'transfer-encoding', 'date', 'keep-alive'];

const without = (headers: Iterable<[string, unknown]>): Record<string, string> =>
	Object.fromEntries(
		[...headers].filter(([name]) => !CONNECTION.includes(name)).map(([name, value]) => [name, String(value)]),
	);

/** @param home where links shall lead */
export const forwardTo =
	(recorder: Platforms, home: () => string): Forward =>
	async ({ method, url, headers, body }) => {
		const answer = await fetch(recorder.url + url, {
			method,
			headers: without(Object.entries(headers)),
			body: typeof body === 'string' && body !== '' ? body : undefined,
			redirect: 'manual',
		});
		const text = (await answer.text()).replaceAll(recorder.url, home()).replaceAll('"recorded"', JSON.stringify(TOKEN));
		return { status: answer.status, headers: without(answer.headers), body: text };
	};
