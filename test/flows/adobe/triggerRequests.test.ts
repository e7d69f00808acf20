import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { top } from '../../../scripts/package';
import type { Core } from '../../support/core';
import { time } from '../../support/virtualClock';
import { triggerCore, TYPE } from './activeTrigger';
import { type AdobeWorld, DAY, picked, startAdobeWorld } from './world';

const MINUTE = 60_000;
const EVENTS = ['licensesPendingOrder', 'customerCreated', 'anniversaryComing', 'orderPlaced', 'subscriptionChanged'];

/** The other columns of the table were measured with CUSTOMERS=1000, a minute, and 10000, a quarter of an hour (--testTimeout). */
const CUSTOMERS = Number(process.env.CUSTOMERS ?? 100);

let world: AdobeWorld;
let core: Core;

beforeAll(async () => {
	world = await startAdobeWorld();
	core = await triggerCore(world);
});
afterAll(async () => await world.stop());

/** Gives a reseller so many customers, some months old. */
async function fill(count: number): Promise<void> {
	await world.customer();
	const { customers } = world.simulator.adobe.states.settled()[0];
	customers[0].createdAt -= 100 * DAY;
	for (let index = 1; index < count; index += 1)
		customers.push({ ...structuredClone(customers[0]), id: String(2_000_000_000 + index) });
}

/** Requests of one whole reading when nothing happened, after a first one. */
async function requestsFor(event: string): Promise<number> {
	const staticData: IDataObject = {};
	const parameters = { events: [event], options: { resellerId: picked(world.reseller()) } } as INodeParameters;
	const poll = async () => await core.poll(TYPE, parameters, { staticData, budget: DAY });
	await poll();
	time.pass(60 * MINUTE);
	world.asked();
	expect(await poll()).toBeNull();
	return Object.values(world.asked()).reduce((sum, count) => sum + count, 0);
}

/** The table of the documentation: its first column names the event, the others are for so many customers. */
function documented(): Record<string, number> {
	const text = readFileSync(join(top, 'docs/triggers-adobe.md'), 'utf8');
	const cells = (line: string) => line.split('|').map((cell) => cell.trim().replace(',', ''));
	const lines = text.split('\n').filter((line) => /^\| (Chosen|`)/.test(line));
	const column = cells(lines[0]).indexOf(`${CUSTOMERS} customers`);
	return Object.fromEntries(
		lines.slice(1).map((line) => [cells(line)[1].replaceAll('`', ''), Number(cells(line)[column])]),
	);
}

test('the requests of a reading are those that the documentation names', async () => {
	await fill(CUSTOMERS);
	const measured: Record<string, number> = {};
	for (const event of EVENTS) measured[event] = await requestsFor(event);
	expect(documented()).toEqual(measured);
});
