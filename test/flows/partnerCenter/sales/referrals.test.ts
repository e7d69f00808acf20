import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { patchOf } from '../../../../nodes/PartnerCenter/Referral/patch';
import { etagOf } from '../../../../nodes/PartnerCenter/Referral/referral';
import { time } from '../../../support/virtualClock';
import { startPartnerWorld, type PartnerWorld } from '../world';
import { CHANGED_MEANWHILE, UNKNOWN_OUTCOME } from '../../../support/sentences';

const LIST = '/v1.0/engagements/referrals';
const ONE = `${LIST}/{referralId}`;

let world: PartnerWorld;
beforeAll(async () => {
	world = await startPartnerWorld();
});
beforeEach(() => {
	world.simulator.reset();
	world.simulator.partnerCenter.settings.referralPatch = 'json';
	world.simulator.partnerCenter.settings.maxPageSize = null;
	time.pass(20 * 60_000);
});
afterAll(async () => await world.stop());

async function run(operation: string, parameters: IDataObject = {}, credentialId = 'a') {
	const { error, lastNodeItems } = await world.run(
		'Referral',
		{ resource: 'referral', operation, ...parameters } as INodeParameters,
		undefined,
		{ credentialId },
	);
	return { error, sentence: error?.message, rows: lastNodeItems.map(({ json }) => json) };
}

const picked = (value: unknown) => ({ __rl: true, mode: 'id', value: String(value) });
const sent = (route: string) => world.simulator.effects().requestsByRoute[route] ?? 0;

const NEW = { type: 'Independent', customerName: 'Alder Ridge Dental', consentToShare: true, consentToContact: false };
const create = async (additionalFields: IDataObject = {}) => await run('create', { ...NEW, additionalFields });
const update = async (id: unknown, updateFields: IDataObject, more: IDataObject = {}) =>
	await run('update', { referralId: picked(id), updateFields, ...more });

test('a lead is created, accepted with its value, and won', async () => {
	const {
		rows: [made],
		sentence,
	} = await create({
		name: 'Move to Business Premium',
		externalReferenceId: 'deal-4711',
		products: 'Microsoft365, MicrosoftAzure',
		notes: 'Forty seats',
		country: 'us',
		customerContacts: { person: [{ firstName: 'Ada', email: 'ada.miller@example.com' }] },
	});
	expect(sentence).toBeUndefined();
	expect(made).toMatchObject({
		status: 'New',
		substatus: 'Pending',
		externalReferenceId: 'deal-4711',
		consent: { consentToToShareInfoWithOthers: true, consentToContact: false },
	});
	expect(world.state().areas.referrals[0].body).toMatchObject({
		customerProfile: {
			name: 'Alder Ridge Dental',
			address: { country: 'US' },
			team: [{ firstName: 'Ada', email: 'ada.miller@example.com' }],
		},
		details: { notes: 'Forty seats', requirements: { products: [{ id: 'Microsoft365' }, { id: 'MicrosoftAzure' }] } },
	});
	const {
		rows: [accepted],
	} = await update(made.id, { status: 'Active', substatus: 'Accepted', dealValue: 21120, currency: 'usd' });
	expect(accepted).toMatchObject({
		status: 'Active',
		substatus: 'Accepted',
		details: { notes: 'Forty seats', dealValue: 21120, currency: 'USD' },
		customerName: 'Alder Ridge Dental',
		dealValue: 21120,
		currency: 'USD',
	});
	expect((await update(made.id, { status: 'Closed', substatus: 'Won' })).rows[0]).toMatchObject({
		status: 'Closed',
		substatus: 'Won',
	});
	const {
		rows: [read],
	} = await run('get', { referralId: picked(made.id) });
	expect(read.eTag).toBe(etagOf({}, read));
	expect((await update(made.id, { status: 'Active', substatus: 'Accepted' })).sentence).toContain(
		'The referral is closed (Won)',
	);
});

