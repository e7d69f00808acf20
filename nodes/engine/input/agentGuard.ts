import type { INodeParameters } from 'n8n-workflow';

import type { Operation, Settings } from '../declare';

/** What an expression reads that comes from the model: its own words, the tool's input, which are its arguments, and other fields, which it may fill. */
const FROM_MODEL = /\$(fromAI|json|input|data|thisItem|tool|parameter|rawParameter)\b|\$items\(\s*\)/i;

const isFromModel = (parameter: unknown): boolean => FROM_MODEL.test(JSON.stringify(parameter) ?? '');

/** What gives another key each time that it is asked for: the second call would buy again. */
const CHANGES = /\$runIndex\b|\$itemIndex\b|\$execution\b|\$now\b|\$today\b|Math\.random|\bDate\b|\bDateTime\b|random/i;

function keyComplaint({ orderKey }: INodeParameters): string | undefined {
	if (isFromModel(orderKey))
		return '"Order Key" is left to the AI model, so nothing was ordered: it could buy twice under two keys. Take it from the workflow, such as {{ $(\'Deal\').first().json.id }}.';
	if (typeof orderKey === 'string' && orderKey.startsWith('=') && CHANGES.test(orderKey))
		return '"Order Key" changes with each call, so nothing was ordered: an AI agent may call twice for one order. Take it from the workflow, such as {{ $(\'Deal\').first().json.id }}.';
	return undefined;
}

function limitsComplaint(operation: Operation, parameters: INodeParameters, { limits }: Settings): string | undefined {
	if (isFromModel(parameters.limits))
		return '"Limits" are left to the AI model, so nothing was sent. Set them in the node, or take them from the workflow, such as {{ $(\'Deal\').first().json.amount }}.';
	const { estimate, quantities } = operation;
	if (estimate && limits.maximumTotal === undefined)
		return 'When an AI agent uses this node, it needs "Limits > Maximum Total", so nothing was sent. Set it in the node.';
	if (!estimate && quantities && limits.maximumQuantity === undefined)
		return 'When an AI agent uses this node, it needs "Limits > Maximum Quantity", so nothing was sent. Set it in the node.';
	return undefined;
}

/**
 * What keeps an AI agent from spending more than the flow allows. A model repeats itself and makes numbers up, so the
 * name of the order and its limit come from the flow, and so does all of what raises the cost without a limit.
 * @param parameters of the node as they are stored, with their expressions
 * @returns a sentence when an operation that can raise what a customer pays is not safe as a tool
 */
export function agentComplaint(
	operation: Operation,
	parameters: INodeParameters,
	settings: Settings,
): string | undefined {
	if (operation.write && operation.raisesCost && isFromModel(parameters))
		return `"${operation.name}" can raise what is paid, now or later, and has no limit, so the AI model may not choose its values. Nothing was sent. Set them in the node, or take them from the workflow.`;
	return (
		(operation.orderKeys ? keyComplaint(parameters) : undefined) ?? limitsComplaint(operation, parameters, settings)
	);
}
