import fastify, { type FastifyReply, type FastifyRequest } from 'fastify';
import type { IDataObject } from 'n8n-workflow';
import { platforms } from '../operations/platforms';
import type { Kind } from './kinds';

/** Rows of the list, and of a page at most. */
export const ROWS = 230;
const PAGE = 50;

export const row = (number: number | string): IDataObject => ({ id: `row-${number}`, customerId: `row-${number}` });

const list: IDataObject[] = Array.from({ length: ROWS }, (_, number) => row(number));

/** What is odd about a list. Requests are counted from 0, pages by the row with which they begin. */
export interface Oddity {
	/** The rows as they stand when a request comes. */
	rows?: (rows: IDataObject[], request: number) => IDataObject[];
	/** What is told as the number in all. */
	total?: (rows: number) => number | undefined;
	/** The number of rows that the page has, where it is not what it should be. */
	length?: (start: number, request: number) => number | undefined;
	/** A status instead of the page. */
	status?: (start: number, request: number) => number | undefined;
	/** Where the next page is said to be. */
	link?: string;
	/** Where an answer that is no page says that the page has moved to. */
	location?: string;
	/** Before the page that begins here comes one without rows. */
	gap?: number;
}

export interface Lists {
	url: string;
	/** The first row of each page that was asked for. */
	asked: number[];
	/** From now on a list of this kind is given out, and no other. */
	serve(kind: Kind, base: string, oddity?: Oddity): void;
	stop(): Promise<void>;
}

/** A platform with one list, which is read in pages of fifty. */
export async function startLists(): Promise<Lists> {
	const app = fastify({ forceCloseConnections: true });
	app.addContentTypeParser('*', { parseAs: 'string' }, (_, body, done) => done(null, body));
	const asked: number[] = [];
	let serving: { kind: Kind; base: string; oddity: Oddity } | undefined;
	let url = '';

	for (const { signIn } of platforms) {
		app.post(signIn.route.split(' ')[1].replaceAll('{}', ':id'), async () => signIn.answer);
	}

	async function give(request: FastifyRequest, reply: FastifyReply) {
		if (!serving) return await reply.code(404).send({});
		const { kind, base, oddity } = serving;
		const number = asked.length;
		const start = kind.start(request);
		asked.push(start);
		const status = oddity.status?.(start, number);
		if (status !== undefined)
			return await reply
				.code(status)
				.header('location', oddity.location ?? '/')
				.send({ message: 'no' });
		const rows = oddity.rows?.(list, number) ?? list;
		const isGap = start === oddity.gap;
		const page = rows.slice(start, start + (isGap ? 0 : (oddity.length?.(start, number) ?? PAGE)));
		// Half a row further on: another address, with the rows that belong to this one.
		const end = start + (isGap ? 0.5 : PAGE);
		const total = oddity.total ? oddity.total(rows.length) : rows.length;
		const path = request.url.split('?')[0].slice(base.length);
		return await reply.send(
			kind.body(
				{ rows: page, next: end < rows.length ? end : undefined, total, path, base: `${url}${base}` },
				oddity.link,
			),
		);
	}
	app.get('/*', give);

	url = await app.listen({ port: 0, host: '127.0.0.1' });
	return {
		url,
		asked,
		serve(kind, base, oddity = {}) {
			serving = { kind, base, oddity };
			asked.length = 0;
		},
		stop: async () => await app.close(),
	};
}
