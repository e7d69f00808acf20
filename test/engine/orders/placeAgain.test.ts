import type { Session } from '../../../nodes/engine/declare';
import { attemptsAllowed, notePlaced } from '../../../nodes/engine/orders/placeAgain';

const DAY = 24 * 60 * 60_000;

const sessionOf = (execution: string | undefined, placeAgain = true, now = 0): Session =>
	({
		execution,
		clock: { elapsed: () => now },
		settings: { placeAgain, acceptKeyless: false },
	}) as unknown as Session;

const again = (session: Session, parts: unknown[], known?: Parameters<typeof attemptsAllowed>[2]) =>
	attemptsAllowed(session, parts, known).placeAgain;

test('one execution has one more attempt, for a day; another one has its own', () => {
	const parts = ['once'];
	expect(again(sessionOf('a'), parts)).toBe(true);
	notePlaced(sessionOf('a'), parts, { id: '1' });
	expect(again(sessionOf('a'), parts)).toBe(false);
	expect(again(sessionOf('a', true, DAY - 1), parts)).toBe(false);
	expect(again(sessionOf('b'), parts)).toBe(true);
	expect(again(sessionOf('a'), ['another order'])).toBe(true);
	expect(again(sessionOf('a', true, DAY), parts)).toBe(true);
});

test('an order of this execution, or of another one, is known by its ID', () => {
	expect(again(sessionOf('c'), ['known'], { id: '1', until: 9, execution: 'c' })).toBe(false);
	expect(again(sessionOf('c'), ['known'], { id: '1', until: 9, execution: 'd' })).toBe(true);
	expect(again(sessionOf('c'), ['known'], { unknown: true, until: 9 })).toBe(true);
});

test('without the option there is no attempt, and none is kept in mind', () => {
	const parts = ['off'];
	expect(again(sessionOf('e', false), parts)).toBe(false);
	notePlaced(sessionOf('e', false), parts, { id: '1' });
	expect(again(sessionOf('e'), parts)).toBe(true);
});

test('without an execution each call is one of its own', () => {
	const parts = ['none'];
	notePlaced(sessionOf(undefined), parts, { id: '1' });
	expect(again(sessionOf(undefined), parts)).toBe(true);
	expect(again(sessionOf(undefined), parts, { id: '1', until: 9 })).toBe(true);
});

test('whether orders without a key are accepted is as the flow says', () => {
	const session = sessionOf('f');
	expect(attemptsAllowed(session, []).acceptKeyless).toBe(false);
	session.settings.acceptKeyless = true;
	expect(attemptsAllowed(session, []).acceptKeyless).toBe(true);
});
