import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { listSearch } from '../../engine/http/paging/pickers';
import { run } from '../../engine/run/run';
import { builderHint } from '../../engine/ui/forBuilders';
import { describe } from '../../engine/ui/layout';
import { orderHints } from '../../engine/ui/orderHints';
import { subtitle } from '../../engine/ui/subtitle';

import { resource } from './operations';

export class PartnerCenterMigration implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Partner Center Migration',
		name: 'partnerCenterMigration',
		icon: { light: 'file:../../../icons/partnerCenter.svg', dark: 'file:../../../icons/partnerCenter.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: subtitle(resource),
		description: 'Migrate legacy subscriptions to new commerce in Microsoft Partner Center, now or on a scheduled date',
		defaults: { name: 'Partner Center Migration' },
		usableAsTool: true,
		builderHint: builderHint('Only to move legacy subscriptions to New Commerce.'),
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
