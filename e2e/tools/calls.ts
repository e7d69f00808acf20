import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { runsOf } from '../../test/operations/golden/requests';
import { QUANTITY, TOTAL, VALUES_OF_THE_FLOW } from '../../test/operations/guards/costs';
import { operations, type Declared } from '../../test/operations/play/cases';
import type { Tool } from './agentFlow';

/** One call of an operation as a tool, and what has to come of it. */
export interface Call {
	operation: Declared;
	tool: Tool;
	/** what the model makes up */
	arguments: IDataObject;
	/** the rows that the model gets, as they were reviewed */
	rows?: IDataObject[];
	/** words of the sentence that the model gets instead */
	refusal?: RegExp;
}

const STEERING = ['resource', 'operation', 'notice'];

/** Which field of a form the model fills: the first one that holds a text or an ID. */
function leftToTheModel(parameters: INodeParameters): { parameters: INodeParameters; arguments: IDataObject } {
	const isLocator = (value: unknown) => typeof value === 'object' && value !== null && '__rl' in value;
	const found = Object.entries(parameters).find(
		([name, value]) => !STEERING.includes(name) && (isLocator(value) || (typeof value === 'string' && value !== '')),
	);
	if (!found) return { parameters, arguments: {} };
	const [name, value] = found;
	const expression = `={{ $fromAI('${name}', '', 'string') }}`;
	const given = isLocator(value) ? (value as { value: string }).value : (value as string);
	return {
		parameters: { ...parameters, [name]: isLocator(value) ? { ...(value as object), value: expression } : expression },
		arguments: { [name]: given },
	} as { parameters: INodeParameters; arguments: IDataObject };
}

const refusalOf = (id: string): RegExp | undefined =>
	[
		TOTAL.includes(id) && /needs "Limits > Maximum Total"/,
		QUANTITY.includes(id) && /needs "Limits > Maximum Quantity"/,
		VALUES_OF_THE_FLOW.includes(id) && /not choose its values/,
	].find((one) => one !== false);

/** Every read of a node, and every write of it that an agent must not do without the limits of the flow. */
export function callsOf(node: string): Call[] {
	return operations
		.filter(({ node: { description } }) => description.name === node)
		.map((operation): Call | undefined => {
			const refusal = refusalOf(operation.id);
			if (operation.operation.write !== undefined && !refusal) return undefined;
			const { required } = runsOf(operation);
			const { parameters, arguments: given } = leftToTheModel(required.parameters as INodeParameters);
			const name = operation.id.replace('.', '_');
			const tool = { name, node, credential: operation.host.credential, parameters };
			return { operation, tool, arguments: given, ...(refusal ? { refusal } : { rows: required.output }) };
		})
		.filter((call) => call !== undefined);
}
