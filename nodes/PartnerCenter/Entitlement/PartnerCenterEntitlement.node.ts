import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { listSearch } from '../../engine/http/paging/pickers';
import { run } from '../../engine/run/run';
import { builderHint, sensitiveOutputs } from '../../engine/ui/forBuilders';
import { describe } from '../../engine/ui/layout';
import { subtitle } from '../../engine/ui/subtitle';

import { resource } from './operations';

export class PartnerCenterEntitlement implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Partner Center Entitlement',
		name: 'partnerCenterEntitlement',
		icon: { light: 'file:../../../icons/partnerCenter.svg', dark: 'file:../../../icons/partnerCenter.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: subtitle(resource),
		description:
			'Read software, reservations and Azure subscriptions that customers own, and cancel or reactivate Azure subscriptions, in Microsoft Partner Center',
		defaults: { name: 'Partner Center Entitlement' },
		usableAsTool: true,
		builderHint: builderHint(
			'To read reservations and software keys of a customer, or to cancel one Azure subscription of a plan.',
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
