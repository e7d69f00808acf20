import { NodeConnectionTypes, type IExecuteFunctions, type INodeExecutionData, type INodeType } from 'n8n-workflow';
import { collection, describeStandIn, field } from './describe';

/**
 * The conditions are judged by the core itself: it evaluates a parameter of type `filter`, which holds
 * what the editor wrote into it for the two options.
 */
export class If implements INodeType {
	description = describeStandIn(
		'If',
		[
			field('conditions', 'filter', {}),
			field('looseTypeValidation', 'boolean', false),
			collection('options', 'ignoreCase', 'looseTypeValidation'),
		],
		{
			version: [2, 2.1, 2.2, 2.3],
			outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
			outputNames: ['true', 'false'],
		},
	);

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const outputs: INodeExecutionData[][] = [[], []];
		for (const [item, data] of this.getInputData().entries()) {
			const holds = this.getNodeParameter('conditions', item, false, { extractValue: true });
			outputs[holds ? 0 : 1].push({ ...data, pairedItem: { item } });
		}
		return outputs;
	}
}
