import { NotSent, Problem } from '../../../../nodes/engine/declare';
import { makeOnce, type Memory } from '../../../../nodes/engine/http/writes/makeOnce';
import { findRecent, saveRecent } from '../../../../nodes/engine/http/writes/recentWrites';
import { Canceled } from '../../../../nodes/engine/util/clock';
import { virtualClock } from '../../../support/virtualClock';

import { turns } from '../../policies/call';
import { vendor } from '../../session';

const maker = (clock = virtualClock(0)) => ({ clock, vendor, execution: '7' });

describe('the memory of what was made', () => {
	test('ends with its time', () => {
		saveRecent('scope', { until: 1000, id: '7' });
		expect(findRecent('scope', 999)).toMatchObject({ id: '7' });
		expect(findRecent('other', 999)).toBeUndefined();
		expect(findRecent('scope', 1000)).toBeUndefined();
	});

	test('can be renewed', () => {
		saveRecent('scope', { until: 1000, unknown: true });
		saveRecent('later', { until: 3000, unknown: true });
		saveRecent('scope', { until: 5000, id: '8' });
		expect(findRecent('scope', 4000)).toMatchObject({ id: '8' });
	});

	test.each([
		['an unknown outcome', new Problem('?', { outcome: 'unknown' }), { unknown: true }],
		['a stopped run', new Canceled(), { unknown: true }],
		['a refusal', new Problem('no'), undefined],
		['a write that was not started', new NotSent(), undefined],
		['a defect', new TypeError('x of undefined'), { unknown: true }],
	])('after %s', async (_, error, expected) => {
		const known = await makeOnce(maker(), ['made', error.name], async (memory) => {
			const making_ = memory.make(async () => await Promise.reject(error));
			expect(memory.known()).toMatchObject({ unknown: true });
			await expect(making_).rejects.toBe(error);
			return memory.known();
		});
		if (expected) expect(known).toMatchObject(expected);
		else expect(known).toBeUndefined();
	});

	test('holds the id of what was made, and who made it', async () => {
		const clock = virtualClock(0);
		const knownOf = async (memory: Memory) => memory.known();
		await makeOnce(maker(clock), ['made'], async ({ make }) => {
			await make(async () => {
				clock.pass(5000);
				return { id: '12' };
			});
		});
		// From the end on, for an order may take long to be sent.
		const expected = { until: 5000 + 60 * 60_000, listedAt: 5000 + vendor.listingDelay, id: '12', execution: '7' };
		expect(await makeOnce(maker(clock), ['made'], knownOf)).toEqual(expected);
		expect(await makeOnce(maker(clock), ['other'], knownOf)).toBeUndefined();
	});

	test('knows what was found beside it', async () => {
		await makeOnce(maker(), ['beside'], async ({ noteBeside }) => noteBeside('12', ['13']));
		const known = await makeOnce(maker(), ['beside'], async (memory) => memory.known());
		expect(known).toMatchObject({ id: '12', beside: ['13'] });
	});

	test('is worked on by one at a time', async () => {
		const seen: string[] = [];
		await Promise.all(
			[1, 2, 3].map(
				async (number) =>
					await makeOnce(maker(), ['same'], async () => {
						seen.push(`${number} begins`);
						await turns(4 - number);
						seen.push(`${number} ends`);
					}),
			),
		);
		expect(seen).toEqual(['1 begins', '1 ends', '2 begins', '2 ends', '3 begins', '3 ends']);
	});
});
