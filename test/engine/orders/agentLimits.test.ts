import { type Operation, Problem, type Session, type Values } from '../../../nodes/engine/declare';
import { withinRun } from '../../../nodes/engine/orders/agentLimits';
import { amountOf } from '../../../nodes/engine/util/decimal';

/** The limit of an AI agent is for all calls of one run of the flow, for changes too. */

const operation = { quantities: ({ local }: Values) => [Number(local.quantity)] } as unknown as Operation;

const sessionOf = (execution: string | undefined, { tool = true, node = 'n', workflow = 'w', now = 0 } = {}): Session =>
	({
		context: { isToolExecution: () => tool, getNode: () => ({ id: node }), getWorkflow: () => ({ id: workflow }) },
		execution,
		clock: { now: () => now, elapsed: () => now },
		settings: { dryRun: false, limits: { maximumQuantity: 10 } },
	}) as unknown as Session;

const change = async (session: Session, target: string, quantity: number, send = async () => 'done') =>
	await withinRun(session, { operation, values: { local: { quantity } } as unknown as Values, target: [target] }, send);

test('five subscriptions together have the units of the limit', async () => {
	const session = sessionOf('five');
	expect(await change(session, 'a', 6)).toBe('done');
	await expect(change(session, 'b', 5)).rejects.toThrow('already used 6 units with this node');
	expect(await change(session, 'b', 4)).toBe('done');
	await expect(change(session, 'c', 1)).rejects.toThrow('"Maximum Quantity" of 10');
});

test('the same one again counts once, with what is asked for last', async () => {
	const session = sessionOf('again');
	await change(session, 'a', 9);
	await change(session, 'a', 2);
	expect(await change(session, 'b', 8)).toBe('done');
});

test('what was refused counts nothing, what nobody knows counts', async () => {
	const session = sessionOf('refused');
	const ends = (outcome: string) => async () => await Promise.reject(new Problem('No.', { outcome }));
	await expect(change(session, 'a', 9, ends('failed'))).rejects.toThrow('No.');
	await expect(change(session, 'b', 9, ends('unknown'))).rejects.toThrow('No.');
	await expect(change(session, 'c', 9)).rejects.toThrow('already used 9 units');
});

test.each([
	['another run', sessionOf('b')],
	['another node', sessionOf('a', { node: 'other' })],
	['no agent', sessionOf('a', { tool: false })],
	['an hour later', sessionOf('a', { now: 61 * 60_000 })],
])('%s does not count', async (_, session) => {
	await change(sessionOf('a'), 'a', 10);
	expect(await change(session, 'b', 10)).toBe('done');
});

test('without an execution, as MCP calls, the limit is for the workflow and an hour', async () => {
	const workflow = 'mcp';
	await change(sessionOf(undefined, { workflow }), 'a', 8);
	await expect(change(sessionOf(undefined, { workflow }), 'b', 3)).rejects.toThrow('in the last hour');
	expect(await change(sessionOf(undefined, { workflow: 'other' }), 'b', 3)).toBe('done');
	expect(await change(sessionOf(undefined, { workflow, now: 200 * 60_000 }), 'b', 3)).toBe('done');
});

test('over MCP each call counts for an hour of its own, also while calls go on and are refused', async () => {
	const at = (minutes: number) => sessionOf(undefined, { workflow: 'busy', now: minutes * 60_000 });
	expect(await change(at(0), 'a', 6)).toBe('done');
	expect(await change(at(40), 'b', 3)).toBe('done');
	await expect(change(at(50), 'c', 3)).rejects.toThrow('already used 9 units');
	expect(await change(at(61), 'c', 7)).toBe('done');
	await expect(change(at(99), 'd', 1)).rejects.toThrow('already used 10 units');
	expect(await change(at(101), 'd', 3)).toBe('done');
});

test('in one run of the workflow all calls count, however long it takes', async () => {
	const at = (minutes: number) => sessionOf('long', { now: minutes * 60_000 });
	expect(await change(at(0), 'a', 6)).toBe('done');
	expect(await change(at(40), 'b', 3)).toBe('done');
	await expect(change(at(80), 'c', 3)).rejects.toThrow('already used 9 units');
});

describe('the Maximum Total of all calls', () => {
	const withTotal = (execution: string, highest: string): Session =>
		({ ...sessionOf(execution), settings: { dryRun: false, limits: { maximumTotal: amountOf(highest) } } }) as Session;
	const plain = {} as Operation;
	const buy = async (session: Session, target: string, total?: unknown) =>
		await withinRun(
			session,
			{ operation: plain, values: {} as Values, target: [target], total },
			async () => await Promise.resolve('done'),
		);

	test('is kept to the cent', async () => {
		const session = withTotal('total', '100');
		expect(await buy(session, 'a', '60.00')).toBe('done');
		await expect(buy(session, 'b', '40.01')).rejects.toMatchObject({
			message: expect.stringMatching(/used 60\.00 .*"Maximum Total" of 100/),
			details: { outcome: 'failed' },
		});
		expect(await buy(session, 'b', '40.00')).toBe('done');
	});

	test('counts nothing for what has no estimate', async () => {
		const session = withTotal('no estimate', '100');
		expect(await buy(session, 'a')).toBe('done');
		expect(await buy(session, 'b', '100')).toBe('done');
		expect(await buy(session, 'c')).toBe('done');
	});

	test('a call that was refused gets back what it had before', async () => {
		const session = sessionOf('before');
		await change(session, 'a', 4);
		const refused = async () => await Promise.reject(new Problem('No.', { outcome: 'failed' }));
		await expect(change(session, 'a', 9, refused)).rejects.toThrow('No.');
		await expect(change(session, 'b', 7)).rejects.toThrow('used 4 units');
		expect(await change(session, 'b', 6)).toBe('done');
	});
});
