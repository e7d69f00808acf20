import type { FaultRule } from '../../simulator';
import type { World } from './ingram/world';
import { officeOrder, startWorld } from './ingram/world';

let world: World;
let customer: string;
const slept: number[] = [];

beforeEach(async () => {
	slept.length = 0;
	const sleep = async (ms: number): Promise<void> => {
		slept.push(ms);
		world.pass(ms);
	};
	world = await startWorld({ sleep });
	customer = await world.activeCustomer();
});
afterEach(() => world.stop());

const place = (poNumber = 'k') => world.call('POST', '/orders', officeOrder(customer, { poNumber }));
const fail = (rule: Omit<FaultRule, 'route'>): void => world.simulator.faults.add({ route: 'POST /orders', ...rule });
const stored = (): number => world.simulator.ingram.effects().orders;

/** Places an order and says what a client sees of the answer. */
async function seen(): Promise<string> {
	try {
		const { status, text, headers, body } = await place();
		return `${status} ${headers.get('content-type')?.split(';')[0] ?? 'no type'} ${body ? 'JSON' : `"${text.slice(0, 9)}"`}`;
	} catch {
		return 'no answer';
	}
}

const ANSWERS: Array<[FaultRule['kind'], string, string]> = [
	['status', '500 application/json JSON', '500 application/json JSON'],
	['reset', 'no answer', 'no answer'],
	['html', '200 text/html "<!DOCTYPE"', '200 text/html "<!DOCTYPE"'],
	['empty', '200 application/json ""', '200 application/json ""'],
	['noContent', '204 no type ""', '204 no type ""'],
	['truncated', '200 application/json "{"data":["', '200 application/json "{"id":"15"'],
	['notJson', '200 application/json "Service i"', '200 application/json "Service i"'],
	['unauthorized', '401 application/json JSON', '401 application/json JSON'],
];

test.each(ANSWERS)('%s spoils the answer before or after the order is stored', async (kind, before, after) => {
	fail({ kind });
	expect([await seen(), stored()]).toEqual([before, 0]);
	await world.signIn();
	fail({ kind, when: 'after' });
	expect([await seen(), stored()]).toEqual([after, 1]);
	await world.signIn();
	expect([await seen(), stored()]).toEqual(['200 application/json JSON', 2]);
});

test('status carries what it is set to', async () => {
	fail({ kind: 'status', status: 503, headers: { 'Retry-After': '7' }, body: { message: 'later' } });
	const { status, headers, body } = await place();
	expect([status, headers.get('Retry-After'), body.message]).toEqual([503, '7', 'later']);
	expect(headers.get('X-Correlation-ID')).toMatch(/^[0-9a-f-]{36}$/);
});

test('hang with ms ends without an answer, without ms only when the simulator stops', async () => {
	fail({ kind: 'hang', ms: 5000 });
	expect([await seen(), slept]).toEqual(['no answer', [5000]]);
	fail({ kind: 'hang' });
	const waiting = seen();
	// The request must have arrived before the server goes.
	while (world.simulator.effects().requestsByRoute['POST /orders'] < 2) await new Promise(setImmediate);
	await world.simulator.stop();
	expect(await waiting).toBe('no answer');
});

test('bom puts the mark before the true answer', async () => {
	fail({ kind: 'bom' });
	const { status, text } = await place();
	expect([status, text.slice(0, 1), stored()]).toEqual([200, '\uFEFF', 1]);
	expect(JSON.parse(text.slice(1))).toMatchObject({ type: 'sales', status: 'processing' });
});

test('delay gives the true answer late', async () => {
	fail({ kind: 'delay', ms: 4000 });
	expect([(await place()).body.creationDate, slept]).toEqual(['2025-03-01T10:00:07Z', [4000]]);
	fail({ kind: 'delay', ms: 4000, when: 'after' });
	expect((await place()).body.creationDate).toBe('2025-03-01T10:00:07Z');
	expect(slept).toEqual([4000, 4000]);
});

test('storedLate loses the answer and shows the order only later', async () => {
	fail({ kind: 'storedLate', ms: 60_000 });
	expect([await seen(), stored()]).toEqual(['no answer', 1]);
	const [{ id }] = world.simulator.ingram.orders();
	const listed = async (): Promise<number> => (await world.call('GET', '/orders')).body.pagination.total;
	world.pass(59_999);
	expect([await listed(), (await world.call('GET', `/orders/${id}`)).status]).toEqual([0, 400]);
	world.pass(1);
	expect([await listed(), (await world.call('GET', `/orders/${id}`)).body.status]).toEqual([1, 'completed']);
});

test('storedLate holds for customers too', async () => {
	world.simulator.faults.add({ route: 'POST /customers', kind: 'storedLate', ms: 1000 });
	await expect(world.activeCustomer({ externalId: 'late' })).rejects.toThrow();
	const found = async (): Promise<number> =>
		(await world.call('GET', '/customers?externalId=late')).body.pagination.total;
	expect(await found()).toBe(0);
	world.pass(1000);
	expect(await found()).toBe(1);
});

test('unauthorized ends the token: the same call fails until somebody signs in again', async () => {
	fail({ kind: 'unauthorized' });
	expect([(await place()).status, (await place()).status, stored()]).toEqual([401, 401, 0]);
	await world.signIn();
	expect([(await place()).status, stored()]).toEqual([200, 1]);
});

describe('movingList', () => {
	const page = async (offset: number) => (await world.call('GET', `/customers?limit=2&offset=${offset}`)).body;
	const names = ({ data }: { data: Array<{ name: string }> }): string[] => data.map(({ name }) => name);

	beforeEach(async () => {
		for (const name of ['B', 'C', 'D']) await world.activeCustomer({ name });
	});

	test('a row comes in between two pages: one is seen twice', async () => {
		world.simulator.faults.add({ route: 'GET /customers', kind: 'movingList', skip: 1 });
		const [first, second] = [await page(0), await page(2)];
		expect([names(first), names(second)]).toEqual([
			['Acme Inc.', 'B'],
			['B', 'C'],
		]);
		expect([first.pagination.total, second.pagination.total]).toEqual([4, 5]);
	});

	test('a row goes between two pages: one is never seen', async () => {
		world.simulator.faults.add({ route: 'GET /customers', kind: 'movingList', skip: 1, change: 'remove' });
		const [first, second] = [await page(0), await page(2)];
		expect([names(first), names(second)]).toEqual([['Acme Inc.', 'B'], ['D']]);
		expect([first.pagination.total, second.pagination.total]).toEqual([4, 3]);
	});
});

test('a rate limit answers 429 with Retry-After and lets the next second pass', async () => {
	world.pass(1000);
	world.simulator.ingram.settings.ratePerSecond = 2;
	const statuses = [await place(), await place(), await place()].map(({ status, headers }) => [
		status,
		headers.get('Retry-After'),
	]);
	expect(statuses).toEqual([
		[200, null],
		[200, null],
		[429, '1'],
	]);
	expect([world.simulator.effects().rateLimited, stored()]).toEqual([1, 2]);
	world.pass(1000);
	expect((await place()).status).toBe(200);
});
