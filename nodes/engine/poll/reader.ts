import type { IDataObject } from 'n8n-workflow';

import { type LinkPaging, type OffsetPaging, type Paging, Problem, type Session, type WholeList } from '../declare';
import { type List, type Page, readPage } from '../http/paging/pages';
import { pagesOnward } from '../http/paging/paging';
import { readObject } from '../http/readObject';
import { getRequest } from '../http/request';
import { at } from '../util/path';
import type { PagedList, Reader } from './source';
import type { GivenRows, PolledList, WatchedList } from './trigger';

/** Rows of a page that are asked for, where the platform lets us ask. */
const sizeOf = (paging: LinkPaging | WholeList): number => ('next' in paging && paging.size?.most) || Infinity;

/** Where the identity of a row is. Lists that go by links have no other than this one. */
const idIn = (paging: Paging): string | undefined =>
	'pageSize' in paging ? paging.id : 'next' in paging ? 'id' : undefined;

type Reading = Pick<PagedList, 'page' | 'size' | 'linked'>;

function offsetReading(list: List, { pageSize }: OffsetPaging): Reading {
	return {
		size: pageSize,
		page: async (index) => {
			const { rows, next, time } = await readPage(list, pageSize, { seen: index });
			return { rows, end: !next, time };
		},
	};
}

/** A page is reached by the pages before it, from the first one on; a reading that goes on asks for each only once. A whole list is one page. */
function linkedReading(list: List, size: number): Reading {
	let pages: AsyncGenerator<Page, undefined> | undefined;
	let seen = 0;
	return {
		size,
		linked: true,
		page: async (index) => {
			if (!pages || index < seen) [pages, seen] = [pagesOnward(list, size), 0];
			for (;;) {
				const { value: page } = await pages.next().catch((error: Error) => {
					// What failed cannot go on.
					pages = undefined;
					throw error;
				});
				if (!page) return { rows: [], end: true };
				const before = seen;
				seen += page.rows.length;
				const { rows, next, time } = page;
				if (seen > index || !next) return { rows: rows.slice(index - before), end: !next, time };
			}
		},
	};
}

/** What is gone is undefined. @throws Problem, Canceled */
async function unlessGone<T>(reading: Promise<T>): Promise<T | undefined> {
	return await reading.catch((error: Error) => {
		if (error instanceof Problem && error.details.status === 404) return undefined;
		throw error;
	});
}

const readingOf = (list: List): Reading => {
	const { paging = { whole: true } } = list;
	return 'pageSize' in paging ? offsetReading(list, paging) : linkedReading(list, sizeOf(paging));
};

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
	const { route, path = {}, paging, items, inner, from } = list;
	const since = asked.from === undefined ? {} : (from?.(asked.from, session.clock.now()) ?? {});
	const query = { ...list.query, ...since, ...(inner ? {} : asked.query) };
	const { page, ...reading } = readingOf({ session, request: getRequest(route, path, query), paging, items });
	const pageAt = async (index: number) => {
		const { rows, ...rest } = await page(index);
		return { ...rest, rows: rows.map((row): IDataObject => ({ ...path, ...row })) };
	};
	const id = idIn(paging);
	return {
		...reading,
		idOf: inner && id ? (row) => String(at(row, id)) : idOf,
		page: isInside ? async (index) => (await unlessGone(pageAt(index))) ?? { rows: [], end: true } : pageAt,
		...(inner ? { inner: (row) => pagedList(session, inner(row), idOf, asked, true) } : {}),
	};
}

/** Reads one object of a source; undefined when it is gone. @throws Problem, Canceled */
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
