import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { listSearch } from '../../engine/http/paging/pickers';
import { run } from '../../engine/run/run';
import { builderHint } from '../../engine/ui/forBuilders';
import { describe } from '../../engine/ui/layout';
import { orderHints } from '../../engine/ui/orderHints';
import { subtitle } from '../../engine/ui/subtitle';

import { resource } from './operations';

export class AdobeVipRenewalOrder implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Adobe VIP Renewal Order',
		name: 'adobeVipRenewalOrder',
		icon: { light: 'file:../../../icons/adobeVip.svg', dark: 'file:../../../icons/adobeVip.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: subtitle(resource),
		description: 'Renew Adobe subscriptions manually, before or after the anniversary',
		defaults: { name: 'Adobe VIP Renewal Order' },
		usableAsTool: true,
		builderHint: builderHint(
			'To renew by hand, early or late. What renews automatically needs no order: use adobeVipSubscription for its quantity.',
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
