import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { RECORDED_AT, runsOf } from '../../test/operations/golden/requests';
import { QUANTITY, TOTAL, VALUES_OF_THE_FLOW } from '../../test/operations/guards/costs';
import { operations, type Declared } from '../../test/operations/play/cases';
import { NEEDS_QUANTITY, NEEDS_TOTAL, VALUES_NOT_CHOSEN } from '../../test/support/sentences';
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
	refusal?: string;
}

const REFUSALS: Array<[operations: string[], words: string]> = [
	[TOTAL, NEEDS_TOTAL],
	[QUANTITY, NEEDS_QUANTITY],
	[VALUES_OF_THE_FLOW, VALUES_NOT_CHOSEN],
];

const isLocator = (value: unknown): value is { value: string } =>
	typeof value === 'object' && value !== null && '__rl' in value;

/** A form of which the model fills the first field that holds a text or an ID, and what it fills in. */
function leftToTheModel(form: IDataObject, { operation }: Declared): { parameters: IDataObject; given: IDataObject } {
	const texts = operation.fields.filter(({ type }) => type === 'string' || type === 'resourceLocator');
	const found = texts.find(({ name }) => isLocator(form[name]) || Boolean(form[name]));
	if (!found) return { parameters: form, given: {} };
	const { name } = found;
	const value = form[name];
	const expression = `={{ $fromAI('${name}', '', 'string') }}`;
	if (!isLocator(value)) return { parameters: { ...form, [name]: expression }, given: { [name]: value } };
	return { parameters: { ...form, [name]: { ...value, value: expression } }, given: { [name]: value.value } };
}

function callOf(operation: Declared, url: string, refusal: string | undefined): Call {
	const { required, all } = runsOf(operation);
	const { parameters: form, output } = required.output ? required : all;
	const here = JSON.parse(JSON.stringify(form).replaceAll(RECORDED_AT, url)) as IDataObject;
	// Some operations have a rule that wants more than the required fields; a limit is none of them.
	const unlimited = refusal !== undefined && 'limits' in here ? { ...here, limits: {} } : here;
	const { parameters, given } = leftToTheModel(unlimited, operation);
	const { node, host, id } = operation;
	return {
		operation,
		tool: {
			name: id.replace('.', '_'),
			node: node.description.name,
			credential: host.credential,
			parameters: parameters as INodeParameters,
		},
		arguments: given,
		...(refusal === undefined ? { rows: output } : { refusal }),
	};
}

/**
 * Every read of a node, and every write of it that an agent must not do without the limits of the flow.
 * @param url where the platforms answer
 */
export const callsOf = (name: string, url: string): Call[] =>
	operations
		.filter(({ node }) => node.description.name === name)
		.flatMap((declared) => {
			const [, refusal] = REFUSALS.find(([ids]) => ids.includes(declared.id)) ?? [];
			const isWanted = declared.operation.write === undefined || refusal !== undefined;
			return isWanted ? [callOf(declared, url, refusal)] : [];
		});
