import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { Case } from '../runCases';
import type { Engine } from './engines';
import { POLLED, type TriggerFlow } from './flow';
import { lifeOf, type Life } from './life';
import { triggerPlatforms } from './platforms';
import type { TriggerStage } from './stage';

const HOUR = 60 * 60_000;

const repeated = (ids: string[]): number => ids.length - new Set(ids).size;

/** The triggers of all platforms through the life of a flow, with one of n8n's ways to poll. The cases build on each other. */
export function triggerCases(stage: TriggerStage, { name: engine, slowPage }: Engine): Case[] {
	const { simulator } = stage;
	const lives = triggerPlatforms.map((platform) => lifeOf(platform, stage));
	/** All platforms at once: n8n polls once a minute. */
	const each = async (work: (life: Life) => Promise<void>) => void (await Promise.all(lives.map(work)));
	const oneMore = async (life: Life) => {
		life.happen();
		await life.eachCame();
	};
	const cases: Case[] = [
		{
			name: 'the activation gives nothing, and an event before the first scheduled poll comes once',
			async run() {
				for (const { of, flows, start } of lives) {
					of.prepare?.(simulator, stage.now() - 2 * HOUR);
					of.happen(simulator, stage.now() - HOUR);
					for (const title of ['renamed', 'edited', 'tested'])
						flows[title] = await start(title, { events: [of.events[0]] });
				}
				// Activation and event are not in the same second.
				await wait(1500);
				await each(oneMore);
			},
		},
		{
			name: 'renamed, edited and published again, and with a test run beside: an event comes once',
			async run() {
				for (const { of, flows, expected } of lives) {
					await flows.renamed.change({ name: 'Another Name' });
					await flows.edited.change({ parameters: { events: of.events } });
					const shown = await flows.tested.test();
					assert.deepEqual(
						shown.map(({ eventId }) => eventId),
						expected.slice(-1),
						`the test run of ${of.node} does not show the newest event`,
					);
				}
				await each(oneMore);
			},
		},
		{
			name: 'n8n restarted: an event of the time between comes once',
			async run() {
				await stage.stopFor(0, () => lives.forEach(({ happen }) => happen()));
				await each(async ({ eachCame }) => await eachCame());
			},
		},
		{
			name: 'n8n stopped for two days: the 120 events of these days come once, the oldest first, 50 with a poll',
			async run() {
				await stage.stopFor(2, () => {
					for (let index = 120; index > 0; index -= 1) lives.forEach(({ happen }) => happen(index * 0.39 * HOUR));
				});
				await each(async ({ eachCame }) => await eachCame(3 * POLLED));
			},
		},
		{
			name: 'a poll longer than it may take: what happened comes with a later one',
			async run() {
				for (const { of, start } of lives) if (of.long) await longPoll(of.long, start);
			},
		},
		{
			name: 'Retry-After: the error says when, the pause is kept where n8n can, and nothing is lost',
			run: async () => await retryAfter(),
		},
	];

	async function longPoll(long: NonNullable<Life['of']['long']>, start: Life['start']) {
		long.fill(simulator, stage.now());
		const flow = await start('slow', { events: [long.event] });
		const id = long.happen(simulator, stage.now());
		simulator.faults.add({ route: long.route, kind: 'delay', ms: slowPage, times: 6 });
		await flow.came([id], 4 * POLLED);
		simulator.faults.clear();
		// A poll that began before is over.
		await wait(POLLED);
		const found = await flow.events();
		assert.deepEqual([...new Set(found)], [id]);
		if (engine === 'durable') assert.equal(repeated(found), 0);
		else console.log(`  repeated with the same event ID, as polls overlap: ${repeated(found)}`);
	}

	async function retryAfter() {
		const refused: Array<{ flow: TriggerFlow; id: string; node: string }> = [];
		for (const { of, start } of lives) {
			const flow = await start('refused', { events: [of.events[0]] });
			const headers = { 'Retry-After': '150' };
			simulator.faults.add({ route: of.route, kind: 'status', status: 429, headers, times: 1_000_000 });
			refused.push({ flow, id: of.happen(simulator, stage.now()), node: of.node });
		}
		await wait(140_000);
		for (const { flow, node } of refused) {
			const errors = await flow.errors();
			console.log(`  ${node}: errors in 140 seconds: ${errors.length}: ${errors[0]?.error?.message}`);
			if (engine === 'durable') assert.equal(errors.length, 1);
			else assert.ok(errors.length >= 2, 'legacy polling goes on every minute');
		}
		simulator.faults.clear();
		for (const { flow, id } of refused) {
			await flow.came([id], 2 * POLLED);
			assert.deepEqual(await flow.events(), [id]);
		}
	}

	return cases.map(({ name, run }) => ({ name: `trigger, ${engine} polling: ${name}`, run }));
}
