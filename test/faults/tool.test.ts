import { byId, create, lines, sale } from '../flows/ingram/parameters';
import { startWorld, type World } from '../flows/ingram/world';
import { LEFT_TO_THE_MODEL, NEEDS_TOTAL, UNKNOWN_OUTCOME } from '../support/sentences';

/** The nodes as tools of an AI agent: it calls twice, and n8n counts every try as a run of its own. */

let world: World;
let customer: string;

beforeAll(async () => {
	world = await startWorld();
});
beforeEach(async () => {
	customer = await world.customer();
});
afterEach(() => world.simulator.faults.clear());
afterAll(async () => await world.stop());

const tool = (node: string, parameters: Parameters<World['core']['tool']>[1], options = {}) =>
	world.core.tool(`cloud.ingramMicro${node}`, parameters, { credentialId: 'a', ...options });

const LIMITS = { maximumTotal: '1000.00', expectedCurrency: 'USD' };

const said = async (answer: Promise<string>): Promise<string> => await answer.catch((error: Error) => error.message);

test('an order is bought once, however often the agent calls', async () => {
	const call = tool(
		'SalesOrder',
		sale(customer, 'agent-1', { limits: LIMITS, products: lines('={{ $fromAI("quantity", "", "string") }}') }),
	);
	expect(await call({ quantity: '3' })).toContain('"created":true');
	expect(await call({ quantity: '3' })).toContain('"created":false');
	expect(world.orders(customer)).toHaveLength(1);
});

test.each([
	[
		'the key',
		{ orderKey: '={{ $fromAI("key", "", "string") }}', limits: LIMITS },
		`"Order Key" is ${LEFT_TO_THE_MODEL}`,
	],
	[
		"the key, through the tool's input",
		{ orderKey: '={{ $json.key ?? "agent-1" }}', limits: LIMITS },
		`"Order Key" is ${LEFT_TO_THE_MODEL}`,
	],
	[
		'the limit',
		{ limits: { ...LIMITS, maximumTotal: '={{ $fromAI("most", "", "string") }}' } },
		`"Limits" are ${LEFT_TO_THE_MODEL}`,
	],
])('%s is not left to the model', async (_, parameters, words) => {
	expect(
		await said(tool('SalesOrder', sale(customer, 'agent-1', parameters))({ key: 'agent-1', most: '99999' })),
	).toContain(words);
	expect(world.orders(customer)).toHaveLength(0);
});

describe('what the model gets', () => {
	const read = async (more = {}) => {
		const rows = await tool('Customer', { resource: 'customer', operation: 'getAll', limit: 1, ...more })({});
		const [row] = JSON.parse(rows) as Array<Record<string, unknown>>;
		return Object.keys(row.json ?? row);
	};

	test('is simplified, raw, or the fields that the flow names', async () => {
		const bought = async (key: string, output: string) =>
			await tool('SalesOrder', sale(customer, key, { limits: LIMITS, output }))({});
		expect(await bought('agent-simple', 'simplified')).toContain('"quantityNumber"');
		expect(await bought('agent-raw', 'raw')).not.toContain('"quantityNumber"');
		expect(await read({ output: 'selected', outputFields: 'id, name' })).toEqual(['id', 'name']);
	});

	test('always shows how a write ended', async () => {
		const more = { limits: LIMITS, output: 'selected', outputFields: 'id' };
		const bought = await tool('SalesOrder', sale(customer, 'agent-fields', more))({});
		expect(bought).toContain('"created":true');
		expect(bought).not.toContain('"customerId"');
	});

	test('without names, Selected Fields is refused', async () => {
		const more = { output: 'selected', outputFields: ' ' };
		expect(
			await said(tool('Customer', { resource: 'customer', operation: 'getAll', limit: 1, ...more })({})),
		).toContain('"Fields" is empty');
	});
});

test('without a limit nothing is bought', async () => {
	expect(await said(tool('SalesOrder', sale(customer, 'agent-1'))({}))).toContain(NEEDS_TOTAL);
	expect(world.orders(customer)).toHaveLength(0);
});

