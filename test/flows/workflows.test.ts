import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { credentialTypes, nodes } from '../../scripts/package';
import { startSimulator, type Simulator } from '../../simulator';
import { createCore, readBinary, type Core, type Flow, type FlowResult } from '../support/core';
import { given } from '../support/given';
import { freezeDate, time } from '../support/virtualClock';

const folder = join(__dirname, '../../workflows');
const read = <T>(file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as T;

let simulator: Simulator;
let core: Core;

beforeAll(async () => {
	freezeDate();
	simulator = await startSimulator({ now: time.now, sleep: time.sleep });
	const [account] = simulator.ingram.accounts;
	const data = {
		signIn: 'basic',
		baseUrl: simulator.ingram.url,
		username: account.username,
		password: account.password,
		subscriptionApiKey: account.subscriptionKey,
		marketplace: account.marketplace,
		sessionToken: '',
		tokenExpiresAt: '',
	};
	core = await createCore({
		nodes: Object.fromEntries(nodes.map(({ type, Node }) => [type, Node])),
		credentialTypes,
		credentials: { ingramMicroCloudMarketplaceApi: { ingramMicroDemo01: { name: 'Simulator', data } } },
	});
});

beforeEach(() => {
	simulator.reset();
	// What the nodes remember of what they made ends by then.
	time.pass(61 * 60_000);
});
afterAll(async () => await simulator.stop());

/** Runs a flow of the folder and expects it to go through to the end. */
async function run(file: string, change: (flow: Flow) => void = () => undefined): Promise<FlowResult> {
	const flow = read<Flow>(file);
	change(flow);
	const result = await core.runFlow(flow);
	expect(result.error).toBeUndefined();
	return result;
}

const first = (result: FlowResult, node: string): IDataObject =>
	(result.itemsByNode[node] as INodeExecutionData[])[0].json;

/** Sets a value of the flow's Sale node, as a user does before the flow is run. */
function sale(name: string, value: string) {
	return (flow: Flow) => {
		const node = flow.nodes.find((candidate) => candidate.name === 'Sale');
		const rows = (node?.parameters.assignments as { assignments: Array<{ name: string; value: unknown }> }).assignments;
		const row = rows.find((candidate) => candidate.name === name);
		if (!row) throw new Error(`The flow has no value ${name}`);
		row.value = value;
	};
}

describe('New CRM deal to subscription', () => {
	const deal = read<IDataObject>('new-crm-deal.body.json');
	const deliver = async (body: IDataObject) =>
		await core.runFlow(read<Flow>('deal-to-subscription.json'), { webhook: { body } });

	test('sells once, and gives the subscription back to the caller', async () => {
		const { response, error } = await deliver(deal);
		expect(error).toBeUndefined();
		const [subscription] = simulator.ingram.subscriptions();
		expect(response?.body).toMatchObject({
			dealId: deal.dealId,
			orderStatus: 'completed',
			created: true,
			subscriptionId: given(subscription.id),
		});
		expect(subscription.status).toBe('active');
		expect(simulator.ingram.effects()).toMatchObject({ customers: 1, orders: 1 });
	});

	test('delivered twice, one after the other and at the same time, it leaves one customer and one order', async () => {
		const answers = [await deliver(deal), ...(await Promise.all([deliver(deal), deliver(deal)]))];
		const ids = answers.map(({ response }) => (response?.body as IDataObject).subscriptionId);
		const [subscription] = simulator.ingram.subscriptions();
		expect(ids).toEqual(answers.map(() => given(subscription.id)));
		expect(simulator.ingram.effects()).toMatchObject({
			customers: 1,
			orders: 1,
			ordersByPoNumber: { [String(deal.dealId)]: 1 },
		});
	});

	test('a deal that cannot be sold: the caller gets what to do, and nothing is ordered', async () => {
		const [line] = deal.lines as IDataObject[];
		const { response } = await deliver({ ...deal, lines: [{ ...line, quantity: 1.5 }] });
		expect(response?.statusCode).toBe(422);
		expect((response?.body as IDataObject).error).toMatch(/quantity.*whole number/i);
		expect(simulator.ingram.effects().orders).toBe(0);
	});
});

describe("The guide's sales scenarios", () => {
	test('Office 365: full domain checked, prefix ordered, changed to final quantities, cancellation asked for', async () => {
		const result = await run('office-365.json');
		expect(first(result, 'Is the Name Free?')).toMatchObject({ valid: true });
		expect(first(result, 'Place Sales Order')).toMatchObject({ outcome: 'completed', created: true });
		expect(first(result, 'Change Quantities')).toMatchObject({ outcome: 'completed', created: true });
		const products = first(result, 'Read Subscription').products as IDataObject[];
		expect(products.map(({ quantityNumber }) => quantityNumber).sort()).toEqual([1, 1, 12]);
		expect(first(result, 'Ask for Cancellation')).toMatchObject({ outcome: 'pending', status: 'submitted' });
		expect(simulator.ingram.effects().ordersByType).toEqual({ sales: 1, change: 1, cancellation: 1 });
		const orders = simulator.ingram.orders();
		expect(JSON.stringify(orders.find(({ type }) => type === 'sales')?.lines)).toContain('"contosoretail"');
	});

	test('Office 365 for an existing tenant: the occupied domain goes with the Microsoft account id', async () => {
		const result = await run('office-365.json', (flow) => {
			sale('domain', 'contoso')(flow);
			sale('msAccountId', '917cd03a-c81a-43ac-91ad-a3c1c3f57bcd')(flow);
		});
		expect(first(result, 'Is the Name Free?')).toMatchObject({ valid: false });
		expect(first(result, 'Place Sales Order')).toMatchObject({ outcome: 'completed' });
	});

	test('Office 365 with a domain that somebody else has: the flow ends at the check, nothing is ordered', async () => {
		const result = await run('office-365.json', sale('domain', 'contoso'));
		expect(result.itemsByNode['Place Sales Order']).toBeUndefined();
		expect(simulator.ingram.effects().orders).toBe(0);
	});

	test.each([
		['azure-csp.json', 'MS-AZR-0145P'],
		['azure-csp-new-experience.json', 'MS-AZR-0017G'],
	])('%s: checked, sold as one unit, cancellation asked for', async (file, mpn) => {
		const result = await run(file);
		const order = first(result, 'Place Sales Order');
		expect(order).toMatchObject({ outcome: 'completed', created: true });
		expect(order.products).toMatchObject([{ mpn, quantityNumber: 1 }]);
		expect(first(result, 'Read Subscription')).toMatchObject({ status: 'active' });
		expect(first(result, 'Ask for Cancellation')).toMatchObject({ outcome: 'pending' });
	});

	test.each(['office-365.json', 'azure-csp.json', 'azure-csp-new-experience.json'])(
		'%s run a second time buys nothing',
		async (file) => {
			await run(file);
			const before = simulator.ingram.effects().orders;
			const again = await run(file);
			expect(first(again, 'Place Sales Order')).toMatchObject({ created: false });
			expect(simulator.ingram.effects().orders).toBe(before);
		},
	);
});

test("Report: scheduled, waited for, downloaded, without the API's headers at the storage", async () => {
	const result = await run('report.json');
	expect(first(result, 'Schedule Report')).toMatchObject({ status: 'completed', outcome: 'completed' });
	const [file] = result.itemsByNode['Download Report'] as INodeExecutionData[];
	const content = await readBinary(file.binary?.data as never);
	expect(content.toString().split('\n').length).toBeGreaterThan(1);
	expect(file.binary?.data.mimeType).toBe('text/csv');
	expect(simulator.effects()).toMatchObject({ downloads: 1 });
});
