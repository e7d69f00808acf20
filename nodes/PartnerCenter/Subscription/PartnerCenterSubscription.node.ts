import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { listSearch } from '../../engine/http/paging/pickers';
import { run } from '../../engine/run/run';
import { builderHint, sensitiveOutputs } from '../../engine/ui/forBuilders';
import { describe } from '../../engine/ui/layout';
import { subtitle } from '../../engine/ui/subtitle';

import { resource } from './operations';

export class PartnerCenterSubscription implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Partner Center Subscription',
		name: 'partnerCenterSubscription',
		icon: { light: 'file:../../../icons/partnerCenter.svg', dark: 'file:../../../icons/partnerCenter.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: subtitle(resource),
		description:
			'Read and change subscriptions in Microsoft Partner Center: seats, renewal, next term, billing, cancellation, support contact',
		defaults: { name: 'Partner Center Subscription' },
		usableAsTool: true,
		builderHint: builderHint(
			'To change seats, renewal, term or billing, or to cancel a subscription. Set maximumQuantity in limits where a model or a form chooses seats.',
		),
		sensitiveOutputFields: sensitiveOutputs(resource),
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'microsoftPartnerCenterApi', required: true }],
		properties: describe(resource),
	};

	methods = { listSearch: listSearch(resource.vendor) };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await run(this, resource);
	}
}
