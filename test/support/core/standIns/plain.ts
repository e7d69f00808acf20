import {
	NodeOperationError,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type IWebhookResponseData,
} from 'n8n-workflow';
import { collection, describeStandIn, field } from './describe';

/** The core passes the start items of a run through a trigger or webhook node unchanged. */
export class ManualTrigger implements INodeType {
	description = describeStandIn('Manual Trigger', [], { group: ['trigger'], inputs: [] });

	async trigger() {
		return {};
	}
}

export class ScheduleTrigger implements INodeType {
	description = describeStandIn('Schedule Trigger', [field('rule', 'json', {})], {
		group: ['trigger'],
		version: [1, 1.1, 1.2, 1.3],
		inputs: [],
	});

	async trigger() {
		return {};
	}
}

export class Webhook implements INodeType {
	description = describeStandIn(
		'Webhook',
		[
			field('httpMethod', 'string', 'GET'),
			field('path', 'string', ''),
			field('authentication', 'string', 'none'),
			field('responseMode', 'string', 'onReceived'),
			collection('options'),
		],
		{ group: ['trigger'], version: [1, 1.1, 2, 2.1], inputs: [] },
	);

	async webhook(): Promise<IWebhookResponseData> {
		return {};
	}
}

export class NoOp implements INodeType {
	description = describeStandIn('No Operation', []);

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return [this.getInputData()];
	}
}

export class StopAndError implements INodeType {
	description = describeStandIn('Stop and Error', [field('errorMessage', 'string', '')], { outputs: [] });

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		throw new NodeOperationError(this.getNode(), this.getNodeParameter('errorMessage', 0) as string);
	}
}

export class StickyNote implements INodeType {
	description = describeStandIn(
		'Sticky Note',
		[
			field('content', 'string', ''),
			field('height', 'number', 160),
			field('width', 'number', 240),
			field('color', 'number', 1),
		],
		{ inputs: [], outputs: [] },
	);
}
