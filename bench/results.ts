import { max, median, min } from 'simple-statistics';

/** What a figure is of: seconds, milliseconds of processor time, megabytes, or a plain number. */
export type Unit = 's' | 'ms' | 'MB' | 'requests' | 'flows/s' | '';

/** The values of one side of a row, one for each round. */
export interface Series {
	side: string;
	unit: Unit;
	values: number[];
	median: number;
	least: number;
	most: number;
}

/** A figure that a row is about: a ratio or a count. Without a target it is only reported. */
export interface Figure {
	what: string;
	value: number;
	unit: Unit;
	/** The value may be this at most. */
	atMost?: number;
	met?: boolean;
}

/** One row of the table. */
export interface Row {
	name: string;
	title: string;
	/** How the nodes were set and what the server did, in words. */
	settings: string;
	series: Series[];
	figures: Figure[];
}

/** The values of one side, with what is reported of them. */
export const series = (side: string, unit: Unit, values: number[]): Series => ({
	side,
	unit,
	values,
	median: median(values),
	least: min(values),
	most: max(values),
});

/** A figure, held against its target where it has one. */
export const figure = (what: string, value: number, unit: Unit = '', atMost?: number): Figure => ({
	what,
	value,
	unit,
	...(atMost === undefined ? {} : { atMost, met: value <= atMost }),
});

/** Runs the sides in turn, so many rounds; each side's results in the order of the rounds. */
export async function alternate<T>(
	rounds: number,
	sides: Record<string, () => Promise<T>>,
): Promise<Record<string, T[]>> {
	const results: Record<string, T[]> = Object.fromEntries(Object.keys(sides).map((name) => [name, []]));
	for (let round = 0; round < rounds; round += 1) {
		for (const [name, run] of Object.entries(sides)) results[name].push(await run());
	}
	return results;
}
