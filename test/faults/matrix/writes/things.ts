import type { IDataObject } from 'n8n-workflow';

import { contains } from '../../../../nodes/shared/lookBack';
import { isObject } from '../../../../nodes/shared/paths';
import { overlaid } from '../../../../nodes/shared/replace';

/** What reads show of an object once a write of it was met by a fault. Pure. */

type Value = IDataObject[string];

/** The same members with other values: the object as it was before somebody asked for these. */
export function unlike(value: Value): Value {
	if (Array.isArray(value)) return value.length === 0 ? ['something'] : [];
	if (isObject(value)) return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, unlike(one as Value)]));
	if (typeof value === 'number') return value + 1;
	if (typeof value === 'boolean') return !value;
	return typeof value === 'string' ? `not ${value}` : 'something';
}

const isRow = (value: unknown): value is IDataObject => isObject(value);

const isList = (value: unknown): value is IDataObject[] => Array.isArray(value) && value.every(isRow);

/** A list without rows: what it held is not there. */
const emptied = (list: IDataObject): IDataObject => Object.fromEntries(Object.entries(list).map(([name, value]) => {
	if (Array.isArray(value)) return [name, []];
	return [name, /^(total|count|totalCount|TotalCount)$/.test(name) ? 0 : isObject(value) ? emptied(value) : value];
}));

/** A list in which the first row is what was sent. */
const withFirst = (list: IDataObject, sent: IDataObject): IDataObject => Object.fromEntries(Object.entries(list).map(([name, value]) =>
	[name, isList(value) && value.length > 0 ? [overlaid(value[0], sent), ...value.slice(1)] : value]));

/** A write that a fault has met. */
export interface Met {
	/** the object that it is about */
	address: string;
	/** what it sent */
	sent: unknown;
	/** what the user asked for, where the object is sent as a whole */
	asked?: IDataObject;
	/** what the object holds before, where the example shows it as it is afterwards */
	before?: IDataObject;
}

/**
 * @param example what is read while nothing has been asked for
 * @param own whether the write's own object is read, not a list or another one
 * @param isStored whether the write can be seen
 */
export function seen(example: unknown, { sent, asked, before }: Met, own: boolean, isStored: boolean): unknown {
	if (!isObject(example) || !isObject(sent)) return Array.isArray(example) && !isStored ? [] : example;
	if (own && isStored) return overlaid(example, sent as IDataObject);
	if (own && before) return overlaid(example, before);
	// An example may hold already what is asked for; then it must differ as long as that is not stored.
	const wanted = asked ?? (sent as IDataObject);
	if (own) return contains(example, wanted) ? overlaid(example, unlike(wanted) as IDataObject) : example;
	return isStored ? withFirst(example, sent as IDataObject) : emptied(example);
}
