import type { Readable } from 'node:stream';
import {
	NodeConnectionTypes,
	NodeOperationError,
	sleep,
	type IDataObject,
	type IExecuteFunctions,
	type IHttpRequestMethods,
	type ILoadOptionsFunctions,
	type IN8nHttpFullResponse,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

type Answer = IN8nHttpFullResponse & { body: IDataObject };

/** Does with the core what the nodes of this package do with it; it serves to prove the harness. */
export class Toy implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Toy',
		name: 'toy',
		group: ['transform'],
		version: [1, 2],
		defaultVersion: 1,
		description: 'Places orders at the toy server',
		defaults: { name: 'Toy' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{ name: 'toyApi', required: true, displayOptions: { hide: { operation: ['key'] } } },
			{ name: 'toyKeyApi', required: true, displayOptions: { show: { operation: ['key'] } } },
		],
		properties: [
			{ displayName: 'Operation', name: 'operation', type: 'string', default: 'place' },
			{
				displayName: 'Customer',
				name: 'customer',
				type: 'resourceLocator',
				required: true,
				default: { mode: 'list', value: '' },
				displayOptions: { show: { operation: ['place'] } },
				modes: [
					{ displayName: 'List', name: 'list', type: 'list', typeOptions: { searchListMethod: 'searchCustomers' } },
					{ displayName: 'By ID', name: 'id', type: 'string' },
				],
			},
			{ displayName: 'Quantity', name: 'quantity', type: 'number', default: 1 },
		],
	};

	methods = {
		listSearch: {
			async searchCustomers(this: ILoadOptionsFunctions, filter?: string, paginationToken?: string) {
				const { baseUrl } = await this.getCredentials<{ baseUrl: string }>('toyApi');
				const page = Number(paginationToken ?? 0);
				const { rows, more } = (await this.helpers.httpRequestWithAuthentication.call(this, 'toyApi', {
					url: `${baseUrl}/customers`,
					qs: { name: filter ?? '', page },
				})) as { rows: string[]; more: boolean };
				const results = rows.map((name) => ({ name, value: name.toLowerCase() }));
				return more ? { results, paginationToken: String(page + 1) } : { results };
			},
		},
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const rows: INodeExecutionData[] = [];
		for (const item of this.getInputData().keys()) {
			try {
				const operation = this.getNodeParameter('operation', item) as keyof typeof operations;
				rows.push({ ...(await operations[operation].call(this, item)), pairedItem: { item } });
			} catch (error) {
				if (!this.continueOnFail()) throw error;
				rows.push({ json: { error: (error as Error).message, details: { item } }, pairedItem: { item } });
			}
		}
		return [rows];
	}
}

const operations = { place, download, hang, wait, key, fields };

async function place(this: IExecuteFunctions, item: number): Promise<INodeExecutionData> {
	const customer = this.getNodeParameter('customer', item, '', { extractValue: true }) as string;
	const quantity = this.getNodeParameter('quantity', item) as number;
	const answer = await send.call(this, 'POST', '/orders', { customer, quantity });
	if (answer.statusCode < 400) return { json: answer.body };
	const message = `Refused with ${answer.statusCode}: ${String(answer.body.reason)}`;
	throw new NodeOperationError(this.getNode(), message, { itemIndex: item });
}

async function download(this: IExecuteFunctions): Promise<INodeExecutionData> {
	const { baseUrl } = await this.getCredentials<{ baseUrl: string }>('toyApi');
	const file = (await this.helpers.httpRequestWithAuthentication.call(this, 'toyApi', {
		url: `${baseUrl}/file`,
		encoding: 'stream',
	})) as Readable;
	return { json: {}, binary: { data: await this.helpers.prepareBinaryData(file, 'report.csv', 'text/csv') } };
}

/** Sends a request that is never answered. */
async function hang(this: IExecuteFunctions): Promise<INodeExecutionData> {
	return { json: (await send.call(this, 'GET', '/slow')).body };
}

/** Waits until the execution is canceled. */
async function wait(this: IExecuteFunctions): Promise<INodeExecutionData> {
	while (!this.getExecutionCancelSignal()?.aborted) await sleep(10);
	return { json: { stopped: true } };
}

async function key(this: IExecuteFunctions): Promise<INodeExecutionData> {
	const { baseUrl } = await this.getCredentials<{ baseUrl: string }>('toyKeyApi');
	return {
		json: await this.helpers.httpRequestWithAuthentication.call(this, 'toyKeyApi', { url: `${baseUrl}/key` }),
	};
}

/** Puts out what the node sees of its credential. */
async function fields(this: IExecuteFunctions): Promise<INodeExecutionData> {
	return { json: (await this.getCredentials('toyApi')) as unknown as IDataObject };
}

async function send(this: IExecuteFunctions, method: IHttpRequestMethods, path: string, body?: IDataObject) {
	const { baseUrl } = await this.getCredentials<{ baseUrl: string }>('toyApi');
	return (await this.helpers.httpRequestWithAuthentication.call(this, 'toyApi', {
		method,
		url: baseUrl + path,
		body,
		returnFullResponse: true,
		ignoreHttpStatusErrors: { ignore: true, except: [401] },
	})) as Answer;
}
