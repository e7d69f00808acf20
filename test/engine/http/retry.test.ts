import fc from 'fast-check';

import { backoff, retryAfter } from '../../../nodes/engine/http/pacing/backoff';
import { nextStep, type Try } from '../../../nodes/engine/http/pacing/nextStep';
import type { CallKind } from '../../../nodes/engine/http/policies/policy';
import { type Answer, type Outcome, readAnswer, readFailure } from '../../../nodes/engine/util/answer';

const NOW = Date.parse('2026-03-02T10:00:00Z');
const answer = (status: number, headers: Record<string, string> = {}): Answer => ({
	kind: 'answer',
	status,
	headers,
	body: undefined,
});
const never: Outcome = { kind: 'none', sent: 'never', reason: '' };
const maybe: Outcome = { kind: 'none', sent: 'maybe', reason: '' };
const step = (kind: CallKind, outcome: Outcome, more: Partial<Try> = {}) =>
	nextStep({ kind, outcome, attempt: 1, left: 120_000, now: NOW, random: 0.5, ...more });

/** The table of the design, row by row. */
const TABLE: Array<[string, Outcome, Record<CallKind, string>]> = [
	['429', answer(429), { read: 'repeat', replayable: 'repeat', unsafe: 'repeat' }],
	['refused before it was sent', never, { read: 'repeat', replayable: 'repeat', unsafe: 'repeat' }],
	['no answer', maybe, { read: 'repeat', replayable: 'repeat', unsafe: 'look' }],
	['500', answer(500), { read: 'repeat', replayable: 'look', unsafe: 'look' }],
	['502', answer(502), { read: 'repeat', replayable: 'look', unsafe: 'look' }],
	['503', answer(503), { read: 'repeat', replayable: 'look', unsafe: 'look' }],
	['504', answer(504), { read: 'repeat', replayable: 'look', unsafe: 'look' }],
	['408', answer(408), { read: 'repeat', replayable: 'look', unsafe: 'look' }],
	['401', answer(401), { read: 'repeat', replayable: 'repeat', unsafe: 'repeat' }],
	['200', answer(200), { read: 'accept', replayable: 'accept', unsafe: 'accept' }],
	['400', answer(400), { read: 'accept', replayable: 'accept', unsafe: 'accept' }],
	['404', answer(404), { read: 'accept', replayable: 'accept', unsafe: 'accept' }],
	[
		'not sent by n8n itself',
		{ kind: 'refused', reason: '' },
		{ read: 'giveUp', replayable: 'giveUp', unsafe: 'giveUp' },
	],
	[
		'a sign-in that was busy',
		{ kind: 'refused', reason: '', passing: true },
		{ read: 'repeat', replayable: 'repeat', unsafe: 'repeat' },
	],
];

describe.each(TABLE)('%s', (_, outcome, steps) => {
	test.each(Object.entries(steps) as Array<[CallKind, string]>)('a call of the kind %s: %s', (kind, expected) =>
		expect(step(kind, outcome).do).toBe(expected),
	);
});

test('a second 401 is the answer', () => expect(step('unsafe', answer(401), { attempt: 2 })).toEqual({ do: 'accept' }));

test('faults that seldom mend themselves are tried six times, 429 as long as there is time', () => {
	expect(step('read', answer(500), { attempt: 5 }).do).toBe('repeat');
	expect(step('read', answer(500), { attempt: 6 }).do).toBe('giveUp');
	expect(step('read', answer(429), { attempt: 500 }).do).toBe('repeat');
});

describe('Retry-After', () => {
	test.each([
		['7', 7000],
		['0', 0],
		['1.5', 1500],
		[' 7 ', 7000],
		['86400', 86_400_000],
		[new Date(NOW + 9000).toUTCString(), 9000],
		[new Date(NOW - 9000).toUTCString(), 0],
		['soon', undefined],
		['', undefined],
	])('%s', (given, expected) => expect(retryAfter(answer(429, { 'retry-after': given }), NOW)).toBe(expected));

	test('absent is distinguished from 0', () => expect(retryAfter(answer(429), NOW)).toBeUndefined());

	test('is honoured in full, and a wait beyond the time that is left ends the call at once', () => {
		const limited = answer(429, { 'retry-after': '30' });
		expect(step('unsafe', limited, { left: 30_000 })).toEqual({ do: 'repeat', after: 30_000 });
		expect(step('unsafe', limited, { left: 29_999 })).toEqual({ do: 'giveUp', after: 30_000 });
	});

	test('of a 503 sets the pause before the look', () => {
		const limited = answer(503, { 'retry-after': '30' });
		expect(step('unsafe', limited)).toEqual({ do: 'look', after: 30_000 });
		expect(step('unsafe', limited, { left: 10_000 })).toEqual({ do: 'look', after: 10_000 });
		expect(step('read', limited)).toEqual({ do: 'repeat', after: 30_000 });
	});
});

