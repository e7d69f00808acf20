import { newOrder } from '../orderFields';
import { picked, startAdobeWorld, type AdobeWorld } from '../world';

/** What Adobe and the gateway in front of it say is shown, in whatever form. */

let world: AdobeWorld;

beforeAll(async () => {
	world = await startAdobeWorld();
});
beforeEach(async () => await world.reset());
afterAll(async () => await world.stop());

const GATEWAY = { error_code: '504001', message: 'Gateway Timeout' };

test.each([
	['of the gateway', 504, GATEWAY, 'Code 504001. Gateway Timeout. HTTP status 504'],
	['as plain text', 500, 'Internal Server Error', 'Internal Server Error. HTTP status 500'],
	[
		'of a refused token',
		400,
		{ error: 'invalid_token', error_description: 'It has expired' },
		'Code invalid_token. It has expired. HTTP status 400',
	],
])('a fault %s is reported when a customer is read', async (_, status, body, words) => {
	const customer = await world.customer();
	world.simulator.faults.add({ route: 'GET /v3/customers/{customer-id}', kind: 'status', status, body, times: 50 });
	const { error } = await world.run('Customer', 'get', {
		customerId: picked(customer),
		simplify: true,
		additionalFields: {},
	});
	expect(String(error?.description)).toContain(words);
});

test.each([
	['of the gateway', 504, GATEWAY, 'Code 504001. Gateway Timeout. HTTP status 504'],
	['as plain text', 500, 'Internal Server Error', 'Internal Server Error. HTTP status 500'],
])(
	'a fault %s is reported when an order ends with it, beside that nobody knows what became of it',
	async (_, status, body, words) => {
		const customer = await world.customer();
		world.simulator.faults.add({
			route: 'POST /v3/customers/{customer-id}/orders',
			having: '"orderType":"NEW"',
			kind: 'status',
			status,
			body,
		});
		const {
			lastNodeItems: [{ json }],
		} = await world.run('NewOrder', 'place', newOrder(customer), { onError: 'continueRegularOutput' });
		expect(json).toMatchObject({ details: { outcome: 'unknown', platform: expect.stringContaining(words) } });
		expect(world.state().orders).toEqual([]);
	},
);
