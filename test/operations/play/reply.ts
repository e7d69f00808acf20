import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Operation } from '../../../simulator/core/contract/contract';
import { operations, type Declared } from './cases';
import { contractsOf, routeOf, type Recorded } from './contract';
import { FILE, fixtureBody } from './fixtures';
import { listReply, type Listing } from '../golden/pages';
import { platformOf, type Host, type Reply } from '../platforms';

/** What was started by an answer of 202. */
const STARTED = '2f0d1c5e-7a3b-4c68-9d21-5b8e4f6a0c37';

const hasFixture = (name: string): boolean => existsSync(join(__dirname, '../../../samples', name));

/** Whether an operation makes its output of several answers: its sample is that, not an answer to its route. */
const hasSteps = ({ operation: { run, orderKeys } }: Declared): boolean => run !== undefined || orderKeys !== undefined;

/**
 * The fixture that a route answers with: the sample of the running operation, if the route is its own; else the example
 * of the contract's operation, where there is one of that name; else the sample of an operation that declares the route.
 *
 * @param asked the contract's operation, where it is known better than by the route
 */
export function exampleFor(host: Host, route: string, asked?: Operation, running?: Declared): string | undefined {
	const declares = ({ host: other, operation }: Declared) => other === host && routeOf(operation.route) === route;
	if (running && declares(running) && !hasSteps(running)) return running.operation.sample;
	const [known] = asked ? [asked] : contractsOf({ host, route, headers: {}, query: {} });
	const example = known && `${platformOf(host).fixtures}/${known.id}.json`;
	if (example && hasFixture(example)) return example;
	return (running && declares(running) ? running : operations.find(declares))?.operation.sample;
}

/** What is read at a route that takes no body, while an operation runs; undefined when the platform knows no such route. */
export function answerTo({ id, host, platform }: Declared, route: string, url: string): unknown {
	const own = platform.replies[id]?.[route]?.body;
	const example = exampleFor(host, route);
	return own ?? (example === undefined ? undefined : fixtureBody(example, url));
}

/** An answer without a result: only that it was done (204), or that it was started, and where to look (202). */
function withoutResult(status: number, path: string): Reply {
	return status === 202 ? { status, headers: { location: `${path}/${STARTED}` } } : { status };
}

/**
 * What the platform answers to a request, as its contract and the samples have it; undefined when it knows no such route.
 *
 * @param path as it was asked for
 * @param url the recorder's
 * @param listing how the list of the running operation is answered
 */
export function replyTo(
	request: Recorded,
	path: string,
	url: string,
	running?: Declared,
	listing?: Listing,
): Reply | undefined {
	const reply = sampleReply(request, path, url, running);
	const [asked] = contractsOf(request, running?.operation.facts);
	const isList =
		listing && reply && asked?.kind === 'collection' && routeOf(running!.operation.route) === request.route;
	return isList ? listReply(listing, asked, request, reply, `${url}${path}`) : reply;
}

/** The answer of the samples. */
function sampleReply(request: Recorded, path: string, url: string, running?: Declared): Reply | undefined {
	const own = running && platformOf(request.host).replies[running.id]?.[request.route];
	if (own)
		return {
			...own,
			body:
				typeof own.body === 'function'
					? (own.body as (sent: unknown, path: string) => unknown)(request.body, path)
					: own.body,
		};
	const [asked] = contractsOf(request, running?.operation.facts);
	const [status = 200] = asked?.statuses ?? [];
	if (asked?.kind === 'binary') return { status, headers: { 'content-type': 'text/csv' }, body: FILE };
	if (asked?.kind === 'none' || (asked?.kind === 'async' && status === 202)) return withoutResult(status, path);
	const sample = exampleFor(request.host, request.route, asked, running);
	return sample === undefined ? undefined : { status, body: fixtureBody(sample, url) };
}
