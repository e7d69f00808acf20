import { NotSent, Problem } from '../../../nodes/engine/declare';
import { claimed } from '../../../nodes/engine/orders/claim';
import { time } from '../../support/virtualClock';

const HOUR = 60 * 60_000;
let count = 0;

/** Names that no other test has taken. */
const fresh = () => ({ what: ['seats', (count += 1)], lasts: HOUR });
const refusal = () => new Problem('Taken.', {});
const take = async (what: unknown[], order: string, send = async () => await Promise.resolve(order)) =>
	await claimed({ clock: time }, { what, order: [order], lasts: HOUR }, refusal, send);

test('what one order took, only that order may send again', async () => {
	const { what } = fresh();
	await expect(take(what, 'first')).resolves.toBe('first');
	await expect(take(what, 'second')).rejects.toThrow('Taken.');
	await expect(take(what, 'first')).resolves.toBe('first');
});

test('it is taken while it is being sent, and free again after its time', async () => {
	const { what } = fresh();
	const both = await Promise.allSettled([take(what, 'first'), take(what, 'second')]);
	expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
	time.pass(HOUR);
	await expect(take(what, 'second')).resolves.toBe('second');
});

test.each([
	['refused', new Problem('No.', {}), true],
	['not sent', new NotSent(), true],
	['of unknown outcome', new Problem('Perhaps.', { outcome: 'unknown' }), false],
	['made in part', new Problem('In part.', { orderId: '1' }), false],
	['ended by a defect', new Error('?'), false],
])('an order that was %s leaves it free: %s', async (_name, error, free) => {
	const { what } = fresh();
	await expect(take(what, 'first', async () => await Promise.reject(error))).rejects.toBe(error);
	const second = take(what, 'second');
	await (free ? expect(second).resolves.toBe('second') : expect(second).rejects.toThrow('Taken.'));
});
