import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { Case } from '../runCases';
import type { Engine } from './engines';
import { POLLED, startFlow, type TriggerFlow } from './flow';
import { order, subscription } from './platform';
import type { TriggerStage } from './stage';

const HOUR = 60 * 60_000;
const ORDERS = 'GET /orders';
const CREATED = { events: ['orderCreated'] };

const repeated = (ids: string[]): number => ids.length - new Set(ids).size;

/** The Ingram Micro Trigger through the life of a flow, with one of n8n's ways to poll. The cases build on each other. */
export function triggerCases(stage: TriggerStage, { name: engine, slowPage }: Engine): Case[] {
	const flows: Record<string, TriggerFlow> = {};
	const expected: string[] = [];
	/** An order is placed, and each flow gets it, once. */
	const oneMore = async () => {
		expected.push(order(stage.state(), stage.now()));
		await eachHas(expected);
	};
	const eachHas = async (ids: string[], milliseconds?: number) => {
		for (const [title, flow] of Object.entries(flows)) {
			await flow.came(ids, milliseconds);
			assert.deepEqual(await flow.events(), ids, `"${title}" got other events`);
			assert.deepEqual(await flow.errors(), []);
		}
	};
	const cases: Case[] = [
		{
			name: 'the activation gives nothing, and an order before the first scheduled poll comes once',
			async run() {
				order(stage.state(), stage.now() - HOUR);
				for (const title of ['renamed', 'edited', 'tested']) flows[title] = await startFlow(stage, title, CREATED);
				// Activation and order are not in the same second.
				await wait(1500);
				await oneMore();
			},
		},
		{
			name: 'renamed, edited and published again, and with a test run beside: an order comes once',
			async run() {
				await flows.renamed.change({ name: 'Orders of Ingram Micro' });
				await flows.edited.change({ parameters: { events: ['orderCreated', 'orderFailed'] } });
				const shown = await flows.tested.test();
				assert.deepEqual(
					shown.map(({ eventId }) => eventId),
					expected.slice(-1),
					'the test run does not show the newest event',
				);
				await oneMore();
			},
		},
		{
			name: 'n8n restarted: an order of the time between comes once',
			async run() {
				await stage.stopFor(0, () => expected.push(order(stage.state(), stage.now())));
				await eachHas(expected);
			},
		},
		{
			name: 'n8n stopped for two days: the 120 orders of these days come once, the oldest first, 50 with a poll',
			async run() {
				await stage.stopFor(2, () => {
					for (let index = 120; index > 0; index -= 1)
						expected.push(order(stage.state(), stage.now() - index * 0.39 * HOUR));
				});
				await eachHas(expected, 3 * POLLED);
			},
		},
		{
			name: 'a poll longer than it may take: what happened comes with a later one',
			async run() {
				const old = stage.now() - 200 * 24 * HOUR;
				for (let index = 0; index < 250; index += 1) subscription(stage.state(), old);
				const flow = await startFlow(stage, 'slow', { events: ['subscriptionCreated'] });
				const created = subscription(stage.state(), stage.now());
				stage.simulator.faults.add({ route: 'GET /subscriptions', kind: 'delay', ms: slowPage, times: 6 });
				await flow.came([created], 4 * POLLED);
				stage.simulator.faults.clear();
				// A poll that began before is over.
				await wait(POLLED);
				const found = await flow.events();
				assert.deepEqual([...new Set(found)], [created]);
				if (engine === 'durable') assert.equal(repeated(found), 0);
				else console.log(`  repeated with the same event ID, as polls overlap: ${repeated(found)}`);
			},
		},
		{
			name: 'Retry-After: the error says when, the pause is kept where n8n can, and nothing is lost',
			async run() {
				const flow = await startFlow(stage, 'refused', CREATED);
				const headers = { 'Retry-After': '150' };
				stage.simulator.faults.add({ route: ORDERS, kind: 'status', status: 429, headers, times: 1_000_000 });
				const created = order(stage.state(), stage.now());
				await wait(140_000);
				const errors = await flow.errors();
				console.log(`  errors in 140 seconds: ${errors.length}: ${errors[0]?.error?.message}`);
				if (engine === 'durable') assert.equal(errors.length, 1);
				else assert.ok(errors.length >= 2, 'legacy polling goes on every minute');
				stage.simulator.faults.clear();
				await flow.came([created], 2 * POLLED);
				assert.deepEqual(await flow.events(), [created]);
			},
		},
	];
	return cases.map(({ name, run }) => ({ name: `trigger, ${engine} polling: ${name}`, run }));
}
