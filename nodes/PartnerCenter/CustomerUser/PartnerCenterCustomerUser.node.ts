import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { listSearch } from '../../engine/http/paging/pickers';
import { run } from '../../engine/run/run';
import { builderHint, sensitiveOutputs } from '../../engine/ui/forBuilders';
import { describe } from '../../engine/ui/layout';
import { subtitle } from '../../engine/ui/subtitle';

import { resource } from './operations';

export class PartnerCenterCustomerUser implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Partner Center Customer User',
		name: 'partnerCenterCustomerUser',
		icon: { light: 'file:../../../icons/partnerCenter.svg', dark: 'file:../../../icons/partnerCenter.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: subtitle(resource),
		description: 'Create, change and restore users of customers and assign roles to them in Microsoft Partner Center',
		defaults: { name: 'Partner Center Customer User' },
		usableAsTool: true,
		builderHint: builderHint(
			"To create, find and change users of a customer's tenant. Passwords are hidden unless Show Passwords is on.",
			{ partnerCenterLicense: 'Assigns licenses' },
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
