import type { IDataObject } from 'n8n-workflow';

import { Problem } from '../declare';
import { capsOf, inMegabytes, RAISE } from '../util/network/caps';

/** What a value takes in memory beside its text, in bytes. */
const VALUE = 50;

const weightOf = (row: IDataObject): number =>
	Object.values(row).reduce(
		(sum: number, value) => sum + VALUE + (typeof value === 'string' ? value.length : 0),
		VALUE,
	);

/**
 * The rows of a file that are kept, for as long as they fit into memory.
 * @param credential says how much they may take
 * @param most how many are wanted
 */
export function rowsWithin(
	credential: IDataObject,
	most: number,
): { rows: IDataObject[]; isFull: () => boolean; keep: (row: IDataObject) => void } {
	const { list } = capsOf(credential);
	const rows: IDataObject[] = [];
	let weight = 0;
	return {
		rows,
		isFull: () => rows.length >= most,
		/** @throws Problem when they take too much */
		keep(row) {
			weight += weightOf(row);
			if (weight > list)
				throw new Problem(
					`The rows of the file take more than ${inMegabytes(list)} of memory. Narrow them with a filter, turn off Return All and set Limit, download the file instead, or ${RAISE}.`,
					{ rows: rows.length },
				);
			rows.push(row);
		},
	};
}
