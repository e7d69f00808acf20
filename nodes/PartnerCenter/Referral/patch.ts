import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../engine/util/path';

/** One step of a JSON Patch; the platform takes these two operations only. */
export interface Step extends IDataObject {
	op: 'add' | 'replace';
	path: string;
	value: IDataObject[string];
}

const pointer = (name: string): string => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;

const same = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);

function stepsAt(before: IDataObject, wanted: IDataObject, keep: string[], path: string): Step[] {
	return Object.entries(wanted).flatMap(([name, value]): Step[] => {
		const there = before[name];
		const at = `${path}${pointer(name)}`;
		if (isObject(value) && isObject(there)) return stepsAt(there, value, [], at);
		if (same(there, value) && !keep.includes(name)) return [];
		// A whole that is not there yet is added as a whole.
		return [{ op: there === undefined ? 'add' : 'replace', path: at, value }];
	});
}

/** What leads from a referral to what is wanted of it; [] when it is like that already. */
export function patchOf(before: IDataObject, wanted: IDataObject): Step[] {
	const moves =
		!same(before.status, wanted.status ?? before.status) ||
		!same(before.substatus, wanted.substatus ?? before.substatus);
	// The platform wants both in one call, also when only one of them changes.
	return stepsAt(before, wanted, moves ? ['status', 'substatus'] : [], '');
}
