import type { IDataObject } from 'n8n-workflow';

import { type LinkPaging, type OffsetPaging, Problem, type Session, type WholeList } from '../declare';
import { type List, type Page, readPage } from '../http/paging/pages';
import { pagesOnward } from '../http/paging/paging';
import { readObject } from '../http/readObject';
import { getRequest } from '../http/request';
import type { PagedList, Reader } from './source';
import type { WatchedList } from './trigger';

/** Rows of a page that are asked for, where the platform lets us ask. */
const sizeOf = (paging: LinkPaging | WholeList): number => ('next' in paging && paging.size?.most) || Infinity;

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

function pagedList(session: Session, { route, paging, items, source }: WatchedList, query: IDataObject): PagedList {
	const list: List = { session, request: getRequest(route, {}, query), paging, items };
	const reading = 'pageSize' in paging ? offsetReading(list, paging) : linkedReading(list, sizeOf(paging));
	return { ...reading, idOf: source.idOf };
}

/** Reads one object of a source; undefined when it is gone. @throws Problem, Cancelled */
export async function readOne(session: Session, { one }: WatchedList, id: string): Promise<IDataObject | undefined> {
	return await readObject(session, getRequest(one, { id })).catch((error: Error) => {
		if (error instanceof Problem && error.details.status === 404) return undefined;
		throw error;
	});
}

/** Reads a source through the requests of a session. */
export function readerOf(session: Session, watched: WatchedList): Reader {
	const { pending } = watched;
	return {
		list: (from) => pagedList(session, watched, watched.from?.(from, session.clock.now()) ?? {}),
		...(pending ? { pending: () => pending.map((query) => pagedList(session, watched, query)) } : {}),
		object: async (id) => await readOne(session, watched, id),
	};
}
