import type { IDataObject } from 'n8n-workflow';

import { Problem, type Session } from '../declare';
import { rowsAt } from '../http/paging/rows';
import { readObject } from '../http/readObject';
import { getRequest } from '../http/request';
import { read } from '../http/send';
import { numberIn } from '../util/numbers';
import { at } from '../util/path';
import type { PagedList, Reader } from './source';
import type { WatchedList } from './trigger';

/** The platform's time of an answer, in milliseconds. */
function timeOf(headers: Record<string, string>): number | undefined {
	const time = Date.parse(headers.date ?? '');
	return Number.isNaN(time) ? undefined : time;
}

function pagedList(session: Session, { route, paging, items, source }: WatchedList, query: IDataObject): PagedList {
	const page = async (more: IDataObject) => {
		const { body, headers } = await read(session, getRequest(route, {}, { ...query, ...more }));
		return { body, rows: rowsAt(body, items), time: timeOf(headers) };
	};
	if ('whole' in paging)
		return { size: Infinity, idOf: source.idOf, page: async () => ({ ...(await page({})), end: true }) };
	return {
		size: paging.pageSize,
		idOf: source.idOf,
		page: async (index) => {
			const { body, rows, time } = await page({ [paging.offset]: index, [paging.limit]: paging.pageSize });
			const total = numberIn(at(body, paging.total)) ?? Infinity;
			return { rows, end: rows.length === 0 || index + rows.length >= total, time };
		},
	};
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
