import assert from 'node:assert/strict';
import { recordedDeal, sellOnce } from '../cases/headline';
import { readFlow } from '../flows/flowFiles';
import { soldAtIngram } from '../flows/sold';
import { secretHeader } from '../n8n/webhookSecret';
import { outside } from '../n8n/http';
import { activateWorkflow, importWorkflow, stopWorkflow } from '../n8n/rest';
import type { Case } from '../runCases';
import { mcpFlow } from './agentFlow';
import { assertRows, found, plain, says } from './answers';
import { callsOf } from './calls';
import { connectMcp, type McpClient } from './mcpClient';
import type { ToolStage } from './stage';

/** What is offered of each platform: a node that reads, and one that buys. */
const NODES = [
	['ingramMicroCustomer', 'ingramMicroSalesOrder'],
	['partnerCenterCustomer', 'partnerCenterPurchase'],
	['adobeVipCustomer', 'adobeVipNewOrder'],
];

const FLOW = 'mcp-server-with-capped-purchases.json';

/** The nodes as tools of n8n's MCP server. */
export function mcpCases(tools: ToolStage): Case[] {
	const { stage, platforms, sampled, simulated } = tools;
	const { session, simulator } = stage;
	return [
		{
			name: 'MCP: the tools of all platforms are listed; a read of each is answered, a purchase without a limit is refused',
			async run() {
				const chosen = NODES.flatMap(([reads, buys]) => [
					callsOf(reads, platforms.url).filter(({ rows }) => rows)[0],
					callsOf(buys, platforms.url).filter(({ refusal }) => refusal)[0],
				]);
				const { flow, path } = mcpFlow(
					'MCP',
					chosen.map(({ tool }) => tool),
				);
				const id = await importWorkflow(session, flow, sampled);
				await activateWorkflow(session, id);
				const client = await connectMcp(`${session.url}/${path}`);
				assert.deepEqual((await client.tools()).sort(), chosen.map(({ tool }) => tool.name).sort());
				for (const { operation, tool, arguments: given, rows, refusal } of chosen) {
					platforms.running(operation);
					const answer = plain(await client.call(tool.name, given), platforms.url);
					if (refusal === undefined) assertRows(answer, rows ?? []);
					else assert.ok(says(answer, refusal), `the model reads: ${answer}`);
				}
				await client.close();
				await stopWorkflow(session, id);
			},
		},
		{
			name: `MCP: one order within the limits is placed once, one beyond them is refused, without the secret nothing is answered (${FLOW})`,
			async run() {
				// A customer to find.
				await sellOnce(session, await stage.headline());
				const before = soldAtIngram(simulator).length;
				const file = readFlow(FLOW);
				const id = await importWorkflow(session, file, simulated);
				await activateWorkflow(session, id);
				const url = `${session.url}/mcp/${String(file.nodes.find(({ webhookId }) => webhookId)?.parameters.path)}`;
				assert.equal((await outside.post(url, {})).status, 403);
				await buy(await connectMcp(url, secretHeader), before);
				await stopWorkflow(session, id);
			},
		},
	];

	async function buy(client: McpClient, before: number): Promise<void> {
		assert.match(await client.call('Read_Products', {}), /ACME-BACKUP/);
		const customers = await client.call('Read_Customers', { name: recordedDeal().customer.name });
		const customerId = found(customers, /"id":"(\w+)"/);
		const place = async (quantity: number) =>
			await client.call('Place_an_Order', { customerId, mpn: 'ACME-BACKUP', quantity });
		assert.match(await place(11), /Maximum Quantity.* is 10, but 11 units/);
		assert.equal(soldAtIngram(simulator).length, before, 'more was ordered than the flow allows');
		await place(5);
		const again = await place(5);
		assert.match(again, /"created":false/);
		assert.equal(soldAtIngram(simulator).length, before + 1, 'one order was not placed once');
		await client.close();
	}
}
