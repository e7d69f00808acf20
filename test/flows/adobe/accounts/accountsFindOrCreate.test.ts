import type { IDataObject } from 'n8n-workflow';

import { given } from '../../../support/given';
import { time } from '../../../support/virtualClock';

import { CONTACT, DETAILS, picked, startAdobeWorld, type AdobeWorld } from '../world';
import { UNKNOWN_OUTCOME } from '../../../support/sentences';

let world: AdobeWorld;

beforeAll(async () => {
	world = await startAdobeWorld({ simplify: false });
});
beforeEach(async () => await world.reset());
afterAll(async () => await world.stop());

const LIST = 'GET /v3/resellers/{reseller-id}/customers';
const CREATE = 'POST /v3/customers';

const byName = (companyName = DETAILS.companyName, more: IDataObject = {}): IDataObject => ({
	findBy: 'companyName',
	...DETAILS,
	companyName,
	resellerId: picked(world.reseller()),
	additionalFields: {},
	...more,
});

const byReference = (matchReference: string, more: IDataObject = {}): IDataObject => ({
	...byName(),
	findBy: 'externalReferenceId',
	matchReference,
	...more,
});

const find = async (parameters: IDataObject) => await world.row('Customer', 'findOrCreate', parameters);

const OTHER = { ...CONTACT, email: 'b@example.com' };

const customers = () => world.state().customers;

const NOBODY = {
	kind: 'status',
	status: 200,
	body: { totalCount: 0, count: 0, offset: 0, limit: 50, accounts: [] },
} as const;

const EXISTS = {
	route: CREATE,
	kind: 'status',
	status: 400,
	body: { code: '1127', message: 'Account already exists', additionalDetails: [] },
} as const;

