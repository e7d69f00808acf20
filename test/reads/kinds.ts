import type { IDataObject } from 'n8n-workflow';
import type { Received } from '../support/recorder';

/** A page as the server cut it out of the list. */
export interface Cut {
	rows: IDataObject[];
	/** the first row of the next page; undefined on the last page */
	next?: number;
	/** what the platform says is the number of rows in all; undefined = it says nothing */
	total?: number;
	/** path of the list below the API's address */
	path: string;
	/** the API's address */
	base: string;
}

/** A kind of paging, by an operation that reads like it. */
export interface Kind {
	name: string;
	id: string;
	/** a picker that reads the same list */
	picker?: string;
	/** how its second page names itself as the next one */
	self?: string;
	/** the next page is where a link says */
	follows?: true;
	/** the node itself counts the rows for the address of the next page */
	countsItself?: true;
	/** How the node counts: by the number in all, by what the page says of the next one, or by both. */
	counts: 'total' | 'links' | 'both';
	/** The row where the page begins that is asked for. */
	start(request: Received): number;
	/** @param link where the next page is said to be, in place of the true address */
	body(cut: Cut, link?: string): IDataObject;
}

/** The row where a page begins, as a name of the query says it. */
export const inQuery =
	(name: string) =>
	({ query }: Received): number =>
		Number(query[name] ?? 0);
