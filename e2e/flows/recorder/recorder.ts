import { type AddressInfo } from 'node:net';
import fastify from 'fastify';
import { makeCertificate } from './certificate';
import { startProxy, type Proxy } from './proxy';

/** An answer that depends on what was asked for. */
export type Answer = (asked: Recorded) => unknown;

/** What a CRM answers, by "METHOD host/path" without the query; nothing for an answer without a body. */
export type Routes = Record<string, object | Answer | undefined>;

/** One request that reached the recorder. */
export interface Recorded {
	/** "METHOD host/path", without the query */
	route: string;
	query: Record<string, string>;
	body: unknown;
}

/** Plays the APIs of CRMs and PSAs on loopback: answers from data, and keeps what it was sent. */
export interface Recorder {
	/** What n8n needs in its environment, so that the hosts of the CRMs lead here. */
	environment: NodeJS.ProcessEnv;
	/** Plays these routes from now on, and forgets what was recorded. */
	play(routes: Routes): void;
	requests(): Recorded[];
	/** Requests to the hosts of these routes that none of them answered, and hosts that nobody plays. */
	unanswered(): string[];
	stop(): Promise<void>;
}

/** Starts the recorder for these hosts; `folder` gets its certificate. */
export async function startRecorder(folder: string, hosts: string[]): Promise<Recorder> {
	const certificate = makeCertificate(folder, hosts);
	let routes: Routes = {};
	let recorded: Recorded[] = [];
	let unanswered: string[] = [];
	const app = fastify({ https: certificate });
	app.removeAllContentTypeParsers();
	app.addContentTypeParser('*', { parseAs: 'string' }, (_request, text, done) => done(null, parsed(String(text))));
	app.all('*', async (request, reply) => {
		const path = request.url.split('?')[0];
		const route = `${request.method} ${request.headers.host}${decodeURIComponent(path)}`;
		const asked: Recorded = { route, query: request.query as Record<string, string>, body: request.body };
		recorded.push(asked);
		if (!(route in routes)) {
			// What n8n still takes back at the CRM of another flow is of no interest.
			if (Object.keys(routes).some((known) => known.includes(` ${request.headers.host}/`))) unanswered.push(route);
			return await reply.code(404).send({ message: `The recorder plays no ${route}` });
		}
		const given = routes[route];
		const answer = typeof given === 'function' ? (given as Answer)(asked) : given;
		return await reply.code(answer === undefined ? 204 : 200).send(answer);
	});
	await app.listen({ host: '127.0.0.1', port: 0 });
	const proxy: Proxy = await startProxy(hosts, (app.server.address() as AddressInfo).port);
	return {
		environment: { HTTPS_PROXY: proxy.url, https_proxy: proxy.url, NODE_EXTRA_CA_CERTS: certificate.file },
		play(next) {
			routes = next;
			recorded = [];
			unanswered = [];
			proxy.strangers.length = 0;
		},
		requests: () => [...recorded],
		// n8n asks its maker for news; nobody plays that.
		unanswered: () => [...unanswered, ...proxy.strangers.filter((host) => !host.endsWith('.n8n.io'))],
		async stop() {
			await proxy.stop();
			await app.close();
		},
	};
}

function parsed(text: string): unknown {
	try {
		return text === '' ? undefined : JSON.parse(text);
	} catch {
		return text;
	}
}
