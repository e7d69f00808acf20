import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { listSearch } from '../../engine/http/paging/pickers';
import { run } from '../../engine/run/run';
import { builderHint } from '../../engine/ui/forBuilders';
import { describe } from '../../engine/ui/layout';
import { orderHints } from '../../engine/ui/orderHints';
import { subtitle } from '../../engine/ui/subtitle';

import { resource } from './operations';

export class PartnerCenterSubscriptionUpgrade implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Partner Center Subscription Upgrade',
		name: 'partnerCenterSubscriptionUpgrade',
		icon: { light: 'file:../../../icons/partnerCenter.svg', dark: 'file:../../../icons/partnerCenter.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: subtitle(resource),
		description: 'Move subscriptions to another SKU, and convert trials, in Microsoft Partner Center',
		defaults: { name: 'Partner Center Subscription Upgrade' },
		usableAsTool: true,
		builderHint: builderHint('To move a subscription to another product or SKU. Read the possible targets first.'),
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
