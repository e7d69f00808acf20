import { GRAPH, startPartnerWorld } from './serverWorld';
import type { PartnerWorld } from './serverWorld';

const REQUEST = '6f1d2c3b-4a59-4e68-8f70-1a2b3c4d5e6f';
const OTHER = '7f1d2c3b-4a59-4e68-8f70-1a2b3c4d5e6f';

let world: PartnerWorld;
beforeEach(async () => {
	world = await startPartnerWorld();
});
afterEach(() => world.stop());

const address = {
	firstName: 'Jo',
	lastName: 'Doe',
	addressLine1: '1 Any Street',
	city: 'Redmond',
	state: 'WA',
	postalCode: '98052',
	country: 'US',
	phoneNumber: '4255550101',
};
const customer = (name: string) => ({
	companyProfile: { domain: `${name}.onmicrosoft.com` },
	billingProfile: {
		email: `jo@${name}.example.com`,
		culture: 'en-US',
		language: 'en',
		companyName: `Company ${name}`,
		defaultAddress: address,
	},
});
const create = (name: string, headers: Record<string, string> = {}) =>
	world.call('POST', '/v1/customers', customer(name), headers);
const get = (path: string | [string, string], headers?: Record<string, string>) =>
	world.call('GET', path, undefined, headers);
const customers = (): number | undefined => world.simulator.partnerCenter.effects().customers;

describe('every answer', () => {
	test('carries the ids of the request, or new ones', async () => {
		const own = await get('/v1/customers', { 'MS-RequestId': REQUEST, 'MS-CorrelationId': OTHER });
		expect([own.headers.get('MS-RequestId'), own.headers.get('MS-CorrelationId')]).toEqual([REQUEST, OTHER]);
		const { headers } = await get('/v1/customers');
		expect(headers.get('MS-RequestId')).toMatch(/^[0-9a-f-]{36}$/);
		expect(headers.get('MS-CV')).toMatch(/^\S{16}\.0$/);
		const refused = await get('/v1/nothing', { 'MS-CorrelationId': OTHER });
		expect([refused.status, refused.headers.get('MS-CorrelationId')]).toEqual([404, OTHER]);
	});

	test('of Microsoft Graph has its own ids and its own form of errors', async () => {
		await world.signIn({ resource: GRAPH });
		const answer = await get(['graph/v1.0', '/reports/partners/billing/operations/unknown'], {
			'client-request-id': OTHER,
		});
		expect(answer.headers.get('client-request-id')).toBe(OTHER);
		expect(answer.headers.get('request-id')).toMatch(/^[0-9a-f-]{36}$/);
		expect(answer.status).toBe(404);
		expect(answer.body).toEqual({ error: { code: expect.any(String), message: expect.any(String) } });
	});
});

describe('a request', () => {
	test.each(['application/json', 'text/json', 'application/json; charset=utf-8'])('may be %s', async (type) => {
		expect((await create('json', { 'Content-Type': type })).status).toBe(201);
	});

	test.each([
		['text', 'a', 'text/plain', 415],
		['a form', 'a=b', 'application/x-www-form-urlencoded', 415],
		['JSON that is none', '{"a":', 'application/json', 400],
		['no body', '', 'application/json', 400],
	])('with %s instead of JSON is refused', async (_, body, type, status) => {
		expect((await world.call('POST', '/v1/customers', body, { 'Content-Type': type })).status).toBe(status);
		expect(customers()).toBeUndefined();
	});

	test.each(['MS-RequestId', 'MS-CorrelationId'])('with a %s that is no GUID is refused', async (name) => {
		const { status, body } = await create('guid', { [name]: 'deal-7' });
		expect([status, body]).toEqual([
			400,
			{
				code: 3000,
				description: `header: ${name} must be a GUID`,
				data: [`header: ${name} must be a GUID`],
				source: 'PartnerFD',
			},
		]);
	});

	test('to an address that does not exist is refused as by a gateway', async () => {
		for (const path of ['/v1/nothing', '/v1/customers/', '/v2/customers']) {
			const { status, body } = await get(path);
			expect([status, body]).toEqual([404, { statusCode: 404, message: 'Resource not found' }]);
		}
	});

	test('with HEAD gets a status and nothing else', async () => {
		await create('taken');
		const taken = await world.call('HEAD', '/v1/domains/taken.onmicrosoft.com');
		const free = await world.call('HEAD', '/v1/domains/free.onmicrosoft.com');
		expect([taken.status, free.status, free.text]).toEqual([200, 404, '']);
	});
});

