import type { PartnerState } from './state';

/** How much a part of a state holds: the rows of a list, the entries of a map, or a count that it keeps itself. */
function sizeOf(part: unknown): number {
	if (typeof part === 'number') return part;
	return typeof part === 'object' && part !== null ? Object.keys(part).length : 0;
}

/** What is counted of a state: the sizes of its parts, by their names (`customers`, `orders` …). */
export const counts = ({ commerce, areas }: PartnerState): Record<string, number> =>
	Object.fromEntries(Object.entries({ ...commerce, ...areas }).map(([name, part]) => [name, sizeOf(part)]));