describe('by company name', () => {
	test('creates once and follows it until it is active; the next time it is found', async () => {
		const first = await find(byName());
		expect(first).toMatchObject({ created: true, outcome: 'completed', status: '1000', statusText: 'active' });
		expect(first).not.toHaveProperty('warnings');
		const second = await find(byName());
		expect(second).toMatchObject({
			customerId: given(first.customerId),
			created: false,
			companyProfile: { companyName: 'Fabrikam Example' },
		});
		expect(customers()).toHaveLength(1);
	});

	test('asks for each status that the filter knows', async () => {
		const id = await world.customer();
		const before = world.sent(LIST);
		expect(await find(byName('Contoso Nobody', { options: { dryRun: true } }))).toMatchObject({ dryRun: true });
		expect(world.sent(LIST) - before).toBe(4);
		expect(customers().map((one) => one.id)).toEqual([id]);
	});

	test('finds one that is pending', async () => {
		const made = await find(byName(undefined, { waitForCompletion: false }));
		expect(await find(byName(undefined, { waitForCompletion: false }))).toMatchObject({
			customerId: given(made.customerId),
			created: false,
			status: '1002',
		});
		expect(await find(byName())).toMatchObject({
			customerId: given(made.customerId),
			created: false,
			outcome: 'completed',
		});
		expect(customers()).toHaveLength(1);
	});

	test.each([
		['1004', 'is inactive (status 1004)'],
		['1010', 'address not valid (status 1010)'],
		['1012', 'is inactive: blocked (status 1012)'],
		['1014', 'another customer has the same company name'],
	])('finds one of status %s, says in words that it cannot order, and makes no other', async (status, words) => {
		const id = await world.customer({ companyName: 'Fabrikam Example' });
		world.simulator.adobe.admin().setStatus(id, status);
		const complaint = await world.complaint('Customer', 'findOrCreate', byName());
		expect(complaint).toContain(words);
		expect(complaint).toContain(id);
		expect(customers()).toHaveLength(1);
	});

	test('one that is still pending comes with a warning of what may happen', async () => {
		const row = await find(byName(undefined, { waitForCompletion: false }));
		expect(row).toMatchObject({
			outcome: 'pending',
			statusText: 'pending validation',
			warnings: [expect.stringContaining('all of them fail')],
		});
	});

	test('one that Adobe does not accept is a failure with the reason', async () => {
		world.simulator.adobe.admin().endNextAccountAs('1010');
		const complaint = await world.complaint('Customer', 'findOrCreate', byName());
		expect(complaint).toMatch(/Customer \d+ .*\(status 1010\).*Correct the address/);
	});

	test('names are compared exactly, whatever the filter of the platform finds', async () => {
		await world.customer({ companyName: 'Fabrikam Example Two' });
		await world.customer({ companyName: 'FABRIKAM EXAMPLE', contacts: { contact: [OTHER] } });
		expect(await find(byName())).toMatchObject({ created: true });
		expect(customers()).toHaveLength(3);
	});

	test('of another reseller is another customer', async () => {
		await world.customer({
			companyName: 'Fabrikam Example',
			resellerId: picked(world.reseller(1)),
			contacts: { contact: [OTHER] },
		});
		expect(await find(byName())).toMatchObject({ created: true, resellerId: world.reseller(0) });
	});

	test('several are refused, with id and status of each', async () => {
		const first = await world.customer({ companyName: 'Fabrikam Example' });
		const second = await world.customer({ companyName: 'Fabrikam Example', contacts: { contact: [OTHER] } });
		world.simulator.adobe.admin().setStatus(second, '1012');
		const complaint = await world.complaint('Customer', 'findOrCreate', byName());
		expect(complaint).toContain('2 customers of the reseller match');
		expect(complaint).toContain(`${first} (active)`);
		expect(complaint).toContain(`${second} (inactive: blocked)`);
		expect(customers()).toHaveLength(2);
	});

	test('two items for one name make one customer', async () => {
		const { error, lastNodeItems } = await world.run('Customer', 'findOrCreate', byName(), {
			items: [{ json: {} }, { json: {} }],
		});
		expect(error).toBeUndefined();
		expect(lastNodeItems.map(({ json }) => json.created).sort()).toEqual([false, true]);
		expect(new Set(lastNodeItems.map(({ json }) => json.customerId)).size).toBe(1);
		expect(customers()).toHaveLength(1);
	});

	test('a reseller is found by its company name too', async () => {
		expect(await find(byName(undefined, { resellerId: picked('Northwind Resellers', 'companyName') }))).toMatchObject({
			created: true,
			resellerId: world.reseller(0),
		});
	});

	test('a dry run looks, but sends no write and shows no person', async () => {
		const shown = await find(byName(undefined, { options: { dryRun: true } }));
		expect(shown).toMatchObject({ dryRun: true, request: { method: 'POST', path: '/v3/customers' } });
		expect(JSON.stringify(shown)).not.toContain('ada.miller');
		expect(world.sent(CREATE)).toBe(0);
	});

	test('one that was created, but is not shown yet, is unknown to the next execution, with its ID; once it is shown it is found', async () => {
		world.simulator.faults.add({ route: CREATE, kind: 'storedLate', ms: 10 * 60_000 });
		const { customerId } = await find(byName(undefined, { waitForCompletion: false }));
		time.pass(60_000);
		const before = world.sent(CREATE);
		const {
			lastNodeItems: [{ json }],
		} = await world.run('Customer', 'findOrCreate', byName(), { onError: 'continueRegularOutput' });
		expect(json).toMatchObject({
			error: expect.stringMatching(new RegExp(`${UNKNOWN_OUTCOME.source} customer ${String(customerId)}`)),
			details: { outcome: 'unknown', id: customerId },
		});
		expect(world.sent(CREATE)).toBe(before);
		time.pass(9 * 60_000);
		expect(await find(byName())).toMatchObject({ customerId: given(customerId), created: false });
		expect(customers()).toHaveLength(1);
	});
});

