import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import { InputProblem } from '../../../nodes/engine/declare';
import { date, dateTime } from '../../../nodes/engine/input/parsers';

describe('date', () => {
	test.each([
		['2026-03-31', '2026-03-31'],
		[' 2026-03-31 ', '2026-03-31'],
		['2024-02-29', '2024-02-29'],
		['2000-02-29', '2000-02-29'],
		['2026-03-31T23:59:59', '2026-03-31'],
		['2026-03-31T23:59:59+14:00', '2026-03-31'],
		['2026-03-31T00:00:00.000-11:00', '2026-03-31'],
		['', undefined],
		[null, undefined],
		[undefined, undefined],
	])('%s is %s', (value, expected) => expect(date(value)).toBe(expected));

	test.each([
		'2026-02-29',
		'1900-02-29',
		'2026-04-31',
		'2026-13-01',
		'2026-00-10',
		'2026-01-00',
		'31.03.2026',
		'03/31/2026',
		'tomorrow',
		'2026-3-1',
		'20260331',
		20260331,
		true,
		[],
		{},
		['2026-03-31'],
		{ toISO: () => null },
		{ year: 2026 },
	])('%p is refused', (value) => expect(() => date(value)).toThrow(InputProblem));

	test.each(['2026-03-310', '2026-03-31 or later', '2026-03-31x'])('%s is refused', (value) => {
		expect(() => date(value)).toThrow(InputProblem);
	});

	test('a Date that is none is refused with a sentence', () => {
		expect(() => date(new Date('nonsense'))).toThrow(InputProblem);
	});

	test('names a day that does not exist', () => {
		expect(() => date('2026-02-30T10:00:00')).toThrow('is a date that does not exist: 2026-02-30');
	});
});

describe('dateTime', () => {
	test.each([
		['2026-03-31', '2026-03-31T00:00:00Z'],
		['2026-03-31T10:20:30', '2026-03-31T10:20:30Z'],
		['2026-03-31T10:20:30.999Z', '2026-03-31T10:20:30Z'],
		['2026-03-31T00:30:00+02:00', '2026-03-30T22:30:00Z'],
		['2026-03-31T23:30:00-0400', '2026-04-01T03:30:00Z'],
		['', undefined],
	])('%s is %s', (value, expected) => expect(dateTime(value)).toBe(expected));

	test.each([
		'2026-02-29T10:00:00',
		'2026-03-31T25:00:00',
		'2026-03-31T10:61:00',
		'2026-03-31 or later',
		'now',
		5,
		{},
		[],
	])('%p is refused', (value) => expect(() => dateTime(value)).toThrow(InputProblem));
});

/** n8n's own zone decides what a Luxon date without one means; nothing else may depend on it. */
const ANYWHERE = {
	plain: ['2026-03-31', '2026-03-31T00:00:00Z'],
	picked: ['2026-03-31', '2026-03-31T00:00:00Z'],
	late: ['2026-03-31', '2026-03-31T23:59:59Z'],
	utc: ['2026-03-31', '2026-03-31T23:30:00Z'],
	zoned: ['2026-03-31', '2026-04-01T03:30:00Z'],
	luxonEast: ['2026-03-31', '2026-03-30T10:30:00Z'],
	luxonWest: ['2026-03-31', '2026-04-01T06:30:00Z'],
	date: ['2026-03-31', '2026-03-31T00:00:00Z'],
};

test.each([
	['Pacific/Kiritimati', '2026-03-31T09:30:00Z'],
	['America/Los_Angeles', '2026-04-01T06:30:00Z'],
	['Asia/Kathmandu', '2026-03-31T17:45:00Z'],
])('on a machine in %s no day is shifted', (TZ, local) => {
	const script = join(__dirname, 'printDates.ts');
	const text = execFileSync(process.execPath, ['--import', 'tsx', script], {
		env: { ...process.env, TZ },
		encoding: 'utf8',
	});
	expect(JSON.parse(text)).toEqual({ ...ANYWHERE, luxonLocal: ['2026-03-31', local] });
});
