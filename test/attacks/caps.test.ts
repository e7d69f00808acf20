import { capsOf } from '../../nodes/engine/util/network/caps';
import { rowsWithin } from '../../nodes/engine/sheets/weight';
import { credentialTypes, nodes } from '../../scripts/package';
import { startSimulator, type Simulator } from '../../simulator';
import { createCore } from '../support/core';

import { CREDENTIAL, credentialOf } from '../flows/ingram/world';

/** How much memory an answer, a list and the rows of a file may take: as a credential says, for every node that uses it. */

const MB = 1024 * 1024;

test.each([
	[undefined, 64, 256],
	[1, 1, 4],
	['128', 128, 512],
	[256, 256, 1024],
	[0, 64, 256],
	[-1, 64, 256],
	[257, 64, 256],
	[1e9, 64, 256],
	['', 64, 256],
	[null, 64, 256],
	[NaN, 64, 256],
	['lots', 64, 256],
])('B9: a credential with Max Answer Size %p allows %d MB, and a list %d MB', (maxAnswerSize, answer, list) => {
	expect(capsOf(maxAnswerSize === undefined ? {} : { maxAnswerSize })).toEqual({
		answer: answer * MB,
		list: list * MB,
	});
});

test('B9: every credential has the field, and none says more than 64 MB by itself', () => {
	const fields = Object.values(credentialTypes).map((Type) =>
		new Type().properties.find(({ name }) => name === 'maxAnswerSize'),
	);
	expect(fields.map((field) => field?.default)).toEqual([64, 64, 64, 64, 64]);
});

describe('through a node', () => {
	let simulator: Simulator;
	beforeAll(async () => {
		simulator = await startSimulator();
	});
	afterAll(async () => await simulator.stop());

	test.each([
		[1, 'more than 1 MB of data'],
		[undefined, undefined],
	])('B9: an answer of 2 MB where the credential allows %p', async (maxAnswerSize, words) => {
		const { name, data } = credentialOf(simulator.ingram.accounts[0], simulator.ingram.url);
		const type = 'n8n-nodes-cloud-marketplace.ingramMicroCustomer';
		const core = await createCore({
			nodes: Object.fromEntries(nodes.filter((one) => one.type === type).map((one) => [one.type, one.Node])),
			credentialTypes,
			credentials: {
				[CREDENTIAL]: { a: { name, data: { ...data, ...(maxAnswerSize === undefined ? {} : { maxAnswerSize }) } } },
			},
		});
		const customer = { id: '1', name: 'x'.repeat(2 * MB) };
		const body = { data: [customer], pagination: { offset: 0, limit: 1000, total: 1 } };
		simulator.faults.add({ route: 'GET /customers', kind: 'status', status: 200, body });
		const { error, lastNodeItems } = await core.runNode(
			type,
			{ resource: 'customer', operation: 'getAll', returnAll: true, simplify: false },
			undefined,
			{ credentialId: 'a' },
		);
		expect(error?.message.includes(words ?? '')).toBe(words === undefined ? undefined : true);
		expect(lastNodeItems).toHaveLength(words === undefined ? 1 : 0);
	});
});

test('B9: the rows of a file end with a sentence before they fill the memory', () => {
	const kept = rowsWithin({ maxAnswerSize: 1 }, Infinity);
	const row = { product: 'x'.repeat(1000), price: '1.00' };
	const fill = () => {
		for (let count = 0; count < 10_000; count += 1) kept.keep({ ...row });
	};
	expect(fill).toThrow(/take more than 4 MB of memory\. .*Max Answer Size/);
	expect(kept.rows.length).toBeGreaterThan(3000);
	expect(kept.rows.length).toBeLessThan(4 * 1024);
});
