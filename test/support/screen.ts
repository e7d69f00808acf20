import {
	NodeHelpers,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodeTypeDescription,
} from 'n8n-workflow';
import { fieldValue, isShown, isWanted, switchPaths, switchValues, type Fill, type Form } from './screen/fill';
import type { Sample } from './screen/samples';

export type { Fill } from './screen/fill';

/** One way to fill the screen of an operation. */
export interface Screen {
	/** `standard`, or the switch that was moved: `productsFrom = list` */
	name: string;
	parameters: INodeParameters;
}

/** A switch in one position: a parameter by its path, and its value. */
interface Choice {
	path: string;
	value: string | number | boolean;
}

const STEERING = ['resource', 'operation'];

/** The field at `name` or `collection.name`, among those of one operation. */
function fieldAt(properties: INodeProperties[], path: string): INodeProperties | undefined {
	const [name, inner] = path.split('.');
	const field = properties.find((candidate) => candidate.name === name);
	return inner === undefined ? field : fieldAt((field?.options ?? []) as INodeProperties[], inner);
}

function choose(root: INodeParameters, { path, value }: Choice): void {
	const [name, inner] = path.split('.');
	root[name] = inner === undefined ? value : { ...(root[name] as INodeParameters), [inner]: value };
}

/** What is stored on Save (no defaults), and what n8n makes of it on load. */
function savedAndLoaded(description: INodeTypeDescription, parameters: INodeParameters): INodeParameters {
	const node = { name: description.displayName, typeVersion: 1, parameters } as unknown as INode;
	const pass = (values: INodeParameters, withDefaults: boolean) =>
		NodeHelpers.getNodeParameters(description.properties, values, withDefaults, false, node, description) ?? {};
	return pass(pass(parameters, false), true);
}

/** What is put into a screen beside the switches. */
type Filling = Pick<Form, 'fill' | 'own' | 'also'>;

function fillIn(description: INodeTypeDescription, operation: string, filling: Filling, choices: Choice[]) {
	const root: INodeParameters = { resource: description.properties[0].default as string, operation };
	for (const choice of choices) choose(root, choice);
	const form: Form = { description, root, ...filling };
	const switched = choices.map(({ path }) => path);
	for (const field of description.properties) {
		if (STEERING.includes(field.name) || switched.includes(field.name)) continue;
		// Nobody can fill these.
		if (field.type === 'notice' || field.type === 'hidden') continue;
		if (!isShown(form, field, root) || !isWanted(form, field)) continue;
		root[field.name] = fieldValue(form, field);
	}
	return savedAndLoaded(description, root);
}

/**
 * The parameters of one operation exactly as n8n's editor saves them and n8n loads them, made of nothing
 * but the description of the node.
 *
 * @param fill 'required': only what must be filled; 'all': every optional field chosen, and in lists one row for each
 *   value of a switch inside the row
 * @param own values instead of the samples, by field name; '' leaves a field empty
 * @param also fields that are filled with the required ones too: `lines.productId`
 * @returns the screen as it is at first, then one with each other position of each switch at the top
 *   (with 'required' only of switches that are required fields)
 */
export function screen(
	description: INodeTypeDescription,
	operation: string,
	fill: Fill,
	own: Record<string, Sample> = {},
	also: string[] = [],
): Screen[] {
	const mine = description.properties.filter(({ displayOptions }) => {
		const operations = displayOptions?.show?.operation as string[] | undefined;
		return operations?.includes(operation);
	});
	const switches = switchPaths(mine).flatMap((path) => {
		const field = STEERING.includes(path) ? undefined : fieldAt(mine, path);
		return field && (fill === 'all' || field.required) ? [{ path, values: switchValues(field) }] : [];
	});
	const standard: Choice[] = switches.map(({ path, values: [value] }) => ({ path, value }));
	const moved = switches.flatMap(({ path, values }) => values.slice(1).map((value) => ({ path, value })));
	const variants = [undefined, ...moved].map((choice) => ({
		name: choice ? `${choice.path} = ${choice.value}` : 'standard',
		choices: standard.map((one) => (one.path === choice?.path ? choice : one)),
	}));
	return variants.map(({ name, choices }) => ({
		name,
		parameters: fillIn(description, operation, { fill, own, also }, choices),
	}));
}
