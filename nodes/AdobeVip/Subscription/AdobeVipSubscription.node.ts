import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { listSearch } from '../../engine/http/paging/pickers';
import { run } from '../../engine/run/run';
import { builderHint } from '../../engine/ui/forBuilders';
import { describe } from '../../engine/ui/layout';
import { orderHints } from '../../engine/ui/orderHints';
import { subtitle } from '../../engine/ui/subtitle';

import { resource } from './operations';

export class AdobeVipSubscription implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Adobe VIP Subscription',
		name: 'adobeVipSubscription',
		icon: { light: 'file:../../../icons/adobeVip.svg', dark: 'file:../../../icons/adobeVip.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: subtitle(resource),
		description:
			'Look up subscriptions, set their auto-renewal and schedule products for renewal in Adobe VIP Marketplace',
		defaults: { name: 'Adobe VIP Subscription' },
		usableAsTool: true,
		builderHint: builderHint(
			'To set what renews at the anniversary. For more licenses now, use adobeVipNewOrder; fewer only at renewal or by adobeVipReturnOrder.',
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
