import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { sleep, type IBinaryData, type INode, type INodeParameters } from 'n8n-workflow';
import { createCore, NODE_NAME, readBinary, userFolder, type Core, type Flow } from '../support/core';
import { fileBytes, startToyServer, type ToyServer } from '../support/core/toy/server';
import { ToyApi, ToyKeyApi } from '../support/core/toy/ToyApi.credentials';
import { Toy } from '../support/core/toy/Toy.node';

const TOY = 'toy-package.toy';
const byId = (value: string) => ({ __rl: true, mode: 'id', value });
const place = (quantity: number | string, customer = 'ada'): INodeParameters => ({
	operation: 'place',
	customer: byId(customer),
	quantity,
});
const items = (...quantities: number[]) => quantities.map((quantity) => ({ json: { quantity } }));

async function until(holds: () => boolean) {
	for (let tries = 0; !holds(); tries++) {
		if (tries > 400) throw new Error('It did not come true within two seconds');
		await sleep(5);
	}
}

let server: ToyServer;
let core: Core;

beforeEach(async () => {
	server = await startToyServer();
	const account = (user: string) => ({ name: user, data: { baseUrl: server.url, user, token: '' } });
	core = await createCore({
		nodes: { [TOY]: Toy },
		credentialTypes: { toyApi: ToyApi, toyKeyApi: ToyKeyApi },
		credentials: {
			toyApi: { a: account('first'), b: account('second') },
			toyKeyApi: { k: { name: 'key', data: { baseUrl: server.url, key: 'secret' } } },
		},
	});
});

afterEach(async () => {
	await server.close();
});

describe('one node', () => {
	test('evaluates expressions per item and pairs what comes out', async () => {
		const { lastNodeItems, error } = await core.runNode(TOY, place('={{ $json.quantity * 2 }}'), items(1, 2));

		expect(error).toBeUndefined();
		expect(lastNodeItems).toEqual([
			{ json: { id: 1, customer: 'ada', quantity: 2 }, pairedItem: { item: 0 } },
			{ json: { id: 2, customer: 'ada', quantity: 4 }, pairedItem: { item: 1 } },
		]);
	});

	test('does not start when a required field is empty', async () => {
		await expect(core.runNode(TOY, place(1, ''))).rejects.toThrow('Parameter "Customer" is required');
		expect(server.state.attempts).toBe(0);
	});

	test('fails with the error of the node and item', async () => {
		const { error, lastNodeItems, run } = await core.runNode(TOY, place('={{ $json.quantity }}'), items(1, 0, 3));

		expect(run.status).toBe('error');
		expect(error).toMatchObject({ message: 'Refused with 422: quantity', context: { itemIndex: 1 } });
		expect(lastNodeItems).toEqual([]);
		expect(server.state.orders).toHaveLength(1);
	});

	test('runs the whole node again with Retry On Fail, as often as it may', async () => {
		server.state.failNext = 2;
		const saved = await core.runNode(TOY, place(1), undefined, { retryOnFail: true, maxTries: 3 });
		expect(saved.error).toBeUndefined();
		expect(server.state).toMatchObject({ attempts: 3, orders: [{ quantity: 1 }] });

		server.state.failNext = 9;
		const lost = await core.runNode(TOY, place(1), undefined, { retryOnFail: true, maxTries: 2 });
		expect(lost.error?.message).toBe('Refused with 500: set to fail');
		expect(server.state.attempts).toBe(5);
	});

	test('shows the id of the execution to the node', async () => {
		await core.runNode(TOY, place(1, '={{ $execution.id + "-" + $runIndex }}'), undefined, { executionId: 'run7' });
		expect(server.state.orders[0].customer).toBe('run7-0');
	});

	test('honours Execute Once', async () => {
		await core.runNode(TOY, place('={{ $json.quantity }}'), items(4, 5), { executeOnce: true });
		expect(server.state.orders).toEqual([{ customer: 'ada', quantity: 4 }]);
	});
});

describe('continue on fail', () => {
	const parameters = place('={{ $json.quantity }}');
	const failure = { error: 'Refused with 422: quantity', details: { item: 1 } };

	test('in the regular output', async () => {
		const options = { onError: 'continueRegularOutput' } as const;
		const { lastNodeItems, error } = await core.runNode(TOY, parameters, items(1, 0, 3), options);

		expect(error).toBeUndefined();
		expect(lastNodeItems.map(({ json }) => json.id ?? json)).toEqual([1, failure, 2]);
	});

	test('in the error output, together with the fields of the item', async () => {
		const options = { onError: 'continueErrorOutput' } as const;
		const { outputsByNode } = await core.runNode(TOY, parameters, items(1, 0, 3), options);
		const [regular, errors] = outputsByNode[NODE_NAME];

		expect(regular.map(({ json }) => json.id)).toEqual([1, 2]);
		expect(errors).toEqual([{ json: { quantity: 0, ...failure }, pairedItem: { item: 1 } }]);
	});
});

