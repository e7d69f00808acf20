import { randomUUID } from 'node:crypto';
import type { AdobeWorld } from './world';
import { ALL_APPS, DAY, line, newOrder, profile, startAdobeWorld } from './world';

let world: AdobeWorld;

beforeEach(async () => {
	world = await startAdobeWorld();
});
afterEach(() => world.stop());

const createReseller = (headers: Record<string, string | undefined> = {}, more: Record<string, unknown> = {}) =>
	world.call(
		'POST',
		'/v3/resellers',
		{ distributorId: world.simulator.adobe.accounts[0].distributorId, companyProfile: profile, ...more },
		headers,
	);

describe('sign-in', () => {
	test('gives a token of a day', async () => {
		const { status, body } = await world.token(world.form());
		expect(status).toBe(200);
		expect(body).toEqual({ access_token: expect.any(String), token_type: 'bearer', expires_in: 86_400 });
		expect(world.simulator.effects().tokensIssued).toBe(2);
	});

	test.each([
		['grant_type', 'password', 'unsupported_grant_type'],
		['client_id', 'other', 'invalid_client'],
		['client_secret', 'wrong', 'invalid_client'],
		['scope', 'openid', 'invalid_scope'],
	])('refuses a wrong %s', async (name, value, error) => {
		const answer = await world.token({ ...world.form(), [name]: value });
		expect([answer.status, answer.body.error]).toEqual([400, error]);
	});

	test('a token ends after its time, and not a second before', async () => {
		world.pass(DAY - 1000);
		expect((await world.call('GET', '/partnerservice/ping')).status).toBe(200);
		world.pass(1000);
		const { status, body } = await world.call('GET', '/partnerservice/ping');
		expect([status, body.code]).toEqual([401, '4116']);
	});
});

describe('the gateway', () => {
	test.each([
		['a wrong key', { 'X-Api-Key': 'other' }, 403, '4115'],
		['no key', { 'X-Api-Key': undefined }, 403, '4115'],
		['the key of another distributor', { 'X-Api-Key': 'demo-de-adobe-client' }, 401, '4116'],
		['a wrong token', { Authorization: 'Bearer other' }, 401, '4116'],
		['no token', { Authorization: undefined }, 403, '4117'],
		['no correlation id', { 'X-Correlation-Id': undefined }, 400, '4119'],
		['a correlation id that is no UUID', { 'X-Correlation-Id': 'deal-1' }, 400, '4119'],
	])('refuses %s', async (_, headers, status, code) => {
		const answer = await world.call('GET', '/v3/resellers', undefined, headers);
		expect([answer.status, answer.body.code]).toEqual([status, code]);
		expect(answer.body).toEqual({ code, message: expect.any(String), additionalDetails: expect.any(Array) });
	});

	test('answers the ping as text, without a token too', async () => {
		for (const headers of [{}, { Authorization: undefined, 'X-Correlation-Id': undefined }]) {
			const { status, text, headers: answered } = await world.call('GET', '/partnerservice/ping', undefined, headers);
			expect([status, text, answered.get('content-type')]).toEqual([200, 'pong', 'text/plain; charset=utf-8']);
		}
		expect(
			(await world.call('GET', '/partnerservice/ping', undefined, { Authorization: undefined, 'X-Api-Key': 'other' }))
				.body.code,
		).toBe('4115');
		expect(
			(await world.call('GET', '/partnerservice/ping', undefined, { Authorization: 'Bearer other' })).body.code,
		).toBe('4116');
	});

	test('limits requests per minute, and an answer 429 is not an answer of the platform', async () => {
		world.simulator.adobe.settings.perMinute = 1;
		await world.call('GET', '/v3/resellers');
		const headers = { 'X-Correlation-Id': randomUUID() };
		const { status, body } = await createReseller(headers);
		expect([status, body.code]).toEqual([429, '4118']);
		world.pass(60_000);
		expect((await createReseller(headers)).status).toBe(201);
	});

	test('lists of accounts ask for the request id', async () => {
		expect((await world.call('GET', '/v3/resellers', undefined, { 'X-Request-Id': undefined })).status).toBe(400);
		expect((await createReseller({ 'X-Request-Id': undefined })).status).toBe(201);
	});

	test('what is not JSON, and what is nowhere', async () => {
		expect((await world.call('POST', '/v3/resellers', '{')).body.code).toBe('1117');
		expect((await world.call('GET', '/v3/nothing')).status).toBe(404);
	});
});