describe('an agent of version 3 lets n8n run the tool like a step of the flow', () => {
	const call = async (
		node: string,
		parameters: Parameters<World['core']['runNode']>[1],
		input: object,
		run: string,
	) => {
		const { error, lastNodeItems } = await world.core.runNode(
			`cloud.ingramMicro${node}Tool`,
			parameters,
			[{ json: { ...input } }],
			{ credentialId: 'a', executionId: run },
		);
		return error?.message ?? JSON.stringify(lastNodeItems[0].json);
	};
	const quantity = lines('={{ $fromAI("quantity", "", "string") }}');

	test('a limit of the flow is asked for, and what the model makes up is refused', async () => {
		expect(await call('SalesOrder', sale(customer, 'agent-1'), {}, 'v3-1')).toContain(NEEDS_TOTAL);
		const more = { limits: LIMITS, orderKey: '={{ $fromAI("key", "", "string") }}' };
		expect(await call('SalesOrder', sale(customer, '', more), { key: 'x' }, 'v3-2')).toContain(LEFT_TO_THE_MODEL);
		expect(world.orders(customer)).toHaveLength(0);
	});

	test('two calls of one order buy once, and all calls of a run have one limit', async () => {
		const limits = { ...LIMITS, maximumQuantity: 3 };
		const place = async (key: string, toolCallId: string) =>
			await call(
				'SalesOrder',
				sale(customer, key, { limits, products: quantity }),
				{ quantity: '3', toolCallId },
				'v3-3',
			);
		expect(await place('agent-1', 'call-1')).toContain('"created":true');
		expect(await place('agent-1', 'call-2')).toContain('"created":false');
		expect(await place('agent-2', 'call-3')).toContain('"Maximum Quantity" of 3');
		expect(world.orders(customer)).toHaveLength(1);
	});

	test('a customer that the model asks for twice after a lost answer is created once', async () => {
		const before = world.simulator.ingram.customers().length;
		world.simulator.faults.add({ route: 'POST /customers', kind: 'reset', when: 'after' });
		const parameters = create('');
		for (const toolCallId of ['call-1', 'call-2'])
			expect(await call('Customer', parameters, { toolCallId }, 'v3-4')).toMatch(UNKNOWN_OUTCOME);
		expect(world.simulator.ingram.customers()).toHaveLength(before + 1);
	});
});

test.each(['null', 'lots', '-3', '1.5'])(
	'a quantity of %s from the model is reported in a sentence',
	async (quantity) => {
		const call = tool(
			'SalesOrder',
			sale(customer, 'agent-1', { limits: LIMITS, products: lines('={{ $fromAI("quantity", "", "string") }}') }),
		);
		const answer = await said(call({ quantity }));
		expect(answer).toMatch(/"Products, line 1, Quantity" must be /);
		expect(world.orders(customer)).toHaveLength(0);
	},
);

test('without an order key nothing is bought: a repeat could not be distinguished from a new sale', async () => {
	const call = tool('SalesOrder', sale(customer, '', { options: { withoutOrderKey: true }, limits: LIMITS }), {
		retryOnFail: true,
		maxTries: 3,
	});
	expect(await said(call({}))).toContain('Enter an order key');
	expect(world.orders(customer)).toHaveLength(0);
});

test('calls for five customers under one key buy once: the limit is one of the run', async () => {
	const call = tool(
		'SalesOrder',
		sale('', 'agent-5', { limits: LIMITS, customerId: byId('={{ $fromAI("customer", "", "string") }}') }),
	);
	const customers = [customer];
	while (customers.length < 5) customers.push(await world.customer());
	expect(await call({ customer: customers[0] })).toContain('"created":true');
	for (const other of customers.slice(1))
		expect(await said(call({ customer: other }))).toContain('used for another customer');
	expect(customers.flatMap((one) => world.orders(one))).toHaveLength(1);
	expect(await call({ customer: customers[0] })).toContain('"created":false');
});

