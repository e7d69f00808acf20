/** A date of the platform in milliseconds; undefined for the ones that mean none: the years 1 and 9999. */
export function momentOf(value: unknown): number | undefined {
	if (typeof value !== 'string' || /^(0001|9999)-/.test(value)) return undefined;
	const zoned = /(Z|[+-]\d{2}:?\d{2})$/i.test(value);
	const moment = Date.parse(zoned || value.length === 10 ? value : `${value}Z`);
	return Number.isNaN(moment) ? undefined : moment;
}
