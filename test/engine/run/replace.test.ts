import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { type ReplaceOperation, Problem, type Replacing, type Values } from '../../../nodes/engine/declare';
import { defaults } from '../../../nodes/engine/http/session';
import { overlaid, replaceWhole } from '../../../nodes/engine/run/replaceWhole';

import { fakeSession, vendor, type Reply } from '../session';

const platform = { ...vendor, idempotencyHeader: 'Request-Id', isStale: (status: number) => status === 412 };

const operation = (replaces: Partial<Replacing> = {}): ReplaceOperation => ({
	value: 'change',
	name: 'Change',
	action: 'Change',
	description: 'Change',
	route: 'PATCH /things/{thingId}',
	fields: [],
	write: 'change',
	replaces: { read: 'GET /things/{thingId}', ...replaces },
	sample: '',
	facts: [],
});

const values = (body: IDataObject): Values => ({
	path: { thingId: '1' },
	query: {},
	headers: {},
	body,
	local: {},
	carried: {},
	lookups: [],
	settings: defaults,
});

const THING = { id: '1', seats: 5, autoRenew: true, plan: { term: 'P1Y', seats: 9 }, version: 'v1' };

async function change(
	replies: Record<string, Reply[]>,
	body: IDataObject,
	replaces: Partial<Replacing> = {},
	settings = {},
) {
	const counts: Record<string, number> = {};
	const fake = await fakeSession(
		({ method = 'GET' }) => {
			const list = replies[method];
			const index = counts[method] ?? 0;
			counts[method] = index + 1;
			return list[Math.min(index, list.length - 1)];
		},
		{ vendor: platform, settings: { ...defaults, ...settings } },
	);
	const rows = await replaceWhole(fake.session, operation(replaces), values(body)).then(
		async (finish) => (await finish()).rows,
		(error: Error) => error,
	);
	const bodies = fake.sent
		.filter(({ method }) => method !== 'GET')
		.map(({ body: sent }) => JSON.parse(String(sent)) as IDataObject);
	return { ...fake, rows, bodies };
}

test('nothing changes that the user did not name', () => {
	const object = fc.dictionary(
		fc.oneof(fc.string(), fc.constant('__proto__')),
		fc.jsonValue(),
	) as fc.Arbitrary<IDataObject>;
	fc.assert(
		fc.property(object, object, (whole, part) => {
			const result = overlaid(whole, part);
			for (const [name, value] of Object.entries(whole))
				if (!Object.hasOwn(part, name)) expect(result[name]).toEqual(value);
			for (const [name, value] of Object.entries(part)) {
				if (typeof value !== 'object' || value === null || Array.isArray(value)) expect(result[name]).toEqual(value);
			}
			expect(Object.keys(result).sort()).toEqual([...new Set([...Object.keys(whole), ...Object.keys(part)])].sort());
		}),
	);
});

test('the whole object is sent back, with its version', async () => {
	const { rows, bodies, sent } = await change(
		{ GET: [{ body: THING }], PATCH: [{ body: { ...THING, seats: 6 } }] },
		{ seats: 6 },
		{ ifMatch: 'version' },
	);
	expect(rows).toEqual([{ ...THING, seats: 6 }]);
	expect(bodies).toEqual([{ ...THING, seats: 6 }]);
	expect(sent[1].headers).toMatchObject({ 'If-Match': '"v1"' });
});

test('after a lost answer the object says itself whether it was done, where more than its members shows it', async () => {
	const shows: Replacing['shows'] = ({ object: { seats, note } }) => seats === 6 && note === 'kept';
	const lost = {
		GET: [{ body: THING }, { body: { ...THING, seats: 6 } }, { body: { ...THING, seats: 6, note: 'kept' } }],
		PATCH: [{ status: 502 }],
	};
	expect((await change(lost, { seats: 6 }, { shows })).rows).toEqual([{ ...THING, seats: 6, note: 'kept' }]);
	const taken = { GET: [{ body: THING }, { body: { ...THING, seats: 6 } }], PATCH: [{ status: 202 }] };
	expect((await change(taken, { seats: 6 }, { shows }, { waitAtMost: 20_000 })).rows).toMatchObject([
		{ outcome: 'pending' },
	]);
});

test('a version that went stale is read again, once', async () => {
	const changed = { ...THING, autoRenew: false, version: 'v2' };
	const once = await change(
		{ GET: [{ body: THING }, { body: changed }], PATCH: [{ status: 412 }, { body: { ...changed, seats: 6 } }] },
		{ seats: 6 },
	);
	expect(once.bodies).toEqual([
		{ ...THING, seats: 6 },
		{ ...changed, seats: 6 },
	]);
	const twice = await change({ GET: [{ body: THING }], PATCH: [{ status: 412 }] }, { seats: 6 });
	expect(twice.rows).toBeInstanceOf(Problem);
	expect(twice.bodies).toHaveLength(2);
});

test('after a 500 the object shows whether it was changed', async () => {
	const done = await change(
		{ GET: [{ body: THING }, { body: { ...THING, seats: 6 } }], PATCH: [{ status: 500 }] },
		{ seats: 6 },
	);
	expect(done.rows).toEqual([{ ...THING, seats: 6 }]);
	const open = await change({ GET: [{ body: THING }], PATCH: [{ status: 500 }] }, { seats: 6 });
	expect(open.rows).toMatchObject({ details: { outcome: 'unknown' } });
	expect(open.bodies).toHaveLength(1);
});

test('a change that is only taken is waited for', async () => {
	const slow = await change(
		{
			GET: [{ body: THING }, { body: THING }, { body: { ...THING, seats: 6 } }],
			PATCH: [{ status: 202, headers: { Location: '/things/1' } }],
		},
		{ seats: 6 },
	);
	expect(slow.rows).toEqual([{ ...THING, seats: 6 }]);
	const never = await change(
		{ GET: [{ body: THING }], PATCH: [{ status: 202 }] },
		{ seats: 6 },
		{},
		{ waitAtMost: 60_000 },
	);
	expect(never.rows).toMatchObject([{ outcome: 'pending' }]);
});

test('a dry run reads and sends nothing; what must not be changed is refused before', async () => {
	const dry = await change(
		{ GET: [{ body: THING }], PATCH: [{ status: 500 }] },
		{ seats: 6 },
		{ warns: () => ['Careful.'] },
		{ dryRun: true },
	);
	expect(dry.rows).toMatchObject([
		{ dryRun: true, warnings: ['Careful.'], request: { body: { seats: 6, autoRenew: true } } },
	]);
	const refused = await change(
		{ GET: [{ body: THING }], PATCH: [{ status: 500 }] },
		{ seats: 6 },
		{ refuses: () => 'It is over.' },
	);
	expect((refused.rows as unknown as Error).message).toBe('It is over.');
	expect([...dry.bodies, ...refused.bodies]).toEqual([]);
});

test('what came of a change is reported afterward, in place of what was going to happen', async () => {
	const { rows } = await change(
		{ GET: [{ body: THING }], PATCH: [{ body: { ...THING, seats: 6 } }] },
		{ seats: 6 },
		{
			warns: () => ['Before.'],
			after: async ({ changed }) => ({ ...changed, warnings: ['After.'] }),
		},
	);
	expect(rows).toMatchObject([{ warnings: ['After.'] }]);
});
