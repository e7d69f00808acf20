import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { e2eFolder } from '../paths';

/** A client of an MCP server. */
export interface McpClient {
	/** names of the tools that it offers */
	tools(): Promise<string[]>;
	/** Calls a tool. Answers the text that a model reads. */
	call(name: string, given: IDataObject): Promise<string>;
	close(): Promise<void>;
}

/** What is used of the package that comes with n8n. */
interface Sdk {
	Client: new (about: { name: string; version: string }) => {
		connect(transport: object): Promise<void>;
		listTools(): Promise<{ tools: Array<{ name: string }> }>;
		callTool(call: { name: string; arguments: IDataObject }): Promise<{ content: Array<{ text?: string }> }>;
		close(): Promise<void>;
	};
}

interface Transport {
	StreamableHTTPClientTransport: new (url: URL, options: { requestInit: RequestInit }) => object;
}

const ofN8n = createRequire(join(e2eFolder, 'package.json'));

/** Connects over HTTP, with the client of the package that comes with n8n. */
export async function connectMcp(url: string, headers: Record<string, string> = {}): Promise<McpClient> {
	const { Client } = ofN8n('@modelcontextprotocol/sdk/client/index.js') as Sdk;
	const { StreamableHTTPClientTransport } = ofN8n('@modelcontextprotocol/sdk/client/streamableHttp.js') as Transport;
	const client = new Client({ name: 'e2e', version: '1.0.0' });
	await client.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } }));
	return {
		tools: async () => (await client.listTools()).tools.map(({ name }) => name),
		async call(name, given) {
			const { content } = await client.callTool({ name, arguments: given });
			return content.map(({ text }) => text ?? '').join('\n');
		},
		close: async () => await client.close(),
	};
}
