import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { listSearch } from '../../engine/http/paging/pickers';
import { run } from '../../engine/run/run';
import { builderHint } from '../../engine/ui/forBuilders';
import { describe } from '../../engine/ui/layout';
import { orderHints } from '../../engine/ui/orderHints';
import { subtitle } from '../../engine/ui/subtitle';

import { resource } from './operations';

export class AdobeVipNewOrder implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Adobe VIP New Order',
		name: 'adobeVipNewOrder',
		icon: { light: 'file:../../../icons/adobeVip.svg', dark: 'file:../../../icons/adobeVip.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: subtitle(resource),
		description: 'Sell Adobe subscriptions: preview and place new orders on VIP Marketplace',
		defaults: { name: 'Adobe VIP New Order' },
		usableAsTool: true,
		builderHint: builderHint(
			"To place an order from a deal, use Place with the deal's ID as orderKey, so that a repeat buys nothing, and set limits. Preview gives price and level without buying.",
			{ adobeVipCustomer: 'Find or Create gives customerId', adobeVipOffer: 'Lists offers and prices' },
		),
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'adobeVipMarketplaceApi', required: true }],
		hints: orderHints,
		properties: describe(resource),
	};

	methods = { listSearch: listSearch(resource.vendor) };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await run(this, resource);
	}
}
