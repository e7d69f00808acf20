import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { listSearch } from '../../engine/http/paging/pickers';
import { run } from '../../engine/run/run';
import { builderHint, sensitiveOutputs } from '../../engine/ui/forBuilders';
import { describe } from '../../engine/ui/layout';
import { subtitle } from '../../engine/ui/subtitle';

import { resource } from './operations';

export class IngramMicroSubscription implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Ingram Micro Subscription',
		name: 'ingramMicroSubscription',
		icon: { light: 'file:../../../icons/ingramMicro.svg', dark: 'file:../../../icons/ingramMicro.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: subtitle(resource),
		description: 'Read and update subscriptions on the Ingram Micro Cloud Marketplace',
		defaults: { name: 'Ingram Micro Subscription' },
		usableAsTool: true,
		builderHint: builderHint(
			'Reads subscriptions and updates their prices. To change seats, use ingramMicroChangeOrder; to end one, ingramMicroCancellationOrder.',
		),
		sensitiveOutputFields: sensitiveOutputs(resource),
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'ingramMicroCloudMarketplaceApi', required: true }],
		properties: describe(resource),
	};

	methods = { listSearch: listSearch(resource.vendor) };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await run(this, resource);
	}
}
