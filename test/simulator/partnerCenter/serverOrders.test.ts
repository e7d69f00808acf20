import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { World } from './commerce/world';
import { BASIC, START, startWorld } from './commerce/world';

let folder: string;
let worlds: World[];
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'partner-'));
	worlds = [];
});
afterEach(async () => {
	for (const world of worlds) await world.stop();
	rmSync(folder, { recursive: true });
});

async function start(options: Parameters<typeof startWorld>[0] = {}): Promise<World> {
	const world = await startWorld(options);
	worlds.push(world);
	await world.signIn();
	return world;
}

async function filledCart(world: World) {
	const customer = await world.customer();
	const { id } = await world.cart(customer, [
		{ catalogItemId: await world.item(BASIC, 'P1Y'), quantity: 5, billingCycle: 'monthly', termDuration: 'P1Y' },
	]);
	return { customer, checkout: `/customers/${customer}/carts/${id}/checkout` };
}

const listed = async (world: World, customer: string): Promise<number> => {
	const { body } = await world.call('GET', `/customers/${customer}/orders`);
	return body.items.length;
};

test('an order whose answer is lost can be set to appear in lists only later', async () => {
	const world = await start();
	const { customer, checkout } = await filledCart(world);
	world.simulator.faults.add({
		route: 'POST /v1/customers/{customerId}/carts/{cartId}/checkout',
		kind: 'storedLate',
		ms: 60_000,
	});
	await expect(world.call('POST', checkout)).rejects.toThrow();
	expect(await listed(world, customer)).toBe(0);
	world.pass(60_000);
	expect(await listed(world, customer)).toBe(1);
	expect(world.simulator.partnerCenter.effects().orders).toBe(1);
});

test('a restart goes on where the last one stopped: what is stored, and the answers that are kept for repetitions', async () => {
	const stateFile = join(folder, 'state.json');
	const first = await start({ stateFile });
	const { customer, checkout } = await filledCart(first);
	const headers = { 'MS-RequestId': '6f1d2c3b-4a59-4e68-8f70-1a2b3c4d5e6f' };
	const { text } = await first.call('POST', checkout, undefined, headers);
	await first.stop();
	const second = await start({ stateFile, now: () => START + 60_000 });
	expect(await listed(second, customer)).toBe(1);
	expect((await second.call('POST', checkout, undefined, headers)).text).toBe(text);
	expect(second.simulator.partnerCenter.effects()).toMatchObject({
		customers: 1,
		orders: 1,
		carts: 1,
		subscriptions: 1,
	});
	await expect(start({ stateFile, partnerCenter: { accounts: [] } })).rejects.toThrow('holds 2 accounts');
});

test('effects show what time alone has brought about', async () => {
	const world = await start();
	const { checkout } = await filledCart(world);
	await world.call('POST', checkout);
	expect(world.simulator.partnerCenter.effects().subscriptions).toBeUndefined();
	world.pass(world.simulator.partnerCenter.settings.provisioningMs);
	expect(world.simulator.partnerCenter.effects().subscriptions).toBe(1);
	expect(world.simulator.partnerCenter.state().commerce.subscriptions).toHaveLength(1);
});
