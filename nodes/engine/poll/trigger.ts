import type { IDataObject } from 'n8n-workflow';

import type { Field, LinkPaging, OffsetPaging, Vendor } from '../declare';
import type { Source } from './source';

/** An event that a user can choose. */
export interface TriggerEvent {
	/** identity in saved workflows: never changes after a release */
	value: string;
	name: string;
	description: string;
}

/** A source and where it is read. */
export interface WatchedList {
	source: Source;
	/** names of the events that it shows: it is read when one of them is chosen; absent: always */
	events?: string[];
	/** the list: 'GET /orders' */
	route: string;
	paging: OffsetPaging | LinkPaging;
	/** where the rows are in an answer */
	items: string;
	/** the query for rows from a time on; absent: the list comes whole. Both in milliseconds. */
	from?: (time: number, now: number) => IDataObject;
	/** queries for the objects that are pending now, one list each */
	pending?: IDataObject[];
	/** one object: 'GET /orders/{id}' */
	one: string;
}

/** One trigger node that polls a platform. */
export interface Trigger {
	vendor: Vendor;
	events: TriggerEvent[];
	/** limits the events to one customer: those whose `customerId` is another one do not count */
	customer: Field;
	lists: WatchedList[];
}
