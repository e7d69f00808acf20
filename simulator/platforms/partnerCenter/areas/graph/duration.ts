const DAYS: Record<string, number> = { D: 1, W: 7, M: 30, Y: 365 };

/** The days of an ISO 8601 duration such as P90D, P6M or P2Y; undefined for what is none. */
export function daysOfDuration(text: string): number | undefined {
	const parts = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?$/.exec(text);
	if (!parts || text === 'P') return undefined;
	return ['Y', 'M', 'W', 'D'].reduce((days, unit, index) => days + Number(parts[index + 1] ?? 0) * DAYS[unit], 0);
}
