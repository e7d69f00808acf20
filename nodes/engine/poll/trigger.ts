import type { IDataObject } from 'n8n-workflow';

import type { Field, OffsetPaging, Vendor, WholeList } from '../declare';
import type { Source } from './source';

/** An event that a user can choose. */
export interface TriggerEvent {
	/** identity in saved workflows: never changes after a release */
	value: string;
	name: string;
	description: string;
}

/** Where rows are listed on the platform. */
export interface ListedRows {
	/** 'GET /orders' */
	route: string;
	/** values for the names in the route; the rows have them too, where they do not say otherwise */
	path?: Record<string, string>;
	query?: IDataObject;
	paging: OffsetPaging | WholeList;
	/** where the rows are in an answer */
	items: string;
	/** the query for rows from a time on, in milliseconds; absent: the list comes whole */
	from?: (time: number) => IDataObject;
	/** the list that each row has of its own, whose rows count instead: the orders of a customer */
	inner?: (row: IDataObject) => PolledList;
}

/** Rows that are known, and the list of each. */
export interface GivenRows {
	rows: IDataObject[];
	inner: (row: IDataObject) => PolledList;
}

/** A list, on the platform or of given rows, or lists inside one. */
export type PolledList = ListedRows | GivenRows;

/** A source and where it is read. */
export type WatchedList = PolledList & {
	source: Source;
	/** queries for the objects that are pending now, one list each */
	pending?: IDataObject[];
	/** one object: 'GET /orders/{id}'; absent where the list tells all */
	one?: string;
	/** values for the names of `one`; absent: { id } */
	pathOf?: (id: string) => Record<string, string>;
};

/** What the user chose, for declarations that depend on it. */
export interface Chosen {
	/** values of the chosen events */
	events: string[];
	/** '' for every customer */
	customerId: string;
	/** the value of a field of the trigger's own, without blanks around it; '' when it is not filled */
	value: (name: string) => string;
}

/** One trigger node that polls a platform. */
export interface Trigger {
	vendor: Vendor;
	events: TriggerEvent[];
	/** limits the events to one customer; its value is compared with `customerId` of an event */
	customer: Field;
	/** optional fields of its own */
	fields?: Field[];
	/** as a function where what is read depends on what is chosen; it may throw InputProblem */
	lists: WatchedList[] | ((chosen: Chosen) => WatchedList[]);
}
