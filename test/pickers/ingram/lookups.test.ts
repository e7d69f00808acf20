import type { INodeParameters } from 'n8n-workflow';
import { nodes } from '../../../scripts/package';
import { screen } from '../../support/screen';
import { ingramMicro } from '../../operations/platforms/ingram/index';
import { locatorsFor } from '../locators';
import { startPlatform, type Platform } from '../platform';

let platform: Platform;
beforeAll(async () => {
	platform = await startPlatform();
});
afterAll(async () => await platform.stop());

const nodeOf = (resource: string) =>
	nodes.find((node) => node.resource.value === resource && node.resource.vendor.name === ingramMicro.name)!;

/** The required screen of an operation, with the customer given in another way. */
function parametersFor(resource: string, operation: string, mode: string, value: string): INodeParameters {
	const { description } = new (nodeOf(resource).Node)();
	const [{ parameters }] = screen(description, operation, 'required', {
		mpn: 'ACME-BACKUP',
		orderKey: `${mode} ${value}`,
	});
	const customerId = { __rl: true, mode, value, cachedResultName: '' };
	if (operation === 'getAll') return { ...parameters, filters: { customerId } };
	return { ...parameters, customerId, ...('waitForCompletion' in parameters ? { waitForCompletion: false } : {}) };
}

const run = async (resource: string, operation: string, mode: string, value: string) =>
	await platform.core.runNode(nodeOf(resource).type, parametersFor(resource, operation, mode, value));

const customer = (number: number) => platform.world.simulator.ingram.customers()[number - 1];

test('every customer can be given by what is known of it', () => {
	const pickers = locatorsFor(ingramMicro).filter(({ search }) => search === 'customers');
	expect(pickers.length).toBeGreaterThan(5);
	for (const { modes } of pickers) expect(modes).toEqual(['list', 'id', 'externalId', 'email']);
});

// One has a capital and a blank too many, as things come out of a CRM.
describe.each([
	['externalId', 'crm-2'],
	['email', ' Jo2@acme.test '],
])('by %s', (mode, value) => {
	test('in the path', async () => {
		const { error, lastNodeItems } = await run('customer', 'get', mode, value);
		expect(error?.message).toBeUndefined();
		expect(lastNodeItems.map(({ json }) => json.id)).toEqual([customer(2).id]);
	});

	test('in the query of a list', async () => {
		const { error, lastNodeItems } = await run('subscription', 'getAll', mode, value);
		expect(error?.message).toBeUndefined();
		expect([...new Set(lastNodeItems.map(({ json }) => json.customerId))]).toEqual([customer(2).id]);
	});

	test('in an order', async () => {
		const before = platform.world.simulator.ingram.effects().orders;
		const { error } = await run('salesOrder', 'place', mode, value);
		expect(error?.message).toBeUndefined();
		expect(platform.world.simulator.ingram.effects().orders).toBe(before + 1);
		expect(platform.world.simulator.ingram.orders().at(-1)?.customerId).toBe(customer(2).id);
	});
});

const posted = () => platform.world.simulator.effects().requestsByRoute['POST /orders'] ?? 0;

describe.each([
	['externalId', 'crm-none', 'crm-double'],
	['email', 'nobody@acme.test', 'double@acme.test'],
])('an order by %s', (mode, none, several) => {
	test('is not sent for nobody', async () => {
		const before = posted();
		const { error } = await run('salesOrder', 'place', mode, none);
		expect(error?.message).toContain('matches none of the customers');
		expect(posted()).toBe(before);
	});

	test('is not sent for several, whose ids are named', async () => {
		const before = posted();
		const { error } = await run('salesOrder', 'place', mode, several);
		for (const id of platform.namesakes) expect(error?.message).toContain(id);
		expect(posted()).toBe(before);
	});
});