describe('a write that is repeated with its request id', () => {
	test('gets the first answer again and changes nothing', async () => {
		const first = await create('once', { 'MS-RequestId': REQUEST });
		const again = await create('once', { 'MS-RequestId': REQUEST.toUpperCase() });
		expect([again.status, again.text]).toEqual([201, first.text]);
		expect(customers()).toBe(1);
	});

	test('is carried out again when the time is over, or without the id', async () => {
		world.simulator.partnerCenter.settings.replayMs = 60_000;
		await create('once', { 'MS-RequestId': REQUEST });
		world.pass(59_999);
		expect((await create('once', { 'MS-RequestId': REQUEST })).status).toBe(201);
		world.pass(1);
		expect((await create('second', { 'MS-RequestId': REQUEST })).body.companyProfile.domain).toContain('second');
		expect((await create('third')).status).toBe(201);
		expect(customers()).toBe(3);
	});

	test('is carried out again after a refusal', async () => {
		const refused = await world.call('POST', '/v1/customers', {}, { 'MS-RequestId': REQUEST });
		expect(refused.status).toBe(400);
		expect((await create('mended', { 'MS-RequestId': REQUEST })).status).toBe(201);
	});

	test('is one of the same tenant', async () => {
		await create('mine', { 'MS-RequestId': REQUEST });
		await world.signIn({ tenant: 1 });
		expect((await create('theirs', { 'MS-RequestId': REQUEST })).body.companyProfile.domain).toContain('theirs');
		expect(customers()).toBe(2);
	});

	test('is refused when the id has served another request', async () => {
		const { body } = await create('once', { 'MS-RequestId': REQUEST });
		const path = `/v1/customers/${body.id}/usagebudget`;
		const budget = { amount: 5, attributes: { objectType: 'SpendingBudget' } };
		const other = await world.call('PATCH', path, budget, { 'MS-RequestId': REQUEST });
		expect([other.status, other.body.code]).toEqual([400, 3000]);
		expect((await get(path, { 'MS-RequestId': REQUEST })).status).toBe(200);
	});

	test('survives a lost answer', async () => {
		world.simulator.faults.add({ route: 'POST /v1/customers', kind: 'reset', when: 'after' });
		await expect(create('lost', { 'MS-RequestId': REQUEST })).rejects.toThrow();
		expect((await create('lost', { 'MS-RequestId': REQUEST })).status).toBe(201);
		expect(customers()).toBe(1);
	});
});

describe('throttling', () => {
	test('is per tenant and minute, and says when to come again', async () => {
		world.simulator.partnerCenter.settings.throttlePerMinute = 2;
		await get('/v1/customers');
		world.pass(20_000);
		await get('/v1/customers');
		const { status, headers, body } = await get('/v1/customers');
		expect([status, headers.get('Retry-After')]).toEqual([429, '40']);
		expect(body).toEqual({ statusCode: 429, message: 'Rate limit is exceeded. Try again in 40 seconds.' });
		await world.signIn({ tenant: 1 });
		expect((await get('/v1/customers')).status).toBe(200);
		await world.signIn();
		world.pass(40_000);
		expect((await get('/v1/customers')).status).toBe(200);
		expect(world.simulator.effects()).toMatchObject({ rateLimited: 1, refusedRequests: 0 });
	});

	test('knows the published limits', async () => {
		world.simulator.partnerCenter.settings.publishedLimits = true;
		const validate = (id: string) =>
			world.call('POST', `/v1/customers/${id}/migrations/newcommerce/validate`, { currentSubscriptionId: 'some-id' });
		for (let call = 0; call < 450; call += 1) expect((await validate('a')).status).not.toBe(429);
		expect((await validate('a')).status).toBe(429);
		expect((await validate('b')).status).not.toBe(429);
	});
});