describe('by external reference', () => {
	test('finds the customer under another name, in any status', async () => {
		const id = await world.customer({ additionalFields: { externalReferenceId: 'crm-1' }, waitForCompletion: false });
		expect(await find(byReference('crm-1', { waitForCompletion: false }))).toMatchObject({
			customerId: given(id),
			created: false,
		});
		expect(customers()).toHaveLength(1);
	});

	test('a new customer gets it, and another one is another customer', async () => {
		expect(await find(byReference('crm-1'))).toMatchObject({ created: true, externalReferenceId: 'crm-1' });
		expect(
			await find({ ...byReference('crm-11'), companyName: 'Fabrikam Other', contacts: { contact: [OTHER] } }),
		).toMatchObject({ created: true });
		expect(customers().map(({ externalReferenceId }) => externalReferenceId)).toEqual(['crm-1', 'crm-11']);
	});

	test('the list is read once for all items of a run', async () => {
		await world.customer({ additionalFields: { externalReferenceId: 'crm-1' } });
		const before = world.sent(LIST);
		await world.run('Customer', 'findOrCreate', byReference('crm-1'), {
			items: [{ json: {} }, { json: {} }, { json: {} }],
		});
		expect(world.sent(LIST) - before).toBe(4);
	});

	test('where rows do not show it, each customer is read', async () => {
		const id = await world.customer({ additionalFields: { externalReferenceId: 'crm-1' } });
		const short = {
			customerId: id,
			resellerId: world.reseller(),
			status: '1000',
			companyProfile: { companyName: 'Contoso' },
		};
		world.simulator.faults.add({
			route: LIST,
			kind: 'status',
			status: 200,
			body: { totalCount: 1, count: 1, offset: 0, limit: 50, accounts: [short] },
			times: 4,
		});
		expect(await find(byReference('crm-1'))).toMatchObject({ customerId: given(id), created: false });
	});
});

describe('a customer that Adobe says is there (1127)', () => {
	test('was made by somebody else in between: it is returned', async () => {
		const id = await world.customer({ companyName: 'Fabrikam Example' });
		world.simulator.faults.add({ route: LIST, ...NOBODY, times: 4 });
		world.simulator.faults.add(EXISTS);
		expect(await find(byName())).toMatchObject({ customerId: given(id), created: false, outcome: 'completed' });
		expect(customers()).toHaveLength(1);
	});

	test('has another reference: it is named, and nothing is made', async () => {
		const id = await world.customer({
			companyName: 'Fabrikam Example',
			additionalFields: { externalReferenceId: 'crm-1' },
		});
		world.simulator.faults.add(EXISTS);
		const complaint = await world.complaint('Customer', 'findOrCreate', byReference('crm-2'));
		expect(complaint).toContain(`${id} (active)`);
		expect(complaint).toContain('and a different external reference');
	});

	test("is nobody's of this reseller: that is said", async () => {
		world.simulator.faults.add(EXISTS);
		expect(await world.complaint('Customer', 'findOrCreate', byName())).toContain(
			'not among the customers of this reseller',
		);
		// The refusal is over: nothing is remembered that would block it.
		expect(await find(byName())).toMatchObject({ created: true });
	});
});

describe('a lost answer', () => {
	test('is asked for again under the same ID: one customer', async () => {
		world.simulator.faults.add({ route: CREATE, kind: 'reset', when: 'after' });
		expect(await find(byName())).toMatchObject({ created: true });
		expect(customers()).toHaveLength(1);
	});

	test('with a fault after storing, the reference shows it', async () => {
		world.simulator.faults.add({ route: CREATE, kind: 'status', status: 502, when: 'after' });
		expect(await find(byReference('crm-1'))).toMatchObject({ created: true, externalReferenceId: 'crm-1' });
		expect(customers()).toHaveLength(1);
	});

	test('with a fault and without a reference nobody can tell; the next run finds it and makes no other', async () => {
		world.simulator.faults.add({ route: CREATE, kind: 'status', status: 502, when: 'after' });
		expect(await world.complaint('Customer', 'findOrCreate', byName())).toMatch(UNKNOWN_OUTCOME);
		expect(await find(byName())).toMatchObject({ created: false });
		expect(customers()).toHaveLength(1);
	});
});

test('a date that is no first anniversary stops the run before anything is sent', async () => {
	const items = [{ json: { date: '2028-01-01' } }, { json: { date: '2027-01-01' } }];
	const complaint = await world.complaint(
		'Customer',
		'findOrCreate',
		byName(undefined, { additionalFields: { cotermDate: '={{ $json.date }}' } }),
		{ items },
	);
	expect(complaint).toMatch(/Item 1: "Anniversary Date" .* from 2027-03-0\d to 2029-03-0\d \(UTC\), but is 2027-01-01/);
	expect(world.sent(LIST)).toBe(0);
});
