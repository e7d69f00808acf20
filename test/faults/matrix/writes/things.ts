import type { IDataObject } from 'n8n-workflow';

import { contains } from '../../../../nodes/engine/http/verifyWrite';
import { overlaid } from '../../../../nodes/engine/run/replaceWhole';
import { isObject } from '../../../../nodes/engine/util/path';

import type { View } from './platforms/platform';

/** What reads show of an object once somebody has asked for a write of it. Pure. */

type Value = IDataObject[string];

/** The same members with other values: the object as it was before somebody asked for these. */
function unlike(value: Value): Value {
	if (Array.isArray(value)) return value.length === 0 ? ['something'] : [];
	if (isObject(value))
		return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, unlike(one as Value)]));
	if (typeof value === 'number') return value + 1;
	if (typeof value === 'boolean') return !value;
	return typeof value === 'string' ? `not ${value}` : 'something';
}

const isRow = (value: unknown): value is IDataObject => isObject(value);

const isList = (value: unknown): value is IDataObject[] => Array.isArray(value) && value.every(isRow);

/** A list without rows: what it held is not there. */
const emptied = (list: IDataObject): IDataObject =>
	Object.fromEntries(
		Object.entries(list).map(([name, value]) => {
			if (Array.isArray(value)) return [name, []];
			return [name, /^(total|count|totalCount|TotalCount)$/.test(name) ? 0 : isObject(value) ? emptied(value) : value];
		}),
	);

/** A list in which the first row is what was sent. */
const withFirst = (list: IDataObject, sent: IDataObject): IDataObject =>
	Object.fromEntries(
		Object.entries(list).map(([name, value]) => [
			name,
			isList(value) && value.length > 0 ? [overlaid(value[0], sent), ...value.slice(1)] : value,
		]),
	);

/** A write. */
export interface Written {
	/** what it sent */
	sent: unknown;
	/** what the user asked for, where the object is sent as a whole */
	asked?: IDataObject;
}

/** What is no object, or is made of none, is there once it is stored. */
const bare = (example: unknown, isStored: boolean): unknown => (Array.isArray(example) && !isStored ? [] : example);

/** Objects are only there with what was sent, where a write makes them; the example is of another one. */
export function seenInList(example: unknown, { sent }: Written, isStored: boolean): unknown {
	if (!isObject(example) || !isObject(sent)) return bare(example, isStored);
	return isStored ? withFirst(example, sent as IDataObject) : emptied(example);
}

/** The write's own object. @param example what is read while nothing has been asked for */
export function seenAsObject(
	example: unknown,
	{ sent, asked }: Written,
	isStored: boolean,
	{ before, after = overlaid }: View,
): unknown {
	// What is asked for without a body is seen only where the view says how.
	const body = isObject(sent) ? (sent as IDataObject) : before && {};
	if (!isObject(example) || body === undefined) return bare(example, isStored);
	if (isStored) return after(example, body);
	if (before) return before(example, body);
	// An example may hold already what is asked for; then it must differ as long as that is not stored.
	const wanted = asked ?? body;
	return contains(example, wanted) ? overlaid(example, unlike(wanted) as IDataObject) : example;
}
