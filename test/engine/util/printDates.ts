import { createRequire } from 'node:module';

import { date, dateTime } from '../../../nodes/engine/input/parsers';

/** Prints what the date checks make of values, for a run under another time zone. Not a test by itself. */

interface Moment {
	toISO(): string | null;
}
interface Luxon {
	DateTime: { fromISO(text: string, options?: { zone: string }): Moment; fromISO(text: string): Moment };
}

// The one that n8n's expressions use.
const { DateTime } = createRequire(require.resolve('n8n-workflow'))('luxon') as Luxon;

const values: Record<string, unknown> = {
	plain: '2026-03-31',
	picked: '2026-03-31T00:00:00',
	late: '2026-03-31T23:59:59',
	utc: '2026-03-31T23:30:00Z',
	zoned: '2026-03-31T23:30:00-04:00',
	luxonEast: DateTime.fromISO('2026-03-31T00:30:00', { zone: 'Pacific/Kiritimati' }),
	luxonWest: DateTime.fromISO('2026-03-31T23:30:00', { zone: 'America/Los_Angeles' }),
	luxonLocal: DateTime.fromISO('2026-03-31T23:30:00'),
	date: new Date('2026-03-31T00:00:00Z'),
};

const shown = Object.entries(values).map(([name, value]) => [name, [date(value), dateTime(value)]]);
process.stdout.write(JSON.stringify(Object.fromEntries(shown)));
