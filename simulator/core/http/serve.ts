import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { FaultRule, Faults } from './faults';
import type { CoreSettings } from '../settings';
import { type Answer, spoil, spoilsBefore } from './spoil';

/** What serving a request needs, whatever platform it is for. */
export interface ServeParts {
	faults: Faults;
	settings: CoreSettings;
	sleep: (ms: number) => Promise<void>;
	/** Called after every request that may have changed the state. */
	save: () => void;
}

/** One request and its reply, by which route and path faults find it, and what its platform does in its own way. */
interface Exchange {
	request: FastifyRequest;
	reply: FastifyReply;
	route: string;
	path: string;
	/** The error body of a fault's own refusal. */
	faultBody(status: number, code: string, message: string): unknown;
	/** Ends the token of the request. */
	revoke(): void;
	/** Learns of an answer that a fault gives before the request is carried out. */
	spoilt?(rule: FaultRule): void;
}

/** The path as it was sent, below a prefix. */
export const pathOf = ({ url }: FastifyRequest, prefix: string): string => url.slice(prefix.length).split('?')[0];

/** Carries out one request, with the fault that waits for it. `work` must give an answer for refusals too. */
export async function serve(parts: ServeParts, exchange: Exchange, work: (rule?: FaultRule) => Answer) {
	const { faults, settings, sleep, save } = parts;
	const { request, reply, route, path, faultBody } = exchange;
	const rule = faults.take(route, `${request.method} ${path}`, request.body);
	if (settings.latencyMs > 0) await sleep(settings.latencyMs);
	const spoiling = { reply, sleep, faultBody };
	const revokes = rule?.kind === 'unauthorized';
	if (rule && spoilsBefore(rule)) {
		if (revokes) exchange.revoke();
		exchange.spoilt?.(rule);
		return spoil({ ...spoiling, rule });
	}
	const waits = rule?.kind === 'delay' ? (rule.ms ?? 0) : 0;
	if (waits && rule?.when !== 'after') await sleep(waits);
	const answer = work(rule);
	if (revokes) exchange.revoke();
	if (request.method !== 'GET') save();
	if (waits && rule?.when === 'after') await sleep(waits);
	if (rule) return spoil({ ...spoiling, rule, answer });
	return reply.code(answer.status).headers(answer.headers).send(answer.body);
}

/**
 * JSON bodies as platforms take them: also none at all where there is no content.
 *
 * @param notJson makes the error for a body that is not JSON
 */
export function takeJson(app: FastifyInstance, types: string[], notJson: () => Error): void {
	app.removeContentTypeParser(['text/plain', 'application/json']);
	app.addContentTypeParser(types, { parseAs: 'string' }, (_request, text, done) => {
		try {
			done(null, text === '' ? undefined : JSON.parse(String(text)));
		} catch {
			done(notJson());
		}
	});
}