describe('for any call', () => {
	const header = fc.oneof(
		fc.constant({}),
		fc
			.oneof(
				fc.nat().map(String),
				fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
				fc.string(),
			)
			.map((value) => ({ 'retry-after': value })),
	);
	const outcome: fc.Arbitrary<Outcome> = fc.oneof(
		fc
			.tuple(fc.integer({ min: 100, max: 599 }), header)
			.map(([status, headers]) => answer(status, headers as Record<string, string>)),
		fc.constantFrom(never, maybe),
		fc.boolean().map((passing): Outcome => ({ kind: 'refused', reason: '', passing })),
	);
	const kind = fc.constantFrom<CallKind>('read', 'replayable', 'unsafe');
	const left = fc.integer({ min: -1000, max: 600_000 });
	const random = fc.double({ min: 0, max: 1, noNaN: true });
	const tries = fc.record({
		kind,
		outcome,
		attempt: fc.integer({ min: 1, max: 20 }),
		left,
		now: fc.constant(NOW),
		random,
	});

	test('a write without idempotency is never repeated once it may have been done', () => {
		fc.assert(
			fc.property(tries, (given) => {
				const { outcome: end } = given;
				const mayBeDone =
					(end.kind === 'none' && end.sent === 'maybe') ||
					(end.kind === 'answer' && (end.status >= 500 || end.status < 400 || end.status === 408));
				fc.pre(mayBeDone);
				expect(nextStep({ ...given, kind: 'unsafe' }).do).not.toBe('repeat');
				if (end.kind === 'answer' && end.status >= 500)
					expect(nextStep({ ...given, kind: 'replayable' }).do).not.toBe('repeat');
			}),
			{ numRuns: 1000 },
		);
	});

	test('what is refused as too many, or was never sent, is never taken for done', () => {
		fc.assert(
			fc.property(tries, fc.constantFrom(never, answer(429)), (given, end) => {
				expect(['repeat', 'giveUp']).toContain(nextStep({ ...given, outcome: end }).do);
			}),
		);
	});

	test('the waits of a call never exceed its time', () => {
		fc.assert(
			fc.property(kind, fc.infiniteStream(outcome), left, random, (of, outcomes, budget, chance) => {
				let waited = 0;
				for (let attempt = 1; attempt <= 60; attempt += 1) {
					const next = nextStep({
						kind: of,
						outcome: outcomes.next().value,
						attempt,
						left: budget - waited,
						now: NOW,
						random: chance,
					});
					if (next.do === 'look') waited += next.after;
					if (next.do !== 'repeat') break;
					expect(next.after).toBeGreaterThanOrEqual(0);
					waited += next.after;
				}
				expect(waited).toBeLessThanOrEqual(Math.max(0, budget));
			}),
			{ numRuns: 500 },
		);
	});

	test('the pauses grow, with some chance, up to 16 s', () => {
		fc.assert(
			fc.property(fc.integer({ min: 1, max: 30 }), random, (attempt, chance) => {
				const full = Math.min(16_000, 500 * 2 ** (attempt - 1));
				expect(backoff(attempt, chance)).toBeGreaterThanOrEqual(full / 2);
				expect(backoff(attempt, chance)).toBeLessThanOrEqual(full);
			}),
		);
	});
});

describe('what came back', () => {
	const read = (body: unknown, headers = {}) => readAnswer({ statusCode: 200, headers, body }, ['x-correlation-id']);

	test.each([
		['{"a":1}', { body: { a: 1 } }],
		['\uFEFF{"a":1}', { body: { a: 1 } }],
		['  [1]\n', { body: [1] }],
		['null', { body: null }],
		['', { body: undefined }],
		['\uFEFF', { body: undefined }],
		['<html></html>', { unreadable: expect.stringContaining('instead of data') }],
		['{"a":', { unreadable: 'something that is not valid data' }],
		[' busy\n', { unreadable: 'something that is not valid data', text: 'busy', body: undefined }],
	])('%j', (text, expected) => expect(read(text)).toMatchObject(expected));

	test('headers are read whatever their capitals', () => {
		expect(read('', { 'X-Correlation-ID': 'c', 'Retry-After': 7 })).toMatchObject({
			correlationId: 'c',
			headers: { 'retry-after': '7' },
		});
	});

	test.each([
		['ECONNREFUSED', 'never'],
		['ENOTFOUND', 'never'],
		['EAI_AGAIN', 'never'],
		['ECONNRESET', 'maybe'],
		['ETIMEDOUT', 'maybe'],
		['ECONNABORTED', 'maybe'],
		['EPIPE', 'maybe'],
		['ERR_BAD_RESPONSE', 'maybe'],
		[undefined, 'maybe'],
	])('%s was sent: %s', (code, sent) => expect(readFailure(code)).toMatchObject({ kind: 'none', sent }));
});
