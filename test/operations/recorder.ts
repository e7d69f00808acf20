import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastify from 'fastify';
import type { Recorded } from './contract';

/** Where the links in the fixtures lead; a running recorder answers there itself. */
const FILES_HOST = 'https://files.example.invalid';
export const FILE = 'day,customer,amount\n2026-03-01,1000240,30.0\n';

export interface Recorder {
	url: string;
	/** All but sign-ins, in the order in which they came. */
	requests: Recorded[];
	stop(): Promise<void>;
}

export const fixtureText = (name: string): string => readFileSync(join(__dirname, '../fixtures', name), 'utf8');

/** The same text with links that lead to a recorder. */
export const withLinksTo = (url: string, text: string): string => text.replaceAll(FILES_HOST, `${url}/files`);

/**
 * A platform that knows nothing: it writes down each request and answers with the fixture of its route.
 *
 * @param answers fixture names by route, ids as `{}`: `GET /customers/{}` -> `ingram/customer.json`
 */
export async function startRecorder(answers: Map<string, string>): Promise<Recorder> {
	const app = fastify({ forceCloseConnections: true });
	const requests: Recorded[] = [];
	let url = '';

	app.post('/token', async () => ({ token: 'recorded', expiresInSeconds: 1500 }));
	app.get('/files/*', async ({ headers }, reply) => {
		requests.push({ route: 'GET {}', headers, query: {} });
		return reply.type('text/csv').send(FILE);
	});
	for (const [route, fixture] of answers) {
		const [method, path] = route.split(' ');
		if (!path.startsWith('/')) continue;
		app.route({
			method,
			url: path.replaceAll('{}', ':id'),
			handler: async ({ headers, query, body }, reply) => {
				requests.push({ route, headers, query: query as Recorded['query'], body: body as Recorded['body'] });
				return reply.type('application/json').send(withLinksTo(url, fixtureText(fixture)));
			},
		});
	}
	app.setNotFoundHandler(async ({ method, url: path, headers }, reply) => {
		requests.push({ route: `${method} ${path}`, headers, query: {} });
		return reply.code(404).send({ message: 'No entity has been found' });
	});

	url = await app.listen({ port: 0, host: '127.0.0.1' });
	return { url, requests, stop: async () => await app.close() };
}
