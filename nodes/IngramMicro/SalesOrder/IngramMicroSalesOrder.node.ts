import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { listSearch } from '../../engine/http/paging/pickers';
import { run } from '../../engine/run/run';
import { builderHint } from '../../engine/ui/forBuilders';
import { describe } from '../../engine/ui/layout';
import { orderHints } from '../../engine/ui/orderHints';
import { subtitle } from '../../engine/ui/subtitle';

import { resource } from './operations';

export class IngramMicroSalesOrder implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Ingram Micro Sales Order',
		name: 'ingramMicroSalesOrder',
		icon: { light: 'file:../../../icons/ingramMicro.svg', dark: 'file:../../../icons/ingramMicro.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: subtitle(resource),
		description: 'Sell subscriptions: estimate and place sales orders on the Ingram Micro Cloud Marketplace',
		defaults: { name: 'Ingram Micro Sales Order' },
		usableAsTool: true,
		builderHint: builderHint(
			"To place a sales order from a deal, use Place with the deal's ID as orderKey, so that a repeat buys nothing, and set limits. Estimate gives the price without buying.",
			{ ingramMicroCustomer: 'Find or Create gives customerId', ingramMicroProduct: 'Lists part numbers (mpn)' },
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