describe('credentials', () => {
	test('an empty token is exchanged once and kept with its expiry', async () => {
		await core.runNode(TOY, place(1), items(1, 2));
		await core.runNode(TOY, place(1));

		expect(server.state).toMatchObject({ tokens: ['token-1'], attempts: 3 });
		const stored = await core.credentialData('toyApi', 'a');
		expect(stored).toMatchObject({ user: 'first', token: 'token-1' });
		expect(stored.expiresAt).toBeGreaterThan(Date.now());
	});

	test('a refused token is exchanged, kept, and the request sent again', async () => {
		await core.runNode(TOY, place(1));
		server.state.revoked.add('token-1');
		const { error } = await core.runNode(TOY, place(1));

		expect(error).toBeUndefined();
		expect(server.state).toMatchObject({ tokens: ['token-1', 'token-2'], attempts: 2 });
		expect(await core.credentialData('toyApi', 'a')).toMatchObject({ token: 'token-2' });
	});

	test('each account has its own token; an unknown one is refused', async () => {
		await core.runNode(TOY, place(1), undefined, { credentialId: 'b' });

		expect(await core.credentialData('toyApi', 'b')).toMatchObject({ token: 'token-1' });
		expect(await core.credentialData('toyApi', 'a')).toMatchObject({ token: '' });
		await expect(core.runNode(TOY, place(1), undefined, { credentialId: 'c' })).rejects.toThrow('"c"');
	});

	test('a node sees declared fields, defaults and the domain restriction, and nothing else', async () => {
		const fresh = await core.runNode(TOY, { operation: 'fields' });
		expect(fresh.lastNodeItems[0].json).toMatchObject({ allowedHttpRequestDomains: 'all' });

		await core.runNode(TOY, place(1));
		const restriction = { allowedHttpRequestDomains: 'domains', allowedDomains: '127.0.0.1' };
		await core.changeCredential('toyApi', 'a', { user: '={{ "us" + "er" }}', ...restriction });
		const { lastNodeItems } = await core.runNode(TOY, { operation: 'fields' });

		expect(lastNodeItems[0].json).toEqual({
			baseUrl: server.url,
			user: 'user',
			region: 'eu',
			token: 'token-1',
			expiresAt: expect.any(Number),
			...restriction,
		});
		expect(await core.credentialData('toyApi', 'a')).toHaveProperty('undeclared');
	});

	test('the exchange keeps to the allowed domains', async () => {
		const restriction = { allowedHttpRequestDomains: 'domains', allowedDomains: 'example.com' };
		await core.changeCredential('toyApi', 'a', restriction);
		const { error } = await core.runNode(TOY, place(1));

		expect(error?.message).toContain('Domain not allowed');
		expect(server.state.tokens).toEqual([]);
	});

	test('a generic authenticate fills headers and query', async () => {
		const { error } = await core.runNode(TOY, { operation: 'key' });

		expect(error).toBeUndefined();
		expect(server.state.key).toEqual({ header: 'secret', via: 'generic' });
	});
});

describe('cancel', () => {
	test.each(['hang', 'wait'])('ends a node that would %s for ever', async (operation) => {
		const stop = new AbortController();
		const running = core.runNode(TOY, { operation }, undefined, { signal: stop.signal });
		await (operation === 'hang' ? until(() => server.state.waiting === 1) : sleep(50));
		stop.abort();
		const { run, error } = await running;

		expect(run.status).toBe('canceled');
		expect(error).toBeDefined();
		await until(() => server.state.waiting === 0);
	});
});

test('a run that was canceled before it began sends nothing', async () => {
	const { run } = await core.runNode(TOY, place(1), undefined, { signal: AbortSignal.abort() });
	expect(run.status).toBe('canceled');
	expect(server.state.attempts).toBe(0);
});

describe('pickers', () => {
	test('page by page, with a filter, with no match', async () => {
		const first = await core.search(TOY, 'searchCustomers', {});
		expect(first).toEqual({
			results: [
				{ name: 'Ada', value: 'ada' },
				{ name: 'Bea', value: 'bea' },
			],
			paginationToken: '1',
		});
		const second = await core.search(TOY, 'searchCustomers', {}, undefined, '1');
		expect(second).toEqual({ results: [{ name: 'Cid', value: 'cid' }] });

		const { results } = await core.search(TOY, 'searchCustomers', {}, 'Be');
		expect(results).toEqual([{ name: 'Bea', value: 'bea' }]);
		expect(await core.search(TOY, 'searchCustomers', {}, 'Zoe')).toEqual({ results: [] });
		expect(server.state.tokens).toHaveLength(1);
	});

	test('a search that is not there is refused', async () => {
		await expect(core.search(TOY, 'searchNothing', {})).rejects.toThrow('no list search');
	});
});