describe('pages', () => {
	test('follow continuation tokens, which go into the header as they are', async () => {
		for (const name of ['a', 'b', 'c', 'd', 'e']) await create(name);
		const first = await get('/v1/customers?size=2');
		expect(first.body).toMatchObject({ totalCount: 2, attributes: { objectType: 'Collection' } });
		const token: string = first.body.continuationToken;
		expect(token).toMatch(/,.*\/.*=/);
		expect(first.body.links.next).toEqual({
			uri: '/customers?size=2&seekOperation=Next',
			method: 'GET',
			headers: [{ key: 'MS-ContinuationToken', value: token }],
		});
		const second = await get(`/v1${first.body.links.next.uri}`, { 'MS-ContinuationToken': token });
		const third = await get('/v1/customers?size=2&seekOperation=Next', {
			'MS-ContinuationToken': second.body.continuationToken,
		});
		const rows = [first, second, third].flatMap(({ body }) => body.items);
		expect(new Set(rows.map(({ id }) => id)).size).toBe(5);
		expect([third.body.totalCount, third.body.links.next, third.body.continuationToken]).toEqual([
			1,
			undefined,
			undefined,
		]);
	});

	test.each([
		['Next without a token', '/v1/customers?size=2&seekOperation=Next', false],
		['a token without Next', '/v1/customers?size=2', true],
		['a token with other parameters', '/v1/customers?size=3&seekOperation=Next', true],
	])('refuse %s', async (_, path, hasToken) => {
		for (const name of ['a', 'b', 'c']) await create(name);
		const { body } = await get('/v1/customers?size=2');
		const answer = await get(path, hasToken ? { 'MS-ContinuationToken': body.continuationToken } : {});
		expect([answer.status, answer.body.code]).toEqual([400, 3000]);
	});

	test('refuse a token that was encoded on its way', async () => {
		for (const name of ['a', 'b', 'c']) await create(name);
		const { body } = await get('/v1/customers?size=2');
		const answer = await get('/v1/customers?size=2&seekOperation=Next', {
			'MS-ContinuationToken': encodeURIComponent(body.continuationToken),
		});
		expect(answer.status).toBe(400);
	});

	test('move on request: a row comes in at the front, or goes out there', async () => {
		for (const name of ['a', 'b', 'c']) await create(name);
		const names = async (): Promise<string[]> =>
			(await get('/v1/customers')).body.items.map(({ id }: { id: string }) => id);
		const before = await names();
		world.simulator.faults.add({ route: 'GET /v1/customers', kind: 'movingList' });
		expect(await names()).toEqual(['moved-1', ...before]);
		world.simulator.faults.add({ route: 'GET /v1/customers', kind: 'movingList', change: 'remove' });
		expect(await names()).toEqual(['moved-1', ...before.slice(1)]);
	});
});

describe('faults', () => {
	test('have the form of the host that they strike', async () => {
		world.simulator.faults.add({
			route: 'GET /v1/customers',
			kind: 'status',
			status: 503,
			headers: { 'Retry-After': '7' },
		});
		const { status, headers, body } = await get('/v1/customers');
		expect([status, headers.get('Retry-After'), body.description]).toEqual([503, '7', 'Simulated failure']);
		await world.signIn({ resource: GRAPH });
		world.simulator.faults.add({ route: 'GET /tenantRelationships/delegatedAdminCustomers', kind: 'status' });
		const graph = await get(['graph/v1.0', '/tenantRelationships/delegatedAdminCustomers']);
		expect([graph.status, graph.body.error.message]).toEqual([500, 'Simulated failure']);
	});

	test('strike the sign-in too', async () => {
		world.simulator.faults.add({ route: 'POST /login/{tenantId}/oauth2/token', kind: 'html' });
		expect((await world.token(world.form())).headers.get('content-type')).toContain('text/html');
	});

	test('spoil true answers: a byte order mark, half of the text, silence after the effect', async () => {
		world.simulator.faults.add({ route: 'POST /v1/customers', kind: 'bom' });
		expect((await create('a')).text).toMatch(/^\uFEFF\{"id"/);
		world.simulator.faults.add({ route: 'POST /v1/customers', kind: 'truncated', when: 'after' });
		expect((await create('b')).body).toBeUndefined();
		expect(customers()).toBe(2);
	});
});

describe('what has happened', () => {
	test('is counted by route, as the contract writes it, and by what is stored', async () => {
		const { body } = await create('counted');
		await get(`/v1/customers/${body.id}`);
		await get('/v1/customers/unknown');
		const effects = world.simulator.effects();
		expect(effects).toMatchObject({ tokensIssued: 1, refusedRequests: 1 });
		expect(world.simulator.ingram.effects()).toMatchObject({ customers: 0, orders: 0 });
		expect(world.simulator.partnerCenter.effects()).toEqual({ customers: 1 });
		expect(effects.requestsByRoute).toEqual({
			'POST /login/{tenantId}/oauth2/token': 1,
			'POST /v1/customers': 1,
			'GET /v1/customers/{customerId}': 2,
		});
	});

	test('is forgotten by a reset, tokens too', async () => {
		await create('forgotten');
		world.simulator.reset();
		expect(world.simulator.partnerCenter.effects()).toEqual({});
		expect((await get('/v1/customers')).status).toBe(401);
	});

	test('is handed out as a copy', async () => {
		await create('copied');
		world.simulator.partnerCenter.state().commerce.customers.pop();
		expect(world.simulator.partnerCenter.state().commerce.customers).toHaveLength(1);
	});
});
