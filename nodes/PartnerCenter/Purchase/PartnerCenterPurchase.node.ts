import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { listSearch } from '../../engine/http/paging/pickers';
import { run } from '../../engine/run/run';
import { builderHint } from '../../engine/ui/forBuilders';
import { describe } from '../../engine/ui/layout';
import { orderHints } from '../../engine/ui/orderHints';
import { subtitle } from '../../engine/ui/subtitle';

import { resource } from './operations';

export class PartnerCenterPurchase implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Partner Center Purchase',
		name: 'partnerCenterPurchase',
		icon: { light: 'file:../../../icons/partnerCenter.svg', dark: 'file:../../../icons/partnerCenter.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: subtitle(resource),
		description:
			'Buy new commerce subscriptions, Azure plans and software for customers in one step in Microsoft Partner Center',
		defaults: { name: 'Partner Center Purchase' },
		usableAsTool: true,
		builderHint: builderHint(
			"To buy for a customer from a deal, use Place with the deal's ID as orderKey, so that a repeat buys nothing, and set limits. It makes the cart itself.",
			{ partnerCenterCustomer: 'Find or Create gives customerId', partnerCenterProduct: 'Lists products and SKUs' },
		),
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'microsoftPartnerCenterApi', required: true }],
		hints: orderHints,
		properties: describe(resource),
	};

	methods = { listSearch: listSearch(resource.vendor) };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await run(this, resource);
	}
}
