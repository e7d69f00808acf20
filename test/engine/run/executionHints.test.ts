import type { Operation, Session } from '../../../nodes/engine/declare';
import { hintsOf, hintsOfAccount, hintsOfItem } from '../../../nodes/engine/run/executionHints';

const NOW = Date.parse('2026-03-01T08:00:00Z');
const HOUR = 60 * 60_000;

const operation = (more: Partial<Operation> = {}) =>
	({
		value: 'place',
		name: 'Place',
		action: 'Place',
		description: 'Place',
		route: 'POST /orders',
		fields: [],
		sample: '',
		facts: [],
		...more,
	}) as Operation;

/** An operation whose rows can be returned until their `until`. */
const returnable = operation({
	urgent: ({ id, until }) => ({ say: `Order ${String(id)} can be returned`, until: Number(until) }),
});

const shown = (...parameters: Parameters<typeof hintsOfItem>) =>
	hintsOf(hintsOfItem(...parameters)).map(({ type, message }) => `${type}: ${message}`);

describe('what is said about a row', () => {
	test('a deadline, with what is left of it', () => {
		const until = (hours: number) => shown(returnable, [{ id: '7', until: NOW + hours * HOUR }], NOW);
		expect(until(335.5)).toEqual(['warning: Order 7 can be returned until 2026-03-15 07:30 UTC (335 hours left).']);
		expect(until(1)).toEqual(['warning: Order 7 can be returned until 2026-03-01 09:00 UTC (1 hour left).']);
		expect(until(0.5)).toEqual([
			'warning: Order 7 can be returned until 2026-03-01 08:30 UTC (less than an hour left).',
		]);
		expect(until(-0.5)).toEqual([]);
	});

	test('what waits for somebody, without a time', () => {
		const waits = operation({ urgent: () => ({ say: 'Order 7 waits for approval' }) });
		expect(shown(waits, [{ outcome: 'pending' }], NOW)).toEqual(['warning: Order 7 waits for approval.']);
	});

	test('that it is not done, also where it can be given back', () => {
		const row = { until: NOW + HOUR, outcome: 'pending' };
		expect(shown(returnable, [row], NOW).at(-1)).toBe('warning: Not done yet (outcome: pending). Check it later.');
	});

	test('its warnings, and that it is not done', () => {
		expect(shown(operation(), [{ outcome: 'pending', warnings: ['A license is missing.'] }], NOW)).toEqual([
			'warning: A license is missing.',
			'warning: Not done yet (outcome: pending). Check it later.',
		]);
		expect(shown(operation(), [{ outcome: 'completed' }], NOW)).toEqual([]);
	});

	test('a dry run, and then no deadline', () => {
		const row = { dryRun: true, until: NOW + HOUR, warnings: ['A license is missing.'] };
		expect(shown(returnable, [row], NOW)).toEqual([
			'info: Dry Run: nothing was sent. The output shows what would be.',
			'warning: A license is missing.',
		]);
	});

	test('sees what the operation adds to a row', () => {
		const added = operation({
			extra: (_row, now) => ({ until: now + HOUR }),
			urgent: ({ until }) => ({ say: 'It can be canceled', until: Number(until) }),
		});
		expect(shown(added, [{}], NOW)).toEqual(['warning: It can be canceled until 2026-03-01 09:00 UTC (1 hour left).']);
	});

	test('nothing in a list', () => {
		const list = operation({
			paging: { whole: true },
			items: 'items',
			urgent: () => ({ say: 'It can be canceled' }),
		});
		expect(shown(list, [{}], NOW)).toEqual([]);
	});
});

test('of many items each thing is said once, what ends first before the others, and the rest is counted', () => {
	const rows = [5, 3, 9, 1, 7, 11, 13].map((hours) => ({ id: hours, until: NOW + hours * HOUR, warnings: ['Same.'] }));
	expect(hintsOf(rows.flatMap((row) => hintsOfItem(returnable, [row], NOW)))).toEqual([
		...[
			'09:00 UTC (1 hour',
			'11:00 UTC (3 hours',
			'13:00 UTC (5 hours',
			'15:00 UTC (7 hours',
			'17:00 UTC (9 hours',
		].map((end, index) => ({
			message: `Order ${[1, 3, 5, 7, 9][index]} can be returned until 2026-03-01 ${end} left).`,
			type: 'warning',
			location: 'outputPane',
		})),
		{ message: 'There are 3 more notes like these in the output.', type: 'info', location: 'outputPane' },
	]);
});

describe('a credential that is for tests', () => {
	const session = (where?: string) =>
		({ vendor: { testEnvironment: () => where }, credential: {} }) as unknown as Session;

	test('is named beside what a write did', () => {
		expect(hintsOfAccount(session('the sandbox of Acorn'), operation({ write: 'change' }))).toEqual([
			{ message: 'This credential signs in to the sandbox of Acorn, which is for tests.', type: 'info' },
		]);
	});

	test('is not where nothing was written, or where it is for real orders', () => {
		expect(hintsOfAccount(session('the sandbox of Acorn'), operation())).toEqual([]);
		expect(hintsOfAccount(session(), operation({ write: 'change' }))).toEqual([]);
	});
});
