import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Field, Paging, Vendor } from '../declare';
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
	paging: Paging;
	/** where the rows are in an answer */
	items: string;
	/** the query for rows from a time on, now being another, in milliseconds; absent: the list comes whole */
	from?: (time: number, now: number) => IDataObject;
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
	/** whose credential it is read with, where that is another than the trigger's own */
	vendor?: Vendor;
	/** the events that it shows, by their values: it is read when one of them is chosen; absent: whenever it is given */
	events?: string[];
	/** queries for the objects that are pending now, one list each */
	pending?: IDataObject[];
	/** one object: 'GET /orders/{id}'; absent where the list shows all */
	one?: string;
	/** values for the names of `one`; absent: { id } */
	pathOf?: (id: string) => Record<string, string>;
	/** paths in that object whose values are masked */
	mask?: string[];
};

/** What the user chose, for declarations that depend on it. */
export interface Chosen {
	/** values of the chosen events */
	events: string[];
	/** '' for every customer */
	customerId: string;
	/** the value of a field or an option of the trigger's own, without blanks around it; '' when it is not filled */
	value: (name: string) => string;
}

/** One trigger node that polls a platform. */
export interface Trigger {
	vendor: Vendor;
	events: TriggerEvent[];
	/** limits the events to one customer: those whose `customerId` is another one do not count */
	customer: Field;
	/** parameters of its own, on the form */
	fields?: INodeProperties[];
	/** optional ones, in the collection */
	options?: Field[];
	/** may throw InputProblem */
	lists: (chosen: Chosen) => WatchedList[];
}
