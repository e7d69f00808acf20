import type { IDataObject } from 'n8n-workflow';

/** What a row of a list shows: something that happened. */
export interface Seen {
	/** names the event: the same whenever it is seen again */
	id: string;
	/** what is remembered of it; the last id of each subject counts: 'order:1001:completed', 'subscription:77' */
	subject: string;
	/** the event's name: 'orderCompleted' */
	event: string;
	/**
	 * The time by which the list is read, in milliseconds: an event is looked for from then on, plus the overlap. Absent
	 * where rows show no time: then what the first reading finds is old, and each row is remembered for good.
	 */
	at?: number;
	/** for how long it can be seen again under a later `at`, in milliseconds: it is remembered until then */
	until?: number;
	/** the list shows it for as long as it lasts, whenever it began: `at` limits no reading, only what counts at the first one */
	lasting?: true;
	/** when it happened, in milliseconds; absent where the platform does not say: then it happened since the list was last read */
	happened?: number;
	/** the object in short: no personal data, as it may wait in the workflow's stored data */
	object: IDataObject;
	/** absent where it belongs to no customer */
	customerId?: string;
}

/** What happened, and where its object is. */
export interface Observation extends Seen {
	at: number;
	/** the source's name */
	source: string;
	objectId: string;
}

/** One list in which events are found, as a platform declares it. */
export interface Source {
	/** identity in the stored state: never changes after a release */
	name: string;
	/** how exact its times are, in milliseconds: 1, or a day */
	grain: number;
	/** for how long a row may be missing from the list after its time, in milliseconds */
	overlap: number;
	/** after a reading to the end, the next one begins so many milliseconds later; absent: with the next poll */
	every?: number;
	/** identity of a row among all that are read for this source */
	idOf: (row: IDataObject) => string;
	/** @param now the platform's time, for what becomes due by the calendar */
	observe: (row: IDataObject, now: number) => Seen[];
	/** whether the object will change without its time changing, so that it must be followed */
	isPending?: (row: IDataObject) => boolean;
}

/** A page of a list. */
export interface Page {
	rows: IDataObject[];
	/** no row follows */
	end: boolean;
	/** the platform's time of the answer, in milliseconds; absent where it does not say */
	time?: number;
}

/** A list that is read page by page. */
export interface PagedList {
	/** @param index rows before the page */
	page: (index: number) => Promise<Page>;
	/** identity of a row, by which the place in the list is found again */
	idOf: (row: IDataObject) => string;
	/** the list that a row has of its own, whose rows count instead of it: the orders of a customer */
	inner?: (row: IDataObject) => PagedList;
	/** rows of a full page */
	size: number;
	/** pages follow from links, so rows cannot move between two pages of one reading */
	linked?: true;
}

/** What is read on the platform for one source. */
export interface Reader {
	/** names what is read where the user can choose it: another choice begins from now on */
	of?: string;
	/** @param from milliseconds: rows from then on must be among those of the list */
	list: (from: number) => PagedList;
	/** the lists of objects that are pending now; absent: each is read by itself */
	pending?: () => PagedList[];
	/** one object; undefined when it is gone */
	object?: (id: string) => Promise<IDataObject | undefined>;
}