test('a stream becomes a file below the temporary folder', async () => {
	const { lastNodeItems, error } = await core.runNode(TOY, { operation: 'download' });
	expect(error).toBeUndefined();
	const file = lastNodeItems[0].binary?.data as IBinaryData;

	expect(file).toMatchObject({ fileName: 'report.csv', mimeType: 'text/csv', bytes: fileBytes, data: 'filesystem-v2' });
	expect(await readBinary(file)).toHaveLength(fileBytes);
	const path = join(userFolder, '.n8n', 'storage', String(file.id).split(':')[1]);
	expect(existsSync(path)).toBe(true);
	expect(path.startsWith(join(homedir(), '.n8n'))).toBe(false);
});

describe('a flow of several nodes', () => {
	const node = (name: string, type: string, typeVersion: number, parameters: INodeParameters): INode => ({
		id: name,
		name,
		type,
		typeVersion,
		position: [0, 0],
		parameters,
	});
	const to = (...names: string[]) => names.map((name) => ({ node: name, type: 'main' as const, index: 0 }));
	const equals = (leftValue: string, rightValue: string) => ({
		combinator: 'and',
		options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
		conditions: [{ id: '1', leftValue, rightValue, operator: { type: 'string', operation: 'equals' } }],
	});
	const text = (name: string, value: string, type = 'string') => ({ id: name, name, value, type });

	const flow: Flow = {
		nodes: [
			node('Note', 'n8n-nodes-base.stickyNote', 1, { content: 'never runs' }),
			node('Deal', 'n8n-nodes-base.webhook', 2, { path: 'deal', responseMode: 'responseNode' }),
			node('Lines', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'body.lines', include: 'noOtherFields' }),
			node('Sold Here', 'n8n-nodes-base.if', 2, { conditions: equals('={{ $json.kind }}', 'toy') }),
			node('Order', TOY, 1, place('={{ $json.units }}', "={{ $('Deal').item.json.body.customer }}")),
			node('Result', 'n8n-nodes-base.set', 3.4, {
				assignments: {
					assignments: [
						text('order.id', '={{ $json.id }}', 'number'),
						text('line', "={{ $('Lines').item.json.line }}"),
					],
				},
			}),
			node('Answer', 'n8n-nodes-base.respondToWebhook', 1.1, { respondWith: 'allIncomingItems' }),
			// Above the other branch: n8n runs the upper branch first.
			{ ...node('Elsewhere', 'n8n-nodes-base.noOp', 1, {}), position: [0, -100] },
		],
		connections: {
			Deal: { main: [to('Lines')] },
			Lines: { main: [to('Sold Here')] },
			'Sold Here': { main: [to('Order'), to('Elsewhere')] },
			Order: { main: [to('Result')] },
			Result: { main: [to('Answer')] },
		},
	};
	const asWritten = JSON.stringify(flow);
	const body = {
		customer: 'bea',
		lines: [
			{ line: 'one', kind: 'book', units: 1 },
			{ line: 'two', kind: 'toy', units: 2 },
			{ line: 'three', kind: 'toy', units: 3 },
		],
	};

	test('runs from a webhook call to the answer, pairing items across nodes', async () => {
		const { error, response, itemsByNode, lastNodeItems } = await core.runFlow(flow, { webhook: { body } });

		expect(error).toBeUndefined();
		expect(server.state.orders).toEqual([
			{ customer: 'bea', quantity: 2 },
			{ customer: 'bea', quantity: 3 },
		]);
		const rows = [
			{ order: { id: 1 }, line: 'two' },
			{ order: { id: 2 }, line: 'three' },
		];
		expect(lastNodeItems.map(({ json }) => json)).toEqual(rows);
		expect(response).toMatchObject({ body: rows, statusCode: 200 });
		expect(itemsByNode.Elsewhere.map(({ json }) => json.line)).toEqual(['one']);
		expect(itemsByNode).not.toHaveProperty('Note');
	});

	test('leaves the given flow as it was, so that it runs again', async () => {
		await core.runFlow(flow, { webhook: { body } });
		expect(JSON.stringify(flow)).toBe(asWritten);
		await core.runFlow(flow, { webhook: { body } });
		expect(server.state.orders).toHaveLength(4);
	});

	test('a stand-in refuses a parameter that it would have to ignore', async () => {
		const other = { ...flow, nodes: [...flow.nodes, node('Copy', 'n8n-nodes-base.set', 3.4, { include: 'except' })] };
		await expect(core.runFlow(other, { webhook: { body } })).rejects.toThrow(
			'"Copy" does not know the parameter "include"',
		);
	});
});
