import type { IDataObject } from 'n8n-workflow';

import { startWorld, type World } from './world';

/** Reseller > Check Connection: everything that a support ticket needs, and nothing secret. */

let world: World;
beforeAll(async () => {
	world = await startWorld();
});
afterEach(() => world.simulator.faults.clear());
afterAll(async () => await world.stop());

async function check(): Promise<IDataObject> {
	const { lastNodeItems, error } = await world.run('Reseller', { resource: 'reseller', operation: 'checkConnection' });
	expect(error).toBeUndefined();
	return lastNodeItems[0].json;
}

test('shows whom the credential signs in, and that it can read', async () => {
	const row = await check();
	expect(row).toMatchObject({ connected: true, marketplace: 'us', signIn: 'Basic' });
	expect((row.checks as IDataObject[]).map(({ what, ok }) => [what, ok])).toEqual([
		['Read the catalog', true],
		['Read customers', true],
		['Read orders', true],
	]);
});

test.each([
	[403, { message: 'Not allowed' }, '403', 'not allowed to'],
	[403, { message: 'Out of call volume quota.' }, '403', 'API quota is used up'],
	[403, {}, '403', 'Ask the marketplace operator'],
	[404, {}, '404', 'Correct Base URL'],
])('a refusal with status %i and the body %j is a row with the next step and the correlation ID', async (...given) => {
	const [status, body, code, words] = given;
	const headers = { 'x-correlation-id': 'c-4711' };
	world.simulator.faults.add({ route: 'GET /customers', kind: 'status', status, headers, body });
	const row = await check();
	expect(row.connected).toBe(false);
	expect((row.checks as IDataObject[]).filter(({ ok }) => ok === false)).toEqual([
		{
			what: 'Read customers',
			ok: false,
			code,
			nextStep: expect.stringContaining(words),
			correlationId: 'c-4711',
			at: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
		},
	]);
});
