import { DEFAULT_ACCOUNTS } from '../../../simulator/platforms/ingram/state/state';
import type { World } from './world';
import { basic, startWorld } from './world';

const [us, uk] = DEFAULT_ACCOUNTS;
const key = { 'X-Subscription-Key': us.subscriptionKey };
const right = { ...key, Authorization: basic(us.username, us.password) };

let world: World;
beforeEach(async () => {
	world = await startWorld();
});
afterEach(() => world.stop());

const token = (headers: Record<string, string>, marketplace: unknown = 'us') =>
	world.call('POST', '/token', { marketplace }, headers);

test('a token is issued for user, password, key and marketplace, and lives as long as it says', async () => {
	const { body } = await token(right);
	expect(body).toEqual({ token: expect.any(String), expiresInSeconds: 1500 });
	const headers = { ...key, Authorization: `Bearer ${body.token}` };
	world.pass(1499_999);
	expect((await world.call('GET', '/products', undefined, headers)).status).toBe(200);
	world.pass(1);
	const late = await world.call('GET', '/products', undefined, headers);
	expect(late.status).toBe(401);
	expect(late.body.message).toContain('expired');
	expect(world.simulator.effects().tokensIssued).toBe(2);
});

test.each([
	['a wrong password', { ...key, Authorization: basic(us.username, 'wrong') }, 'us', 401],
	['a wrong user name', { ...key, Authorization: basic('wrong', us.password) }, 'us', 401],
	['no Basic header', { ...key, Authorization: '' }, 'us', 401],
	['a wrong key', { ...right, 'X-Subscription-Key': 'wrong' }, 'us', 401],
	['the key of another account', { ...right, 'X-Subscription-Key': uk.subscriptionKey }, 'us', 401],
	['a wrong marketplace', right, 'uk', 400],
	['a marketplace that is no text', right, 7, 400],
])('%s is refused', async (_, headers, marketplace, status) => {
	const answer = await token(headers, marketplace);
	expect(answer.status).toBe(status);
	expect(Object.keys(answer.body).sort()).toEqual(['code', 'correlationId', 'details', 'message']);
	expect(answer.headers.get('X-Correlation-ID')).toBe(answer.body.correlationId);
	expect(world.simulator.effects().tokensIssued).toBe(1);
});

test('the gateway can answer 403 to a wrong key', async () => {
	world.simulator.ingram.settings.wrongKeyStatus = 403;
	expect((await token({ ...right, 'X-Subscription-Key': 'wrong' })).status).toBe(403);
});

test('an application id, once issued, must come with the token request', async () => {
	await world.stop();
	world = await startWorld({ ingram: { accounts: [us, { ...uk, applicationId: 'app-7' }] } });
	const headers = { 'X-Subscription-Key': uk.subscriptionKey, Authorization: basic(uk.username, uk.password) };
	expect((await token(headers, 'uk')).status).toBe(403);
	expect((await token({ ...headers, 'X-Client-Id': 'app-7' }, 'uk')).status).toBe(200);
});

test.each([
	['no token', { Authorization: '' }],
	['an unknown token', { Authorization: 'Bearer nonsense' }],
	['Basic instead of Bearer', { Authorization: basic(us.username, us.password) }],
	['no key', { 'X-Subscription-Key': '' }],
	['the key of another account', { 'X-Subscription-Key': uk.subscriptionKey }],
])('a call with %s is refused', async (_, headers) => {
	expect((await world.call('GET', '/products', undefined, headers)).status).toBe(401);
});

test('accounts share nothing', async () => {
	const customer = await world.activeCustomer();
	await world.signIn(1);
	expect((await world.call('GET', '/customers')).body.pagination.total).toBe(0);
	const other = await world.call('GET', `/customers/${customer}`);
	expect([other.status, other.body.message]).toEqual([400, 'No entity has been found']);
	expect(await world.activeCustomer()).not.toBe(customer);
});

describe('OpenID Connect', () => {
	const grant = (more: Record<string, string> = {}) =>
		world.call(
			'POST',
			'/auth/realms/1/protocol/openid-connect/token',
			new URLSearchParams({
				grant_type: 'password',
				username: us.username,
				password: us.password,
				client_id: us.clientId,
				client_secret: us.clientSecret,
				scope: 'openid',
				...more,
			}).toString(),
			{ 'Content-Type': 'application/x-www-form-urlencoded' },
		);

	test('its token is accepted like the other', async () => {
		const { body } = await grant();
		expect(body).toMatchObject({ access_token: expect.any(String), expires_in: 1500 });
		const headers = { ...key, Authorization: `Bearer ${body.access_token}` };
		expect((await world.call('GET', '/products', undefined, headers)).status).toBe(200);
	});

	test.each(['username', 'password', 'client_id', 'client_secret', 'grant_type', 'scope'])(
		'a wrong %s is refused',
		async (name) => {
			expect((await grant({ [name]: 'wrong' })).status).toBe(401);
		},
	);
});

test.each([
	['a form', 'a=b', 'application/x-www-form-urlencoded', 415],
	['text', 'a', 'text/plain', 415],
	['JSON that is none', '{"a":', 'application/json', 400],
	['an empty body', '', 'application/json', 400],
])('%s instead of JSON is refused', async (_, body, type, status) => {
	const answer = await world.call('POST', '/customers', body, { 'Content-Type': type });
	expect(answer.status).toBe(status);
	expect(answer.body.correlationId).toBe(answer.headers.get('X-Correlation-ID'));
});

test('a path with a slash at its end does not exist', async () => {
	expect((await world.call('POST', '/orders/', {})).status).toBe(404);
});
