import {
	jsonParse,
	NodeOperationError,
	type IDataObject,
	type IExecuteFunctions,
	type IN8nHttpResponse,
	type INodeExecutionData,
	type INodeType,
} from 'n8n-workflow';
import { collection, describeStandIn, field } from './describe';

/** Respond to Webhook: hands the answer to the run's `response` and passes the items on. */
export class RespondToWebhook implements INodeType {
	description = describeStandIn(
		'Respond to Webhook',
		[
			field('respondWith', 'string', 'firstIncomingItem'),
			field('responseBody', 'string', ''),
			collection('options', 'responseCode'),
		],
		{ version: [1, 1.1, 1.2, 1.3, 1.4, 1.5] },
	);

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const { responseCode = 200 } = this.getNodeParameter('options', 0) as { responseCode?: number };
		const body = bodyOf.call(this, this.getNodeParameter('respondWith', 0) as string);
		void this.sendResponse({ body, headers: {}, statusCode: responseCode });
		return [this.getInputData()];
	}
}

function bodyOf(this: IExecuteFunctions, respondWith: string): IN8nHttpResponse | undefined {
	const items = this.getInputData();
	switch (respondWith) {
		case 'firstIncomingItem':
			return items[0].json;
		case 'allIncomingItems':
			return items.map((item) => item.json) as unknown as IDataObject;
		case 'json': {
			const body = this.getNodeParameter('responseBody', 0) as string | IDataObject;
			return typeof body === 'string' ? jsonParse<IDataObject>(body) : body;
		}
		case 'text':
			return this.getNodeParameter('responseBody', 0) as unknown as IDataObject;
		case 'noData':
			return undefined;
		default:
			throw new NodeOperationError(this.getNode(), `The stand-in cannot respond with "${respondWith}"`);
	}
}
