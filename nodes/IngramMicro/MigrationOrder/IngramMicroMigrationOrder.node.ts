import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { listSearch } from '../../engine/http/paging/pickers';
import { run } from '../../engine/run/run';
import { builderHint } from '../../engine/ui/forBuilders';
import { describe } from '../../engine/ui/layout';
import { orderHints } from '../../engine/ui/orderHints';
import { subtitle } from '../../engine/ui/subtitle';

import { resource } from './operations';

export class IngramMicroMigrationOrder implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Ingram Micro Migration Order',
		name: 'ingramMicroMigrationOrder',
		icon: { light: 'file:../../../icons/ingramMicro.svg', dark: 'file:../../../icons/ingramMicro.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: subtitle(resource),
		description: 'Migrate subscriptions from other systems to the Ingram Micro Cloud Marketplace',
		defaults: { name: 'Ingram Micro Migration Order' },
		usableAsTool: true,
		builderHint: builderHint(
			'Only to take over a subscription that exists at the vendor. For a new sale, use ingramMicroSalesOrder.',
		),
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
