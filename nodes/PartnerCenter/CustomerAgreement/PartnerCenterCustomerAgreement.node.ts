import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { listSearch } from '../../engine/http/paging/pickers';
import { run } from '../../engine/run/run';
import { builderHint } from '../../engine/ui/forBuilders';
import { describe } from '../../engine/ui/layout';
import { subtitle } from '../../engine/ui/subtitle';

import { resource } from './operations';

export class PartnerCenterCustomerAgreement implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Partner Center Customer Agreement',
		name: 'partnerCenterCustomerAgreement',
		icon: { light: 'file:../../../icons/partnerCenter.svg', dark: 'file:../../../icons/partnerCenter.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: subtitle(resource),
		description: 'Confirm and read the Microsoft Customer Agreement of customers in Microsoft Partner Center',
		defaults: { name: 'Partner Center Customer Agreement' },
		usableAsTool: true,
		builderHint: builderHint(
			'Before the first purchase, use Confirm with who accepted the Microsoft Customer Agreement and when.',
			{ partnerCenterPurchase: 'Buys after it' },
		),
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
