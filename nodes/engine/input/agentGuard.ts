import type { INodeParameters } from 'n8n-workflow';

import type { Operation, Settings } from '../declare';

/** What an expression reads that comes from the model: its own words, and the tool's input, which are its arguments. */
const FROM_MODEL = /\$fromAI\b|\$json\b|\$input\b/i;

const isFromModel = (parameter: unknown): boolean => FROM_MODEL.test(JSON.stringify(parameter) ?? '');

/**
 * What keeps an AI agent from buying more than the flow allows. A model repeats itself and makes numbers up, so the
 * name of the order and its limit come from the flow.
 * @param parameters of the node as they are stored, with their expressions
 * @returns a sentence when a buying operation is not safe as a tool
 */
export function agentComplaint(
	operation: Operation,
	parameters: INodeParameters,
	{ limits }: Settings,
): string | undefined {
	if (!operation.orderKeys) return undefined;
	if (isFromModel(parameters.orderKey)) {
		return '"Order Key" is left to the AI model, so nothing was ordered: it could buy twice under two keys. Take it from the workflow, such as {{ $(\'Deal\').first().json.id }}.';
	}
	if (isFromModel(parameters.limits)) {
		return '"Limits" are left to the AI model, so nothing was ordered. Set them in the node, or take them from the workflow, such as {{ $(\'Deal\').first().json.amount }}.';
	}
	const { estimate, quantities } = operation;
	if (estimate && limits.maximumTotal === undefined) {
		return 'When an AI agent uses this node, it needs "Limits > Maximum Total", so nothing was ordered. Set it in the node.';
	}
	if (!estimate && quantities && limits.maximumQuantity === undefined) {
		return 'When an AI agent uses this node, it needs "Limits > Maximum Quantity", so nothing was ordered. Set it in the node.';
	}
	return undefined;
}
