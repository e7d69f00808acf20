import type { IDataObject } from 'n8n-workflow';

import { time } from '../support/virtualClock';

import { FAULTS, TARGETS, type End, type Fault, type Target } from './table';
import { startWorld, type World } from '../flows/ingram/world';
import { UNKNOWN_OUTCOME } from '../support/sentences';

const MINUTE = 60_000;
const NEXT_STEP = /\b(Check|Look|Read|Try again|run this again|get the report again|Its reason is below)\b/;
/** A file is what it is: whether it is the right one cannot be seen from its bytes. */
const CONTENT = /page with 200|empty 200|204|cut-off|not JSON|byte order mark/;

let world: World;
beforeAll(async () => {
	world = await startWorld();
});
afterEach(() => world.simulator.faults.clear());
afterAll(async () => await world.stop());

function expected(target: Target, fault: Fault): End {
	if (!target.write) return fault.read;
	if (target.node === 'Subscription' && fault.change && fault.stored === 0) return fault.change;
	return target.write === 'blind' && fault.lost ? 'unknown' : fault.write;
}

function endOf(json: IDataObject): End {
	if (json.error === undefined) return 'success';
	return (json.details as IDataObject).outcome === 'unknown' ? 'unknown' : 'failure';
}

let count = 0;

async function prepared(target: Target, fault: Fault) {
	count += 1;
	const { parameters, stored } = await target.prepare(world, `case-${count}`);
	// Only a fault that hangs is ended by the timeout, which runs on the real clock.
	const options = fault.name.startsWith('hang') ? { requestTimeout: 0.3 } : {};
	const run = async () => {
		const { lastNodeItems } = await world.run(target.node, { ...parameters, options }, undefined, {
			onError: 'continueRegularOutput',
		});
		expect(lastNodeItems).toHaveLength(1);
		expect(lastNodeItems[0].pairedItem).toEqual({ item: 0 });
		return lastNodeItems[0].json;
	};
	return { run, stored };
}

describe.each(TARGETS)('$name', (target) => {
	const faults = FAULTS.filter(
		({ name, rule }) =>
			(target.write !== undefined || rule().when !== 'after') && !(target.anonymous && CONTENT.test(name)),
	);

	test.each(faults)('$name', async (fault) => {
		const { run, stored } = await prepared(target, fault);
		const sent = world.requestsSince();
		const start = time.now();
		world.simulator.faults.add({ route: target.route, ...fault.rule() });
		const json = await run();

		const end = expected(target, fault);
		expect([endOf(json), await stored()]).toEqual([end, target.write ? fault.stored : 0]);
		expect(time.now() - start).toBeGreaterThanOrEqual(fault.waits ?? 0);
		if (target.write && end !== 'failure' && fault.waits === undefined && !/401|mark/.test(fault.name)) {
			expect(sent()[target.route]).toBe(1);
		}
		if (end === 'success') return;
		expect(Object.keys(json).sort()).toEqual(['details', 'error']);
		expect(json.error).toMatch(NEXT_STEP);
		const { correlationId, route, at } = json.details as IDataObject;
		expect([route, at]).toEqual([expect.any(String), expect.any(String)]);
		if (fault.answered && !target.anonymous) expect(correlationId).toMatch(/^[0-9a-f-]{36}$/);
	});
});

/** What a second try leaves on the server: an unknown outcome is only looked at, a change of final values may be sent again. */
const afterRetry = (target: Target, fault: Fault): number =>
	target.write && fault.write === 'unknown' && target.node !== 'Subscription' ? 0 : 1;

describe.each(TARGETS.filter(({ once }) => once))('$name, again', (target) => {
	test.each(FAULTS)('in new runs after $name', async (fault) => {
		const { run, stored } = await prepared(target, fault);
		world.simulator.faults.add({ route: target.route, ...fault.rule() });
		await run();
		await run();
		expect(await stored()).toBe(afterRetry(target, fault));
		time.pass(16 * MINUTE);
		const json = await run();
		expect([endOf(json), await stored()]).toEqual(['success', 1]);
		expect(endOf(await run())).toBe('success');
		expect(await stored()).toBe(1);
	});

	test.each(FAULTS.filter(({ name }) => !name.startsWith('hang')))('by Retry On Fail after $name', async (fault) => {
		const { parameters, stored } = await target.prepare(world, `retry-${(count += 1)}`);
		world.simulator.faults.add({ route: target.route, ...fault.rule() });
		const { error, run } = await world.run(target.node, parameters, undefined, { retryOnFail: true, maxTries: 5 });
		const expectedEffects = afterRetry(target, fault);
		expect([run.status, await stored()]).toEqual([expectedEffects === 1 ? 'success' : 'error', expectedEffects]);
		if (error) expect(error.message).toMatch(UNKNOWN_OUTCOME);
	});
});
