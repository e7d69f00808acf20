import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { time } from '../../support/virtualClock';

import { create, findOrCreate, PERSONAL } from './parameters';
import { startWorld, type World } from './world';

const MINUTE = 60_000;
const goOn = { onError: 'continueRegularOutput' } as const;

let world: World;
let externalId: string;
let names = 0;

beforeAll(async () => {
	world = await startWorld();
});
beforeEach(() => {
	externalId = `crm-${(names += 1)}`;
});
afterEach(() => {
	world.simulator.faults.clear();
	world.simulator.ingram.settings.customerActivationMs = 3000;
});
afterAll(async () => await world.stop());

async function item(parameters: INodeParameters): Promise<IDataObject> {
	const { lastNodeItems } = await world.run('Customer', parameters, undefined, goOn);
	expect(lastNodeItems).toHaveLength(1);
	return lastNodeItems[0].json;
}

const byEmail = (matchEmail: string, more: INodeParameters = {}): INodeParameters => ({
	...create(''),
	operation: 'findOrCreate',
	matchBy: 'email',
	matchEmail,
	...more,
});

const contact = (email: string) => ({
	contactPersons: { contact: [{ type: 'admin', firstName: 'Jo', lastName: 'Do', email, phoneNumber: '1##5550100#' }] },
});

describe('Find or Create', () => {
	test('creates once, waits until it is active, then finds', async () => {
		const first = await item(findOrCreate(externalId));
		expect(first).toMatchObject({ created: true, outcome: 'completed', status: 'active', externalId });
		const start = time.now();
		expect(await item(findOrCreate(externalId))).toMatchObject({ created: false, outcome: 'completed', id: first.id });
		expect(time.now()).toBe(start);
		expect(world.customers(externalId)).toHaveLength(1);
	});

	test('by e-mail, whatever the capitals', async () => {
		const email = `${externalId}@acme.test`;
		const first = await item(byEmail(email, contact(email)));
		expect(first).toMatchObject({ created: true });
		expect(await item(byEmail(email.toUpperCase(), contact(email)))).toMatchObject({ created: false, id: first.id });
	});

	test('by an e-mail that no contact has is refused: every run would create another one', async () => {
		const sent = world.requestsSince();
		const json = await item(byEmail('somebody-else@acme.test', contact(`${externalId}@acme.test`)));
		expect(json.error).toContain('"Email" must be the address of one of the contacts');
		expect(sent()).toEqual({});
	});

	test('external ids that differ in capitals are two customers', async () => {
		const first = await item(findOrCreate(`${externalId}-abcD`));
		const second = await item(findOrCreate(`${externalId}-aBcD`));
		expect(second).toMatchObject({ created: true });
		expect(second.id).not.toBe(first.id);
	});

	test('two items and two runs at once make one customer', async () => {
		const runs = [0, 1].map(
			async () => await world.run('Customer', findOrCreate(externalId), [{ json: {} }, { json: {} }]),
		);
		const items = (await Promise.all(runs)).flatMap(({ lastNodeItems }) => lastNodeItems.map(({ json }) => json));
		expect(items.map(({ outcome }) => outcome)).toEqual(Array(4).fill('completed'));
		expect(items.filter(({ created }) => created)).toHaveLength(1);
		expect(world.customers(externalId)).toHaveLength(1);
	});

	test('refuses several matches with their ids', async () => {
		const ids = [await world.customer({ externalId }), await world.customer({ externalId })];
		const json = await item(findOrCreate(externalId));
		expect(json.error).toContain(`2 customers match: ${ids.join(', ')}`);
		expect(json.details).toEqual({ matches: ids });
		expect(world.customers(externalId)).toHaveLength(2);
	});

	test.each(['creditHold', 'adminHold', 'cancelled', 'error'])(
		'refuses a customer with the status %s',
		async (status) => {
			const id = await world.customer({ externalId });
			world.simulator.ingram.admin().setCustomerStatus(id, status);
			const json = await item(findOrCreate(externalId));
			expect(json.error).toMatch(new RegExp(`^Account ${id} is .*(hold|canceled|error).*\\. `));
			expect(json.details).toEqual({ outcome: 'failed', id });
			expect(world.customers(externalId)).toHaveLength(1);
		},
	);

	test('waits for a customer that was pending already', async () => {
		world.simulator.ingram.settings.customerActivationMs = 60_000;
		const pending = await item(findOrCreate(externalId, { waitForCompletion: false }));
		expect(pending).toMatchObject({ created: true, outcome: 'pending', status: 'pending' });
		expect(await item(findOrCreate(externalId))).toMatchObject({
			created: false,
			outcome: 'completed',
			status: 'active',
			id: pending.id,
		});
	});

	test('ends as pending when the customer does not become active in time', async () => {
		world.simulator.ingram.settings.customerActivationMs = 60 * MINUTE;
		const start = time.now();
		expect(await item(findOrCreate(externalId, { options: { waitAtMost: 1 } }))).toMatchObject({
			created: true,
			outcome: 'pending',
		});
		// Up to six seconds until the moment at which this execution creates.
		expect(time.now() - start).toBeGreaterThanOrEqual(MINUTE);
		expect(time.now() - start).toBeLessThanOrEqual(MINUTE + 6000);
	});

	test('whose answer is lost and that is listed late: unknown, then found', async () => {
		world.simulator.faults.add({ route: 'POST /customers', kind: 'storedLate', ms: MINUTE });
		expect((await item(findOrCreate(externalId))).details).toMatchObject({ outcome: 'unknown' });
		expect((await item(findOrCreate(externalId))).details).toMatchObject({ outcome: 'unknown' });
		time.pass(MINUTE);
		expect(await item(findOrCreate(externalId))).toMatchObject({ created: false, outcome: 'completed' });
		expect(world.customers(externalId)).toHaveLength(1);
	});

	test('a customer that was made a moment ago is known before it is listed', async () => {
		const { id } = await item(findOrCreate(externalId));
		world.simulator.faults.add({
			route: 'GET /customers',
			kind: 'status',
			status: 200,
			body: { data: [], pagination: { offset: 0, limit: 100, total: 0 } },
		});
		expect(await item(findOrCreate(externalId))).toMatchObject({ created: false, id });
	});

	test('a customer that was under way when the run was stopped is not created again', async () => {
		const stop = new AbortController();
		world.simulator.faults.add({ route: 'POST /customers', kind: 'hang', when: 'after' });
		world.simulator.faults.add({
			route: 'GET /customers',
			kind: 'status',
			status: 200,
			skip: 2,
			body: { data: [], pagination: { total: 0 } },
		});
		const sent = world.requestsSince();
		const running = world.run('Customer', findOrCreate(externalId), undefined, { signal: stop.signal });
		while (!sent()['POST /customers']) await new Promise((resolve) => setImmediate(resolve));
		stop.abort();
		expect((await running).error).toBeDefined();
		expect((await item(findOrCreate(externalId))).details).toMatchObject({ outcome: 'unknown' });
		expect(world.customers(externalId)).toHaveLength(1);
	});
});