test('calls under five keys spend the limit once: it is for all calls of the run', async () => {
	const customers = [customer];
	while (customers.length < 5) customers.push(await world.customer());
	const call = async (number: number, executionId: string, more = {}, maximumTotal = '1000.00') =>
		await said(
			tool(
				'SalesOrder',
				sale(customers[number], `${executionId}-${number}`, { limits: { ...LIMITS, maximumTotal }, ...more }),
				{ executionId },
			)({}),
		);
	const bought = () => customers.flatMap((one) => world.orders(one)).length;
	const [{ checks }] = JSON.parse(await call(0, 'first')) as Array<{ checks: { estimate: { total: string } } }>;
	const price = Number(checks.estimate.total);
	const most = (price * 2.5).toFixed(2);
	const said5 = await Promise.all([0, 1, 2, 3, 4].map(async (number) => await call(number, 'second', {}, most)));
	expect(said5.filter((one) => one.includes('"created":true'))).toHaveLength(2);
	expect(said5.filter((one) => one.includes(`already used ${(price * 2).toFixed(2)} with this node`))).toHaveLength(3);
	expect(bought()).toBe(3);
	// One more of the run under a key that has bought gives that order; another run has the limit again.
	const again = await Promise.all([0, 1, 2, 3, 4].map(async (number) => await call(number, 'second', {}, most)));
	expect(again.filter((one) => one.includes('"created":false'))).toHaveLength(2);
	expect(bought()).toBe(3);
	expect(await call(0, 'third', {}, most)).toContain('"created":true');
});

test('what was refused spends nothing of the limit', async () => {
	const executionId = 'refused';
	const limits = { maximumTotal: '1000.00', expectedCurrency: 'USD', maximumQuantity: 3 };
	const call = async (key: string) =>
		await said(tool('SalesOrder', sale(customer, key, { limits }), { executionId })({}));
	const body = { message: 'Product ACME-BACKUP is not available' };
	world.simulator.faults.add({ route: 'POST /orders', kind: 'status', status: 400, body });
	expect(await call('refused-1')).not.toContain('"created":true');
	expect(await call('refused-2')).toContain('"created":true');
	expect(await call('refused-3')).toContain('"Maximum Quantity" of 3');
	expect(world.orders(customer)).toHaveLength(1);
});

test('what was refused without a reason may have been bought: it spends the limit', async () => {
	const executionId = 'doubtful';
	const limits = { maximumTotal: '1000.00', expectedCurrency: 'USD', maximumQuantity: 3 };
	const call = async (key: string) =>
		await said(tool('SalesOrder', sale(customer, key, { limits }), { executionId })({}));
	world.simulator.faults.add({ route: 'POST /orders', kind: 'status', status: 403, body: { message: 'Denied' } });
	expect(await call('doubtful-1')).toMatch(UNKNOWN_OUTCOME);
	expect(await call('doubtful-2')).toContain('"Maximum Quantity" of 3');
	expect(world.orders(customer)).toHaveLength(0);
});

test('a customer that does not exist spends nothing: the agent may correct itself', async () => {
	const call = tool(
		'SalesOrder',
		sale('', 'agent-6', { limits: LIMITS, customerId: byId('={{ $fromAI("customer", "", "string") }}') }),
	);
	await said(call({ customer: '00000000-0000-4000-8000-000000000000' }));
	expect(await call({ customer })).toContain('"created":true');
});

test.each([
	'={{ "agent-" + $runIndex }}',
	'=agent-{{ Math.random() }}',
	'=agent-{{ $now }}',
	'=agent-{{ $execution.id }}',
	'={{ Date.now() }}',
])('a key that changes with each call is refused: %s', async (orderKey) => {
	expect(await said(tool('SalesOrder', sale(customer, orderKey, { limits: LIMITS }))({}))).toContain(
		'"Order Key" changes with each call',
	);
	expect(world.orders(customer)).toHaveLength(0);
});

test('Retry On Fail creates a customer once', async () => {
	const before = world.simulator.ingram.customers().length;
	world.simulator.faults.add({ route: 'POST /customers', kind: 'reset', when: 'after' });
	const call = tool('Customer', create(''), { retryOnFail: true, maxTries: 3 });
	expect(await call({}).catch((error: Error) => error.message)).toMatch(UNKNOWN_OUTCOME);
	expect(world.simulator.ingram.customers()).toHaveLength(before + 1);
});
