import { create, sale } from './parameters';
import { startWorld, type World } from './world';

jest.mock('../../nodes/shared/clock', () => jest.requireActual<typeof import('../support/virtualClock')>('../support/virtualClock').engineClock());

/** The nodes as tools of an AI agent: it calls twice, and n8n counts every try as a run of its own. */

let world: World;
let customer: string;

beforeAll(async () => {
	world = await startWorld();
});
beforeEach(async () => {
	customer = await world.customer();
});
afterEach(() => world.simulator.faults.clear());
afterAll(async () => await world.stop());

const tool = (node: string, parameters: Parameters<World['core']['tool']>[1], options = {}) =>
	world.core.tool(`cloud.ingramMicro${node}`, parameters, { credentialId: 'a', ...options });

test('an order is bought once, however often the agent calls with its key', async () => {
	const call = tool('SalesOrder', sale(customer, '={{ $fromAI("key", "", "string") }}'));
	expect(await call({ key: 'agent-1' })).toContain('"created":true');
	expect(await call({ key: 'agent-1' })).toContain('"created":false');
	expect(world.orders(customer)).toHaveLength(1);
});

test('without an order key nothing is bought: a repeat could not be told from a new wish', async () => {
	const call = tool('SalesOrder', sale(customer, '', { options: { withoutOrderKey: true } }), { retryOnFail: true, maxTries: 3 });
	expect(await call({}).catch((error: Error) => error.message)).toContain('Give an order key');
	expect(world.orders(customer)).toHaveLength(0);
});

test('Retry On Fail creates a customer once', async () => {
	const before = world.simulator.customers().length;
	world.simulator.faults.add({ route: 'POST /customers', kind: 'reset', when: 'after' });
	const call = tool('Customer', create(''), { retryOnFail: true, maxTries: 3 });
	expect(await call({}).catch((error: Error) => error.message)).toContain('It is not known whether');
	expect(world.simulator.customers()).toHaveLength(before + 1);
});
