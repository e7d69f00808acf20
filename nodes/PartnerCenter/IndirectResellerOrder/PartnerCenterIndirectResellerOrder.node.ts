import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { listSearch } from '../../engine/http/paging/pickers';
import { run } from '../../engine/run/run';
import { builderHint } from '../../engine/ui/forBuilders';
import { describe } from '../../engine/ui/layout';
import { orderHints } from '../../engine/ui/orderHints';
import { subtitle } from '../../engine/ui/subtitle';

import { resource } from './operations';

export class PartnerCenterIndirectResellerOrder implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Partner Center Indirect Reseller Order',
		name: 'partnerCenterIndirectResellerOrder',
		icon: { light: 'file:../../../icons/partnerCenter.svg', dark: 'file:../../../icons/partnerCenter.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: subtitle(resource),
		description: 'Order for a customer of an indirect reseller in Microsoft Partner Center',
		defaults: { name: 'Partner Center Indirect Reseller Order' },
		usableAsTool: true,
		builderHint: builderHint('For indirect providers: buys for the customer of one of their resellers.'),
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