describe('Create', () => {
	test('without an external id cannot look, so a lost answer stays unknown', async () => {
		world.simulator.faults.add({ route: 'POST /customers', kind: 'reset', when: 'after' });
		const before = world.simulator.ingram.customers().length;
		const json = await item(create(''));
		expect(json.error).toMatch(/not known.*Read the object before you run this again/);
		expect(json.details).toMatchObject({ outcome: 'unknown', route: 'POST /customers' });
		expect(world.simulator.ingram.customers()).toHaveLength(before + 1);
	});

	test('an older customer with the same external id is not taken for the one of a lost answer', async () => {
		await world.customer({ externalId, name: 'Older Company' });
		world.simulator.faults.add({ route: 'POST /customers', kind: 'reset' });
		expect((await item(create(externalId))).details).toMatchObject({ outcome: 'unknown' });
	});

	test('created, but its state cannot be read: pending, with the id', async () => {
		world.simulator.faults.add({ route: 'GET /customers/{id}', kind: 'status', status: 500, times: 99 });
		const json = await item(create(externalId));
		expect(json).toMatchObject({ outcome: 'pending', note: expect.stringContaining('was created') });
		expect(world.customers(externalId).map(({ id }) => id)).toEqual([json.id]);
	});

	test('waits until the customer is active', async () => {
		expect(await item(create(externalId))).toMatchObject({ outcome: 'completed', status: 'active' });
	});
});

describe("a person's data", () => {
	test.each([
		['Create', (options: INodeParameters) => create(externalId, { options, ...secret() })],
		['Find or Create', (options: INodeParameters) => findOrCreate(externalId, { options, ...secret() })],
	])('%s as a dry run sends no write and shows none', async (_, parameters) => {
		const sent = world.requestsSince();
		const json = await item(parameters({ dryRun: true }));
		expect(json).toMatchObject({
			dryRun: true,
			request: { method: 'POST', path: '/customers', body: { language: 'en', externalId } },
		});
		const text = JSON.stringify(json);
		for (const value of [...PERSONAL, 'Hunter#22!']) expect(text).not.toContain(value);
		expect(sent()['POST /customers']).toBeUndefined();
		expect(world.customers(externalId)).toEqual([]);
	});

	const secret = () => ({
		contactPersons: {
			contact: [
				{
					type: 'admin',
					firstName: PERSONAL[0],
					lastName: PERSONAL[1],
					email: PERSONAL[2],
					phoneNumber: '1##5550100#',
					login: 'jocasta',
					password: 'Hunter#22!',
				},
			],
		},
	});

	test('that the platform quotes in a refusal is not passed on', async () => {
		const body = {
			code: 'BAD_CONTACT',
			message: `The contact ${PERSONAL[2]} with the password Hunter#22! is not accepted`,
		};
		world.simulator.faults.add({ route: 'POST /customers', kind: 'status', status: 400, body });
		const json = await item(create(externalId, secret()));
		const text = JSON.stringify(json);
		expect(text).toContain('BAD_CONTACT');
		expect(text).not.toContain('Hunter#22!');
		expect(text).not.toContain(PERSONAL[2]);
	});
});
