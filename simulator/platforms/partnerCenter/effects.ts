import type { PartnerState } from './state';

/** How much a part of a state holds: the rows of a list, the entries of a map, or a count that it keeps itself. */
function sizeOf(part: unknown): number {
	if (typeof part === 'number') return part;
	return typeof part === 'object' && part !== null ? Object.keys(part).length : 0;
}

/** The sum over all tenants, by the name of the part. */
function sizes(states: PartnerState[]): Record<string, number> {
	const sums: Record<string, number> = {};
	for (const { commerce, areas } of states) {
		for (const [name, part] of Object.entries({ ...commerce, ...areas })) sums[name] = (sums[name] ?? 0) + sizeOf(part);
	}
	return sums;
}

/** What there is now beyond the start, by the names of the states' parts; what has not changed is left out. */
export function partnerEffects(now: PartnerState[], start: PartnerState[]): Record<string, number> {
	const before = sizes(start);
	const changes = Object.entries(sizes(now)).map(([name, size]) => [name, size - (before[name] ?? 0)] as const);
	return Object.fromEntries(changes.filter(([, change]) => change !== 0));
}
