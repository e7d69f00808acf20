import { readForm } from '../../../simulator/platforms/partnerCenter/gateway/multipart';
import { startRecorder, type Received } from '../../support/recorder';
import { operations, type Declared } from './cases';
import { routeOf, type Recorded } from './contract';
import { FILE } from './fixtures';
import type { Listing } from '../golden/pages';
import { hosts, type Host } from '../platforms';
import { replyTo } from './reply';
import { patternOf, signedIn } from './signIn';

/** The platforms as their samples play them. */
export interface Platforms {
	url: string;
	/** All but sign-ins, in the order in which they came. */
	requests: Recorded[];
	/**
	 * Says which operation runs now: several share a route, and each has its own answer.
	 * @param listing how its list is answered; none is as the sample has it
	 */
	running(operation: Declared, listing?: Listing): void;
	stop(): Promise<void>;
}

/** Every route that the operations of a host use, ids as `{}`. */
function routesOf(host: Host): string[] {
	const routes = operations
		.filter((one) => one.host === host)
		.flatMap(({ operation, node }) => [
			operation.route,
			operation.wait?.route,
			operation.replaces?.read,
			...(operation.extraRoutes ?? []),
			...Object.values(node.resource.vendor.pickers).map(({ route }) => route),
		]);
	return [...new Set(routes.filter((route) => route !== undefined).map(routeOf))].filter((route) =>
		route.includes(' /'),
	);
}

/** The body as data: what comes without a type, or with one that is no JSON, is text; nothing is nothing. */
function bodyOf({ headers, body, bytes }: Received): unknown {
	const type = (headers['content-type'] ?? '').split(';')[0];
	if (body === '') return undefined;
	if (type === 'multipart/form-data') return readForm(String(headers['content-type']), bytes);
	return type === 'application/json' ? JSON.parse(body) : body;
}

/** The routes of all hosts; of two that fit a path, the one with fewer ids is meant. */
const ROUTES = hosts
	.flatMap((host) =>
		routesOf(host).map((route) => {
			const [method, path] = route.split(' ');
			return { host, route, method, pattern: patternOf(host.base + path), ids: path.split('{}').length };
		}),
	)
	.sort((left, right) => left.ids - right.ids);

/** The platforms, knowing nothing: each request is written down and answered with the sample that belongs to it. */
export async function startPlatforms(): Promise<Platforms> {
	const requests: Recorded[] = [];
	let running: { operation: Declared; listing?: Listing } | undefined;

	const note = (host: Host, route: string, { headers, query, body }: Omit<Recorded, 'host' | 'route'>): Recorded => {
		const request = { host, route, headers, query, body };
		requests.push(request);
		return request;
	};

	const { url, stop } = await startRecorder((received, own) => {
		const { method, path, headers, query } = received;
		const answer = signedIn(received);
		if (answer) return answer;
		if (method === 'GET' && path.startsWith('/files/')) {
			// The signature of a link is no field of the API.
			note(running?.operation.host ?? hosts[0], 'GET {}', { headers, query: {} });
			return { headers: { 'content-type': 'text/csv' }, body: FILE };
		}
		const asked = { headers, query, body: bodyOf(received) };
		const found = ROUTES.find((one) => one.method === method && one.pattern.test(decodeURI(path)));
		if (found) return replyTo(note(found.host, found.route, asked), path, own, running?.operation, running?.listing);
		note(running?.operation.host ?? hosts[0], `${method} ${received.url}`, asked);
		return undefined;
	});
	return {
		url,
		requests,
		running(operation, listing) {
			running = { operation, listing };
			requests.length = 0;
		},
		stop,
	};
}