test('status and substatus go together, and forward only', async () => {
	expect((await create({ status: 'Active' })).sentence).toContain('"Status" and "Substatus" belong together');
	expect((await create({ status: 'Closed', substatus: 'Accepted' })).sentence).toContain(
		'The status Closed goes with the substatus Won or Lost or Declined or Expired',
	);
	expect(world.simulator.effects().requests).toBe(0);
	const {
		rows: [made],
	} = await create({ status: 'Active', substatus: 'Accepted' });
	expect((await update(made.id, { status: 'New', substatus: 'Received' })).sentence).toContain(
		'only moves from New to Active to Closed',
	);
	expect(sent(`PATCH ${ONE}`)).toBe(0);
});

test.each([
	['json-patch', 2, 0],
	['none', 1, 1],
] as const)('a platform that takes the change in another form: %s', async (form, patches, puts) => {
	world.simulator.partnerCenter.settings.referralPatch = form;
	const {
		rows: [made],
	} = await create({ notes: 'Before', name: 'Stays' });
	const {
		rows: [changed],
		sentence,
	} = await update(made.id, { notes: 'After' });
	expect(sentence).toBeUndefined();
	expect(changed).toMatchObject({ name: 'Stays', details: { notes: 'After' } });
	expect([sent(`PATCH ${ONE}`), sent(`PUT ${ONE}`)]).toEqual([patches, puts]);
	expect(world.state().areas.referrals[0]).toMatchObject({
		version: 2,
		body: { details: { notes: 'After' }, customerProfile: { name: 'Alder Ridge Dental' } },
	});
});

test('a referral that somebody else changed is read again, once', async () => {
	const {
		rows: [made],
	} = await create();
	const stale = {
		route: `PATCH ${ONE}`,
		kind: 'status' as const,
		status: 412,
		body: { error: { code: 'preconditionFailed', message: 'Changed' } },
	};
	world.simulator.faults.add(stale);
	expect((await update(made.id, { notes: 'Again' })).rows[0]).toMatchObject({ details: { notes: 'Again' } });
	expect(sent(`PATCH ${ONE}`)).toBe(2);
	world.simulator.faults.add({ ...stale, times: 2 });
	expect((await update(made.id, { notes: 'Third' })).sentence).toContain(CHANGED_MEANWHILE);
});

test('a change that holds already, and a dry run, send nothing', async () => {
	const {
		rows: [made],
	} = await create({ notes: 'Same' });
	expect((await update(made.id, { notes: 'Same' })).rows[0].note).toContain('Nothing was sent');
	const {
		rows: [dry],
	} = await update(made.id, { notes: 'Other', status: 'Active', substatus: 'Accepted' }, { options: { dryRun: true } });
	expect(dry).toMatchObject({ dryRun: true, changes: { 'details.notes': { from: 'Same', to: 'Other' } } });
	expect((dry.request as IDataObject).body).toEqual([
		{ op: 'replace', path: '/status', value: 'Active' },
		{ op: 'replace', path: '/substatus', value: 'Accepted' },
		{ op: 'replace', path: '/details/notes', value: 'Other' },
	]);
	expect(sent(`PATCH ${ONE}`)).toBe(0);
});

test('after a lost answer a referral is found by its names, and a change by what it set', async () => {
	await run('getAll', { limit: 1 });
	world.simulator.faults.add({ route: `POST ${LIST}`, kind: 'reset', when: 'after' });
	const {
		rows: [made],
	} = await create({ externalReferenceId: 'deal-1' });
	expect(made.externalReferenceId).toBe('deal-1');
	expect(world.state().areas.referrals).toHaveLength(1);
	world.simulator.faults.add({ route: `PATCH ${ONE}`, kind: 'reset', when: 'after' });
	expect((await update(made.id, { dealValue: 5 })).rows[0]).toMatchObject({ details: { dealValue: 5 } });
	expect(sent(`PATCH ${ONE}`)).toBe(1);
	// Without a name it cannot be distinguished from others: nobody knows.
	world.simulator.faults.add({ route: `POST ${LIST}`, kind: 'reset', when: 'after' });
	expect((await create()).sentence).toMatch(UNKNOWN_OUTCOME);
	expect(world.state().areas.referrals).toHaveLength(2);
});

