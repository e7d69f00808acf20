import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Operation } from '../../nodes/shared/declare';
import { readValues } from '../../nodes/shared/values';
import { nodes, type Loaded } from '../../scripts/package';
import { screen, type Fill } from '../support/screen';

/** One run of one operation: its screen, filled in one way. */
export interface Case {
	/** `salesOrder.place, required, standard` */
	title: string;
	id: string;
	node: Loaded;
	operation: Operation;
	fill: Fill;
	variant: string;
	/** As the screen has them; a list of products is still missing, see `filledIn`. */
	parameters: INodeParameters;
}

/** The variant in which the lines come as one list instead of rows. */
export const LIST = 'productsFrom = list';

/** Every operation of the package. */
export const operations = nodes.flatMap((node) =>
	node.resource.operations.map((operation) => ({ id: `${node.resource.value}.${operation.value}`, node, operation })));

/** Every operation with each of its screens. */
export const cases: Case[] = operations.flatMap(({ id, node, operation }) =>
	(['required', 'all'] as const).flatMap((fill) =>
		screen(new node.Node().description, operation.value, fill).map(({ name, parameters }) => ({
			title: `${id}, ${fill}, ${name}`, id, node, operation, fill, variant: name, parameters,
		}))));

/** The same operation and fill with every switch where it stands at first. */
export const standardOf = ({ id, fill }: Case): Case => cases.find((one) => one.id === id && one.fill === fill)!;

/**
 * The parameters of a case. Where the lines come as a list, it holds the lines of the standard screen in the
 * platform's own names. The subscription of a change order is a field beside the list, so it stands in no line.
 */
export function filledIn(one: Case): INodeParameters {
	if (one.variant !== LIST) return one.parameters;
	const typed = standardOf(one).parameters;
	const { body } = readValues(one.node.resource.vendor, one.operation, (name) => typed[name], () => 'no key');
	const lines = (body.products as IDataObject[]).map(({ subscriptionId, ...line }) => line);
	return { ...one.parameters, productList: JSON.stringify(lines) };
}
