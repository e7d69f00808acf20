/** A number as a platform gives it: as such or as a text; undefined where there is none: "", null, words. */
export function numberIn(value: unknown): number | undefined {
	if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
	return typeof value === 'string' && /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(value)
		? Number(value)
		: undefined;
}
