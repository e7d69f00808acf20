import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { listSearch } from '../../engine/http/paging/pickers';
import { run } from '../../engine/run/run';
import { builderHint } from '../../engine/ui/forBuilders';
import { describe } from '../../engine/ui/layout';
import { orderHints } from '../../engine/ui/orderHints';
import { subtitle } from '../../engine/ui/subtitle';

import { resource } from './operations';

export class AdobeVipSwitchOrder implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Adobe VIP Switch Order',
		name: 'adobeVipSwitchOrder',
		icon: { light: 'file:../../../icons/adobeVip.svg', dark: 'file:../../../icons/adobeVip.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: subtitle(resource),
		description: 'Upgrade Adobe subscriptions to another product mid-term',
		defaults: { name: 'Adobe VIP Switch Order' },
		usableAsTool: true,
		builderHint: builderHint('To move licenses to a higher product during the term.', {
			adobeVipOffer: 'Get Switch Paths shows the targets',
		}),
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
