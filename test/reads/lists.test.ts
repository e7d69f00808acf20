import type { OnError } from 'n8n-workflow';
import { cases, type Case } from '../operations/play/cases';
import type { Kind } from './kinds';
import { row, ROWS, type Oddity } from './lists';
import { kinds } from './platforms';
import { openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(async () => await world.stop());

const caseOf = ({ id }: Kind): Case => cases.find((one) => one.id === id && one.fill === 'required')!;

/** Reads the whole list. @returns the ids in the order of the output, or the error's message */
async function readAll(kind: Kind, oddity?: Oddity, onError?: OnError): Promise<string[] | string> {
	const { node, host, parameters } = caseOf(kind);
	world.lists.serve(kind, host.base, oddity);
	world.elsewhere.serve(kind, host.base);
	const { error, lastNodeItems } = await world.core.runNode(
		node.type,
		{ ...parameters, returnAll: true },
		[{ json: {} }],
		onError && { onError },
	);
	if (error) return error.message;
	const [first] = lastNodeItems;
	if (lastNodeItems.length === 1 && typeof first.json.error === 'string') return first.json.error;
	return lastNodeItems.map(({ json }) => String(json.id ?? json.customerId));
}

const whole = Array.from({ length: ROWS }, (_, number) => String(row(number).id));
const counting = kinds.filter(({ counts }) => counts === 'total');
const linking = kinds.filter(({ counts }) => counts === 'links');
const both = kinds.filter(({ counts }) => counts === 'both');

describe.each(kinds)('$name', (kind) => {
	test('a list of several pages comes whole and in order', async () => {
		expect(await readAll(kind)).toEqual(whole);
		expect(world.lists.asked.length).toBeGreaterThanOrEqual(Math.ceil(ROWS / 50));
	});

	test.each([1, 2, 3])(
		'a row that comes in at the front before request %i: no row is missing, none is there twice',
		async (when) => {
			const ids = await readAll(kind, { rows: (rows, request) => (request < when ? rows : [row('new'), ...rows]) });
			expect(new Set(ids).size).toBe(ids.length);
			expect((ids as string[]).filter((id) => id !== 'row-new')).toEqual(whole);
		},
	);

	test('a page that fails three times is asked for again, and the list comes whole', async () => {
		const failed = { count: 0 };
		const status = (start: number) => (start > 0 && (failed.count += 1) <= 3 ? 503 : undefined);
		expect(await readAll(kind, { status })).toEqual(whole);
		expect(failed.count).toBeGreaterThan(3);
	});

	test.each([
		[500, undefined],
		[500, 'continueRegularOutput'],
		[400, undefined],
		[403, 'continueRegularOutput'],
		[404, undefined],
	] as const)(
		'a page that is never given (status %i, on error %p): an error, and no row of the others',
		async (status, onError) => {
			const outcome = await readAll(kind, { status: (start) => (start === 100 ? status : undefined) }, onError);
			expect(outcome).toEqual(expect.any(String));
			expect(outcome).not.toContain('row-');
		},
	);

	test.each([301, 302, 307, 308])(
		'a page that is said to have moved to another address (%i): nothing is sent there',
		async (status) => {
			const outcome = await readAll(kind, {
				status: (start) => (start > 0 ? status : undefined),
				location: `${world.elsewhere.url}/elsewhere`,
			});
			expect(outcome).toEqual(expect.stringContaining('redirects to another one'));
			expect(world.elsewhere.asked).toEqual([]);
		},
	);
});

describe.each(counting)('$name', (kind) => {
	test.each([1, 30, 1000])(
		'a number in all that is too high by %i: an error that says that rows could be missing',
		async (more) => {
			expect(await readAll(kind, { total: (rows) => rows + more })).toEqual(
				expect.stringContaining('rows could be missing'),
			);
			expect(world.lists.asked.length).toBeLessThan(100);
		},
	);

	test.each([0, 10, 60, 100, 200, 229])(
		'a number in all that is too low, %i: the list comes whole nevertheless',
		async (total) => {
			expect(await readAll(kind, { total: () => total })).toEqual(whole);
		},
	);

	test('a platform that gives the same page for whatever offset comes to an end', async () => {
		await readAll({ ...kind, start: (request) => kind.start(request) * 0 }, { total: () => 50 });
		expect(world.lists.asked.length).toBeLessThan(10);
	});

	test('a number in all that is too low, and a refusal beyond the end: the list comes whole', async () => {
		expect(await readAll(kind, { total: () => 100, status: (start) => (start >= ROWS ? 400 : undefined) })).toEqual(
			whole,
		);
	});

	test.each([undefined, NaN])('no number in all (%p): an error', async (total) => {
		expect(await readAll(kind, { total: () => total })).toEqual(expect.stringContaining('number of rows'));
	});

	test('an empty page in the middle, once: the list is read again', async () => {
		let empty = true;
		const length = (start: number) => {
			const gone = start === 100 && empty;
			if (gone) empty = false;
			return gone ? 0 : undefined;
		};
		expect(await readAll(kind, { length })).toEqual(whole);
	});

	test.each([0, 20])('a page in the middle that always has %i rows: an error', async (length) => {
		expect(await readAll(kind, { length: (start) => (start === 100 ? length : undefined) })).toEqual(
			expect.stringContaining('rows could be missing'),
		);
	});

	test('a row that goes: the list as it is in the end', async () => {
		expect(await readAll(kind, { rows: (rows, request) => (request < 2 ? rows : rows.slice(1)) })).toEqual(
			whole.slice(1),
		);
	});

	test('a list that grows with every request: an error', async () => {
		const rows: Oddity['rows'] = (all, request) => [
			...Array.from({ length: request }, (_, number) => row(`new-${number}`)),
			...all,
		];
		expect(await readAll(kind, { rows })).toEqual(expect.stringContaining('rows could be missing'));
	});
});

describe.each(linking)('$name', (kind) => {
	test('an empty page in the middle does not end the list', async () => {
		const outcome = await readAll(kind, { gap: 100 });
		// Where the node counts the rows, the page behind has the same address: then it cannot be distinguished from one that leads back.
		expect(outcome).toEqual(kind.countsItself ? expect.stringContaining('has no rows') : whole);
	});
});

describe.each(both)('$name', (kind) => {
	const emptyFrom = (first: number) => (start: number) => (start >= first ? 0 : undefined);
	/** The page as it comes where no next page is named. */
	const unlinked: Kind = { ...kind, body: (cut) => kind.body({ ...cut, next: undefined }) };

	test.each([0, 100])(
		'no rows from row %i on, although the number in all says that there are: an error, after few requests',
		async (first) => {
			for (const one of [kind, unlinked]) {
				expect(await readAll(one, { length: emptyFrom(first) })).toEqual(expect.stringContaining('has no rows'));
				expect(world.lists.asked.length).toBeLessThan(10);
			}
		},
	);

	test('the number in all leads on where no next page is named', async () => {
		expect(await readAll(unlinked)).toEqual(whole);
	});

	test('a number in all that is too high: an error', async () => {
		expect(await readAll(unlinked, { total: (rows) => rows + 1 })).toEqual(expect.stringContaining('has no rows'));
	});

	test('rows that go while the list is read end it where it ends', async () => {
		expect(await readAll(unlinked, { rows: (rows, request) => (request < 2 ? rows : rows.slice(0, 100)) })).toEqual(
			whole.slice(0, 100),
		);
	});
});

const circling = kinds.filter(({ self }) => self !== undefined);

test.each(circling)('$id: a page that leads to itself is an error, after few requests', async (kind) => {
	expect(await readAll(kind, { link: kind.self })).toEqual(expect.stringContaining('leads back'));
	expect(world.lists.asked.length).toBeLessThan(10);
});

const followed = linking.filter(({ follows }) => follows);

describe.each(followed)('$name', (kind) => {
	const links: Array<[string, (here: string, there: string) => string]> = [
		['another host', (_, there) => `${there}/list?start=50`],
		['in capitals', (_, there) => there.toUpperCase()],
		[
			'the true host as the user',
			(here, there) => `http://${here.replace('http://', '')}@${there.replace('http://', '')}/list`,
		],
		['another name of the host', (here) => here.replace('127.0.0.1', 'localhost')],
		['another protocol', (here) => here.replace('http:', 'https:')],
		['another API of the host', (here) => `${here}/elsewhere/list`],
	];

	test.each(links)('a link to %s: an error, and nothing is sent there', async (_, linkOf) => {
		const outcome = await readAll(kind, { link: linkOf(world.lists.url, world.elsewhere.url) });
		expect(outcome).toEqual(expect.stringContaining('another address'));
		expect(world.elsewhere.asked).toEqual([]);
		expect(world.lists.asked).toHaveLength(1);
	});
});
