import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { listSearch } from '../../engine/http/paging/pickers';
import { run } from '../../engine/run/run';
import { builderHint } from '../../engine/ui/forBuilders';
import { describe } from '../../engine/ui/layout';
import { orderHints } from '../../engine/ui/orderHints';
import { subtitle } from '../../engine/ui/subtitle';

import { resource } from './operations';

export class AdobeVipTransfer implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Adobe VIP Transfer',
		name: 'adobeVipTransfer',
		icon: { light: 'file:../../../icons/adobeVip.svg', dark: 'file:../../../icons/adobeVip.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: subtitle(resource),
		description: 'Move customers from Adobe VIP to VIP Marketplace',
		defaults: { name: 'Adobe VIP Transfer' },
		usableAsTool: true,
		builderHint: builderHint('To take a VIP membership over into VIP Marketplace. It moves only once.'),
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
