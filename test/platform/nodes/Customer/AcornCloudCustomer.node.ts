import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { listSearch } from '../../../../nodes/engine/http/paging/pickers';
import { run } from '../../../../nodes/engine/run/run';
import { describe } from '../../../../nodes/engine/ui/layout';
import { resource } from './operations';

export class AcornCloudCustomer implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Acorn Cloud Customer',
		name: 'acornCloudCustomer',
		group: ['transform'],
		version: 1,
		description: 'Made up for tests',
		defaults: { name: 'Acorn Cloud Customer' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'acornCloudApi', required: true }],
		properties: describe(resource),
	};

	methods = { listSearch: listSearch(resource.vendor) };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await run(this, resource);
	}
}
