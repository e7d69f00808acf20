import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { listSearch } from '../../engine/http/paging/pickers';
import { run } from '../../engine/run/run';
import { builderHint, sensitiveOutputs } from '../../engine/ui/forBuilders';
import { describe } from '../../engine/ui/layout';
import { subtitle } from '../../engine/ui/subtitle';

import { resource } from './operations';

export class PartnerCenterCustomer implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Partner Center Customer',
		name: 'partnerCenterCustomer',
		icon: { light: 'file:../../../icons/partnerCenter.svg', dark: 'file:../../../icons/partnerCenter.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: subtitle(resource),
		description: 'Create, find and read customers, their profiles and qualifications in Microsoft Partner Center',
		defaults: { name: 'Partner Center Customer' },
		usableAsTool: true,
		builderHint: builderHint('First step of a sale: Find or Create gives the customer without making a tenant twice.', {
			partnerCenterCustomerAgreement: 'Confirm it before the first purchase',
		}),
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
