import type { IDataObject } from 'n8n-workflow';

import { Problem, type Session } from '../declare';
import { rowsAt } from '../http/paging/rows';
import { readObject } from '../http/readObject';
import { getRequest } from '../http/request';
import { read } from '../http/send';
import { numberIn } from '../util/numbers';
import { at } from '../util/path';
import type { Page, PagedList, Reader } from './source';
import type { GivenRows, ListedRows, PolledList, WatchedList } from './trigger';

/** The platform's time of an answer, in milliseconds. */
function timeOf(headers: Record<string, string>): number | undefined {
	const time = Date.parse(headers.date ?? '');
	return Number.isNaN(time) ? undefined : time;
}

/** What is gone is undefined. @throws Problem, Cancelled */
async function unlessGone<T>(reading: Promise<T>): Promise<T | undefined> {
	return await reading.catch((error: Error) => {
		if (error instanceof Problem && error.details.status === 404) return undefined;
		throw error;
	});
}

/** @param query for this reading, beside the list's own */
async function readPage(session: Session, list: ListedRows, query: IDataObject, index: number): Promise<Page> {
	const { route, path = {}, paging, items } = list;
	const whole = 'whole' in paging;
	const asked = { ...list.query, ...query };
	const page = whole ? {} : { [paging.offset]: index, [paging.limit]: paging.pageSize };
	const { body, headers } = await read(session, getRequest(route, path, { ...asked, ...page }));
	const all = rowsAt(body, items).map((row): IDataObject => ({ ...path, ...row }));
	const rows = whole ? all.slice(index) : all;
	const total = whole ? all.length : (numberIn(at(body, paging.total)) ?? Infinity);
	return { rows, end: rows.length === 0 || index + rows.length >= total, time: timeOf(headers) };
}

/** Which rows are asked for. */
interface Asked {
	/** milliseconds */
	from?: number;
	/** for the rows that count */
	query?: IDataObject;
}

type IdOf = PagedList['idOf'];

function givenList(session: Session, list: GivenRows, idOf: IdOf, asked: Asked, isInside: boolean): PagedList {
	const { rows, inner } = list;
	return {
		size: rows.length,
		idOf: (row) => JSON.stringify(row),
		page: async (index) => ({ rows: rows.slice(index), end: true }),
		inner: (row) => pagedList(session, inner(row), idOf, asked, isInside),
	};
}

/**
 * @param idOf identity of a row that counts
 * @param isInside a list inside another is empty once the row that it belongs to is gone
 */
function pagedList(session: Session, list: PolledList, idOf: IdOf, asked: Asked, isInside = false): PagedList {
	if ('rows' in list) return givenList(session, list, idOf, asked, isInside);
	const { paging, inner, from } = list;
	const since = asked.from === undefined ? {} : (from?.(asked.from) ?? {});
	const query = { ...since, ...(inner ? {} : asked.query) };
	const page = async (index: number) => await readPage(session, list, query, index);
	const id = 'whole' in paging ? undefined : paging.id;
	return {
		size: 'whole' in paging ? Infinity : paging.pageSize,
		idOf: inner && id ? (row) => String(at(row, id)) : idOf,
		page: isInside ? async (index) => (await unlessGone(page(index))) ?? { rows: [], end: true } : page,
		...(inner ? { inner: (row) => pagedList(session, inner(row), idOf, asked, true) } : {}),
	};
}

/** Reads one object of a source; undefined when it is gone. @throws Problem, Cancelled */
export async function readOne(session: Session, list: WatchedList, id: string): Promise<IDataObject | undefined> {
	if (list.one === undefined) return undefined;
	const path = list.pathOf?.(id) ?? { id };
	const object = await unlessGone(readObject(session, getRequest(list.one, path)));
	return object && { ...path, ...object };
}

/** What is read first, and with which choices. */
const nameOf = (list: PolledList): string =>
	'rows' in list ? nameOf(list.inner(list.rows[0])) : JSON.stringify([list.route, list.path, list.query]);

/** Reads a source through the requests of a session. */
export function readerOf(session: Session, watched: WatchedList): Reader {
	const { pending, source } = watched;
	return {
		of: nameOf(watched),
		list: (from) => pagedList(session, watched, source.idOf, { from }),
		...(pending ? { pending: () => pending.map((query) => pagedList(session, watched, source.idOf, { query })) } : {}),
		object: async (id) => await readOne(session, watched, id),
	};
}
