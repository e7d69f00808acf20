import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { listSearch } from '../../engine/http/paging/pickers';
import { run } from '../../engine/run/run';
import { builderHint } from '../../engine/ui/forBuilders';
import { describe } from '../../engine/ui/layout';
import { orderHints } from '../../engine/ui/orderHints';
import { subtitle } from '../../engine/ui/subtitle';

import { resource } from './operations';

export class IngramMicroRenewalOrder implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Ingram Micro Renewal Order',
		name: 'ingramMicroRenewalOrder',
		icon: { light: 'file:../../../icons/ingramMicro.svg', dark: 'file:../../../icons/ingramMicro.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: subtitle(resource),
		description: 'Renew subscriptions on the Ingram Micro Cloud Marketplace',
		defaults: { name: 'Ingram Micro Renewal Order' },
		usableAsTool: true,
		builderHint: builderHint('Buys the next period of a subscription that does not renew by itself.'),
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'ingramMicroCloudMarketplaceApi', required: true }],
		hints: orderHints,
		properties: describe(resource),
	};

	methods = { listSearch: listSearch(resource.vendor) };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await run(this, resource);
	}
}
