import type { IDataObject } from 'n8n-workflow';

import type { HookContext, Operation, Session, Values } from '../../../nodes/engine/declare';
import { read } from '../../../nodes/engine/http/send';
import { defaults } from '../../../nodes/engine/http/session';
import { findOrCreate, type FindOrCreate } from '../../../nodes/engine/run/findOrCreate';

import { fakeSession, type Reply } from '../session';

/** Customers that are found by their name. */
const how: FindOrCreate = {
	match: ({ body }) => [String(body.name)],
	find: async ({ session, values }) => await listed(session, String(values.body.name)),
	read: async (session, id) => session.vendor.object(await get(session, `/customers/${id}`)),
	list: 'GET /customers',
	several: 'customers match',
};

const get = async (session: Session, path: string): Promise<unknown> =>
	(await read(session, { method: 'GET', path, route: `GET ${path}`, query: {} })).body;

const listed = async (session: Session, name: string): Promise<IDataObject[]> =>
	((await get(session, '/customers')) as { data: IDataObject[] }).data.filter((row) => row.name === name);

/** The platform's customers, and how many were created; `created` says how a creation ends. */
function platform(rows: IDataObject[], created: (made: IDataObject) => Reply = (body) => ({ body })) {
	const counts = { created: 0 };
	const reply = ({ method, url }: { method?: string; url: string }): Reply => {
		if (method === 'POST') {
			counts.created += 1;
			return created({ id: `new-${counts.created}`, name: 'acme' });
		}
		const id = /customers\/(.+)$/.exec(url)?.[1];
		if (id === undefined) return { body: { data: rows } };
		const found = rows.find((row) => row.id === id);
		return found ? { body: found } : { status: 404, body: {} };
	};
	return { counts, reply };
}

let runs = 0;

/** Asks for a customer; all requests go to one session, whose buyer is of this test alone. */
async function asking(
	reply: Parameters<typeof fakeSession>[0],
	more: Partial<FindOrCreate> = {},
	dryRun = false,
	own: Partial<Session> = {},
) {
	const operation = {
		value: 'findOrCreate',
		name: 'Find or Create',
		route: 'POST /customers',
		write: 'create',
		fields: [],
		findAfterLostResponse: async ({ session }: HookContext) => (await listed(session, 'acme'))[0],
	} as unknown as Operation;
	runs += 1;
	const fake = await fakeSession(reply, { buyer: `buyer ${runs}`, settings: { ...defaults, dryRun }, ...own });
	const values = { path: {}, query: {}, body: { name: 'acme' }, local: {} } as unknown as Values;
	const ask = async () =>
		(await (await findOrCreate({ session: fake.session, operation, values, clock: fake.clock }, { ...how, ...more }))())
			.rows[0];
	return { ...fake, ask };
}

const ACME = { id: '7', name: 'acme' };

test('one that is there is given, and nothing is created', async () => {
	const { counts, reply } = platform([ACME]);
	const { ask } = await asking(reply);
	expect(await ask()).toEqual({ ...ACME, created: false });
	expect(counts.created).toBe(0);
});

test('one that is not there is created once, also when two items ask at the same time', async () => {
	const rows: IDataObject[] = [];
	const { counts, reply } = platform(rows, (body) => {
		rows.push(body);
		return { body };
	});
	const { ask } = await asking(reply);
	const both = await Promise.all([ask(), ask()]);
	expect(both.map(({ id, created }) => [id, created])).toEqual([
		['new-1', true],
		['new-1', false],
	]);
	expect(counts.created).toBe(1);
});

test('two that match are an error that names them', async () => {
	const { counts, reply } = platform([ACME, { ...ACME, id: '8' }]);
	const { ask } = await asking(reply);
	await expect(ask()).rejects.toMatchObject({
		message: '2 customers match: 7, 8. Nothing was created. Choose one of these IDs.',
		details: { matches: ['7', '8'] },
	});
	expect(counts.created).toBe(0);
});

test('after a lost answer it is looked for, and found', async () => {
	const rows: IDataObject[] = [];
	const { counts, reply } = platform(rows, (body) => {
		rows.push(body);
		return { code: 'ECONNRESET' };
	});
	const { ask } = await asking(reply);
	expect(await ask()).toMatchObject({ id: 'new-1', created: true });
	expect(counts.created).toBe(1);
});

test('after a lost answer it is unknown while it is not listed, and no run creates it again', async () => {
	const { counts, reply } = platform([], () => ({ code: 'ECONNRESET' }));
	const { ask } = await asking(reply);
	await expect(ask()).rejects.toMatchObject({ details: { outcome: 'unknown' } });
	await expect(ask()).rejects.toMatchObject({ details: { outcome: 'unknown', route: 'GET /customers' } });
	expect(counts.created).toBe(1);
});

test('one that was created and is not shown yet is unknown, with its ID', async () => {
	const { counts, reply } = platform([]);
	const { ask } = await asking(reply);
	await ask();
	await expect(ask()).rejects.toMatchObject({ details: { outcome: 'unknown', id: 'new-1' } });
	expect(counts.created).toBe(1);
});

test('another credential of the same partner knows what was created', async () => {
	const { counts, reply } = platform([], () => ({ code: 'ECONNRESET' }));
	const first = await asking(reply, {}, false, { buyer: 'partner', account: 'small answers' });
	await expect(first.ask()).rejects.toMatchObject({ details: { outcome: 'unknown' } });
	const second = await asking(reply, {}, false, { buyer: 'partner', account: 'large answers' });
	await expect(second.ask()).rejects.toMatchObject({ details: { outcome: 'unknown' } });
	expect(counts.created).toBe(1);
});

test('after the listing delay it is forgotten', async () => {
	const { counts, reply } = platform([]);
	const { ask, clock } = await asking(reply);
	await ask();
	clock.pass(16 * 60_000);
	await ask();
	expect(counts.created).toBe(2);
});

test('a dry run creates nothing, and checks first', async () => {
	const { counts, reply } = platform([]);
	const check = jest.fn(async () => {});
	const { ask } = await asking(reply, { check }, true);
	expect(await ask()).toMatchObject({ dryRun: true });
	expect(check).toHaveBeenCalledTimes(1);
	expect(counts.created).toBe(0);
});

describe('a refusal that says it is there', () => {
	const refuse = (): Reply => ({ status: 400, body: { code: 'there', message: 'It already exists' } });
	const isThere: FindOrCreate['isThere'] = ({ details }) => details.code === 'there';

	test('has it looked for once more, not from what was read before', async () => {
		const rows: IDataObject[] = [];
		const { reply } = platform(rows, () => {
			rows.push(ACME);
			return refuse();
		});
		const fresh: boolean[] = [];
		const find: FindOrCreate['find'] = async (context, isFresh) => {
			fresh.push(isFresh);
			return await how.find(context, isFresh);
		};
		const { ask } = await asking(reply, { isThere, find });
		expect(await ask()).toEqual({ ...ACME, created: false });
		expect(fresh).toEqual([false, true]);
	});

	test('is the error where none matches', async () => {
		const { reply } = platform([], refuse);
		const { ask } = await asking(reply, { isThere });
		await expect(ask()).rejects.toMatchObject({ details: { code: 'there' } });
	});

	test('is any other refusal without it', async () => {
		const { counts, reply } = platform([], refuse);
		const { ask } = await asking(reply);
		await expect(ask()).rejects.toMatchObject({ details: { status: 400 } });
		await expect(ask()).rejects.toMatchObject({ details: { status: 400 } });
		expect(counts.created).toBe(2);
	});
});
