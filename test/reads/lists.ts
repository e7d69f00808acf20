import type { IDataObject } from 'n8n-workflow';
import { signedIn } from '../operations/play/signIn';
import { startRecorder } from '../support/recorder';
import type { Kind } from './kinds';

/** Rows of the list, and of a page at most. */
export const ROWS = 230;
const PAGE = 50;

export const row = (number: number | string): IDataObject => ({ id: `row-${number}`, customerId: `row-${number}` });

const list: IDataObject[] = Array.from({ length: ROWS }, (_, number) => row(number));

/** What is odd about a list. Requests are counted from 0, pages by the row with which they begin. */
export interface Oddity {
	/** The rows as they are when a request comes. */
	rows?: (rows: IDataObject[], request: number) => IDataObject[];
	/** What is given as the number in all. */
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
	const asked: number[] = [];
	let serving: { kind: Kind; base: string; oddity: Oddity } | undefined;

	const { url, stop } = await startRecorder((request, own) => {
		const answered = signedIn(request);
		if (answered || !serving || request.method !== 'GET') return answered;
		const { kind, base, oddity } = serving;
		const number = asked.length;
		const start = kind.start(request);
		asked.push(start);
		const status = oddity.status?.(start, number);
		if (status !== undefined) {
			const headers = { location: oddity.location ?? '/' };
			return { status, headers, body: { message: 'no' } };
		}
		const rows = oddity.rows?.(list, number) ?? list;
		const isGap = start === oddity.gap;
		const page = rows.slice(start, start + (isGap ? 0 : (oddity.length?.(start, number) ?? PAGE)));
		// Half a row further on: another address, with the rows that belong to this one.
		const end = start + (isGap ? 0.5 : PAGE);
		const total = oddity.total ? oddity.total(rows.length) : rows.length;
		const path = request.path.slice(base.length);
		const next = end < rows.length ? end : undefined;
		return { body: kind.body({ rows: page, next, total, path, base: `${own}${base}` }, oddity.link) };
	});
	return {
		url,
		asked,
		serve(kind, base, oddity = {}) {
			serving = { kind, base, oddity };
			asked.length = 0;
		},
		stop,
	};
}
