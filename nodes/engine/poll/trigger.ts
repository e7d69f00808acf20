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

/** A source and where it is read. */
export interface WatchedList {
	source: Source;
	/** the events that it shows, by their values: it is read when one of them is chosen */
	events: string[];
	/** the list: 'GET /orders' */
	route: string;
	paging: Paging;
	/** where the rows are in an answer */
	items: string;
	/** the query for rows from a time on, now being another, in milliseconds; absent: the list comes whole */
	from?: (time: number, now: number) => IDataObject;
	/** queries for the objects that are pending now, one list each */
	pending?: IDataObject[];
	/** one object: 'GET /orders/{id}' */
	one: string;
	/** paths in that object whose values are masked */
	mask?: string[];
}

/** One trigger node that polls a platform. */
export interface Trigger {
	vendor: Vendor;
	events: TriggerEvent[];
	/** limits the events to one customer: those whose `customerId` is another one do not count */
	customer: Field;
	/** parameters of its own, on the form */
	fields?: INodeProperties[];
	/** @param parameters the values of `fields`, by name */
	lists: (parameters: IDataObject) => WatchedList[];
}