test('a referral is found after a lost answer also when n8n is a day ahead of Microsoft', async () => {
	time.set(24 * 60 * 60_000);
	world.simulator.faults.add({ route: `POST ${LIST}`, kind: 'reset', when: 'after' });
	const { rows } = await create({ externalReferenceId: 'deal-1' });
	time.set(time.actual() - time.now());
	expect(rows).toMatchObject([{ externalReferenceId: 'deal-1' }]);
});

test("lists are filtered and paged; the platform's own link is not followed", async () => {
	world.simulator.partnerCenter.settings.maxPageSize = 2;
	for (const name of ['A', 'B', 'C', "D's deal"])
		await create({ name, ...(name === 'C' ? { status: 'Active', substatus: 'Accepted' } : {}) });
	const names = async (filters: IDataObject, more: IDataObject = { returnAll: true }) =>
		(await run('getAll', { filters, ...more })).rows.map(({ name }) => name);
	// A token that has ended meanwhile costs a look of its own before a creation is sent again.
	const before = sent(`GET ${LIST}`);
	expect(await names({})).toEqual(["D's deal", 'C', 'B', 'A']);
	expect(sent(`GET ${LIST}`) - before).toBe(2);
	expect(await names({ orderby: 'createdDateTime asc' }, { limit: 3 })).toHaveLength(3);
	expect(await names({ status: 'New', filter: "name eq 'A'" })).toEqual(['A']);
	expect(await names({ status: 'Active', substatus: 'Accepted' })).toEqual(['C']);
	expect(await names({ filter: "name eq 'D''s deal'" })).toEqual(["D's deal"]);
	expect(await names({ updatedSince: '2100-01-01T00:00:00Z' })).toEqual([]);
});

test('refusals of this host name roles and the registration', async () => {
	expect((await run('getAll', { limit: 1 }, 'app')).sentence).toContain('Referrals Admin or Referrals User');
	world.simulator.faults.add({ route: `GET ${LIST}`, kind: 'status', status: 400, body: {} });
	expect((await run('getAll', { limit: 1 })).sentence).toContain('fa3d9a0c-3fb0-42cc-9193-47c7ecd2edbd');
	expect((await run('get', { referralId: picked('11111111-2222-3333-4444-555555555555') })).sentence).toContain(
		'It was not found',
	);
	const {
		rows: [made],
	} = await create();
	world.simulator.faults.add({
		route: `GET ${LIST}/{referralId}`,
		kind: 'status',
		status: 400,
		body: { error: { code: 'invalidRequest', message: 'ada.miller@example.com is wrong' } },
	});
	expect((await run('get', { referralId: picked(made.id) })).error).toMatchObject({
		description: expect.stringContaining('invalidRequest'),
	});
});

test('steps of a change: what is missing is added as a whole, what is equal is left out', () => {
	expect(
		patchOf(
			{ a: 1, b: { c: 2, d: null }, status: 'New', substatus: 'Pending' },
			{ a: 1, b: { c: 3, d: 4, e: { f: 5 } }, 'x/~y': { z: 6 }, status: 'New', substatus: 'Received' },
		),
	).toEqual([
		{ op: 'replace', path: '/b/c', value: 3 },
		{ op: 'replace', path: '/b/d', value: 4 },
		{ op: 'add', path: '/b/e', value: { f: 5 } },
		{ op: 'add', path: '/x~1~0y', value: { z: 6 } },
		{ op: 'replace', path: '/status', value: 'New' },
		{ op: 'replace', path: '/substatus', value: 'Received' },
	]);
});

test('the version is in the header, in eTag or in @odata.etag', () => {
	expect(etagOf({ etag: '"1"' }, { eTag: '"2"' })).toBe('"1"');
	expect(etagOf({}, { eTag: '"2"', '@odata.etag': '"3"' })).toBe('"2"');
	expect(etagOf({}, { '@odata.etag': 'W/"3"' })).toBe('W/"3"');
	expect(etagOf({}, {})).toBeUndefined();
});
