import { NotSent } from '../../../nodes/engine/declare';
import { concurrencyLimits, inLane } from '../../../nodes/engine/http/policies/concurrencyLimit';
import { decideFirst, itemGoesOn, waitAtBarrier } from '../../../nodes/engine/http/policies/writeBarrier';
import { letOthersWrite, openBarrier, writeBarrier } from '../../../nodes/engine/http/writes/barrier';
import { virtualClock } from '../../support/virtualClock';

import { answer, below, callOf, firstTry, sessionOf, turns } from './call';

describe('before all items are checked', () => {
	test('a write waits, a read does not', async () => {
		const barrier = writeBarrier();
		const { send, sent } = below(answer(200));
		const writing = waitAtBarrier(send)(firstTry(sessionOf({ barrier })));
		await waitAtBarrier(send)(firstTry(sessionOf({ barrier }), { kind: 'read' }));
		await turns();
		expect(sent.map(({ kind }) => kind)).toEqual(['read']);
		barrier.open();
		await writing;
		expect(sent).toHaveLength(2);
	});

	test('a bad item keeps all writes back', async () => {
		const barrier = writeBarrier();
		const { send, sent } = below(answer(200));
		const writing = waitAtBarrier(send)(firstTry(sessionOf({ barrier })));
		barrier.stop();
		barrier.open();
		await expect(writing).rejects.toThrow(NotSent);
		expect(sent).toHaveLength(0);
	});
});

test('after a failed item nothing more is begun; what was begun is repeated', async () => {
	const session = sessionOf();
	const { send, sent } = below(answer(200));
	session.barrier.stop();
	await expect(waitAtBarrier(send)(firstTry(session))).rejects.toThrow(NotSent);
	await expect(waitAtBarrier(send)(firstTry({ ...session, decides: true }))).rejects.toThrow(NotSent);
	expect(sent).toHaveLength(0);
	const second = firstTry(session);
	second.progress.attempt = 2;
	await waitAtBarrier(send)(second);
	expect(sent).toHaveLength(1);
});

describe('while it is not decided what the end of a write means', () => {
	/** A write of item 0 that ended, and one of item 1 that wants to go. */
	async function undecided() {
		const barrier = openBarrier();
		const [first, second] = [0, 1].map((item) => sessionOf({ barrier, item }));
		await decideFirst(below(answer(200)).send)(callOf(first));
		const { send, sent } = below(answer(200));
		const waiting = waitAtBarrier(send)(firstTry(second)).catch((error: Error) => error);
		await turns();
		return { barrier, first, second, send, sent, waiting };
	}

	test('other items do not write', async () => {
		const { sent } = await undecided();
		expect(sent).toHaveLength(0);
	});

	test('they do once the item sends something else', async () => {
		const { first, sent, waiting } = await undecided();
		await itemGoesOn(below(answer(200)).send)(callOf(first, { kind: 'read' }));
		await waiting;
		expect(sent).toHaveLength(1);
	});

	test('they do once the item has ended', async () => {
		const { barrier, sent, waiting } = await undecided();
		barrier.decided(0);
		await waiting;
		expect(sent).toHaveLength(1);
	});

	test('they never do when the item has failed', async () => {
		const { barrier, sent, waiting } = await undecided();
		barrier.stop();
		barrier.decided(0);
		expect(await waiting).toBeInstanceOf(NotSent);
		expect(sent).toHaveLength(0);
	});

	test('the item itself does', async () => {
		const { first, send, sent } = await undecided();
		await waitAtBarrier(send)(firstTry(first));
		expect(sent).toHaveLength(1);
	});

	test('looks at a refused order decide nothing, and their writes wait for no other item', async () => {
		const { first, second, send, sent } = await undecided();
		letOthersWrite({ ...first, decides: true });
		await turns();
		expect(sent).toHaveLength(0);
		await waitAtBarrier(send)(firstTry({ ...second, decides: true }));
		expect(sent).toHaveLength(1);
	});

	test('several items are waited for', async () => {
		const { barrier, sent, waiting } = await undecided();
		barrier.undecided(2);
		barrier.decided(0);
		await turns();
		expect(sent).toHaveLength(0);
		barrier.decided(2);
		await waiting;
		expect(sent).toHaveLength(1);
	});
});

test.each([1, 5, 40])(
	'the place in the lane is handed on before a failure is known, %i turns later, but the next write never goes out',
	async (late) => {
		const clock = virtualClock(0);
		const shared = { barrier: openBarrier(), limits: concurrencyLimits(1, clock), clock };
		const { send, sent } = below(answer(400));
		const deliver = inLane(decideFirst(waitAtBarrier(send)));
		const item = async (index: number) => {
			await deliver(firstTry(sessionOf({ ...shared, item: index })));
			await turns(late);
			shared.barrier.stop();
			shared.barrier.decided(index);
		};
		const ends = await Promise.allSettled([item(0), item(1), item(2)]);
		expect(sent).toHaveLength(1);
		expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
	},
);

test('a write that threw is undecided as well', async () => {
	const session = sessionOf();
	const failing = decideFirst(async () => await Promise.reject(new Error('refused')));
	await expect(failing(callOf(session))).rejects.toThrow('refused');
	const { send, sent } = below(answer(200));
	void waitAtBarrier(send)(firstTry({ ...session, item: 1 }));
	await turns();
	expect(sent).toHaveLength(0);
});