describe('an answer is given again', () => {
	const id = randomUUID();

	test('for the same correlation id: status and body, and nothing is done', async () => {
		const first = await createReseller({ 'X-Correlation-Id': id });
		const second = await createReseller({ 'X-Correlation-Id': id }, { externalReferenceId: 'other' });
		expect([second.status, second.text]).toEqual([first.status, first.text]);
		expect(world.simulator.adobe.effects()).toEqual({ resellers: 1 });
	});

	test('when it was a refusal, too, even if the request has been mended', async () => {
		const first = await createReseller({ 'X-Correlation-Id': id }, { distributorId: 'wrong' });
		const second = await createReseller({ 'X-Correlation-Id': id });
		expect([first.status, second.status, second.body.code]).toEqual([400, 400, '1114']);
		expect((await createReseller()).status).toBe(201);
	});

	test('for ten days, not longer', async () => {
		await createReseller({ 'X-Correlation-Id': id });
		world.pass(10 * DAY - 1000);
		await world.signIn();
		await createReseller({ 'X-Correlation-Id': id });
		expect(world.simulator.adobe.effects().resellers).toBe(1);
		world.pass(1000);
		await createReseller({ 'X-Correlation-Id': id });
		expect(world.simulator.adobe.effects().resellers).toBe(2);
	});

	test('also that it is busy: for ten days under its id, and not under another one', async () => {
		const customer = await world.customer();
		const { orderId } = await world.order(customer, newOrder(line(ALL_APPS, 5)));
		const back = { orderType: 'RETURN', referenceOrderId: orderId, lineItems: [line(ALL_APPS, 1)] };
		const send = async (correlationId: string) =>
			(await world.call('POST', `/v3/customers/${customer}/orders`, back, { 'X-Correlation-Id': correlationId })).body;
		await send(randomUUID());
		expect(await send(id)).toMatchObject({ code: '4122' });
		world.pass(3000);
		expect(await send(id)).toMatchObject({ code: '4122' });
		expect(await send(randomUUID())).toMatchObject({ status: '1002' });
		world.pass(10 * DAY - 3001);
		await world.signIn();
		expect(await send(id)).toMatchObject({ code: '4122' });
		world.pass(1);
		expect(await send(id)).toMatchObject({ status: '1002' });
	});

	test('for as long as it is set', async () => {
		world.simulator.adobe.settings.replayDays = 1;
		await createReseller({ 'X-Correlation-Id': id });
		world.pass(DAY);
		await world.signIn();
		await createReseller({ 'X-Correlation-Id': id });
		expect(world.simulator.adobe.effects().resellers).toBe(2);
	});

	test('on the same route only, whatever ids are in its path', async () => {
		const headers = { 'X-Correlation-Id': id };
		const [one, two] = world.simulator.adobe.state().resellers;
		const first = await world.call('GET', `/v3/resellers/${one.id}`, undefined, headers);
		const second = await world.call('GET', `/v3/resellers/${two.id}`, undefined, headers);
		expect(second.text).toBe(first.text);
		expect((await createReseller(headers)).status).toBe(201);
	});

	test('to reads, unless that is switched off', async () => {
		world.simulator.adobe.settings.replayReads = false;
		const headers = { 'X-Correlation-Id': id };
		const [one, two] = world.simulator.adobe.state().resellers;
		await world.call('GET', `/v3/resellers/${one.id}`, undefined, headers);
		expect((await world.call('GET', `/v3/resellers/${two.id}`, undefined, headers)).body.resellerId).toBe(two.id);
	});

	test('before a repeated request id is seen; under a new correlation id it is refused', async () => {
		const headers = { 'X-Correlation-Id': id, 'X-Request-Id': randomUUID() };
		await createReseller(headers);
		expect((await createReseller(headers)).status).toBe(201);
		const { status, body } = await createReseller({ ...headers, 'X-Correlation-Id': randomUUID() });
		expect([status, body.code]).toEqual([400, '4120']);
		expect(world.simulator.adobe.effects().resellers).toBe(1);
	});

	test.each([
		[false, 201],
		[true, 500],
	])('when it was a fault, if that is set: %s', async (replayFaults, status) => {
		world.simulator.adobe.settings.replayFaults = replayFaults;
		world.simulator.faults.add({ route: 'POST /v3/resellers', kind: 'status', status: 500 });
		expect((await createReseller({ 'X-Correlation-Id': id })).body.code).toBe('1124');
		expect((await createReseller({ 'X-Correlation-Id': id })).status).toBe(status);
	});

	test('after an answer that was lost', async () => {
		world.simulator.faults.add({ route: 'POST /v3/resellers', kind: 'reset', when: 'after' });
		await expect(createReseller({ 'X-Correlation-Id': id })).rejects.toThrow();
		const { status, body } = await createReseller({ 'X-Correlation-Id': id });
		expect([status, body.status]).toEqual([201, '1002']);
		expect(world.simulator.adobe.effects().resellers).toBe(1);
	});
});

test('distributors share nothing', async () => {
	const { body: reseller } = await createReseller();
	await world.signIn(1);
	expect((await world.call('GET', `/v3/resellers/${reseller.resellerId}`)).body.code).toBe('1115');
	const { body } = await world.call('GET', '/v3/resellers');
	expect(
		body.accounts.every(
			({ distributorId }: { distributorId: string }) =>
				distributorId === world.simulator.adobe.accounts[1].distributorId,
		),
	).toBe(true);
	expect(body.accounts).toHaveLength(2);
});

test('a token that is ended in mid-run is refused from then on', async () => {
	world.simulator.faults.add({ route: 'GET /v3/resellers', kind: 'unauthorized' });
	expect((await world.call('GET', '/v3/resellers')).status).toBe(401);
	expect((await world.call('GET', '/v3/resellers')).body.code).toBe('4116');
});

test('reset forgets what was stored and every token', async () => {
	await createReseller();
	world.simulator.reset();
	expect(world.simulator.adobe.effects()).toEqual({});
	expect((await createReseller()).body.code).toBe('4116');
});
