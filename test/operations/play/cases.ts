import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Field, FieldGroup, Operation } from '../../../nodes/engine/declare';
import { readValues } from '../../../nodes/engine/input/values';
import { nodes, type Loaded } from '../../../scripts/package';
import { screen, type Fill } from '../../support/screen';
import { hostOf, platformOf, type Host, type Platform } from '../platforms';
import { wireFields } from './wireNames';

/** One operation of the package, under an id that no other has. */
export interface Declared {
	/** `ingramMicroSalesOrder.place` */
	id: string;
	platform: Platform;
	host: Host;
	node: Loaded;
	operation: Operation;
}

/** One run of one operation: its screen, filled in one way. */
export interface Case extends Declared {
	/** `ingramMicroSalesOrder.place, required, standard` */
	title: string;
	fill: Fill;
	/** Where fields exclude each other: which of them are filled, from 0. */
	way: number;
	variant: string;
	/** As the screen has them; a list of lines is still missing, see `filledIn`. */
	parameters: INodeParameters;
}

/** Every operation of the package. */
export const operations: Declared[] = nodes.flatMap((node) => {
	const host = hostOf(node.resource.vendor);
	return node.resource.operations.map((operation) => ({
		id: `${node.description.name}.${operation.value}`,
		platform: platformOf(host),
		host,
		node,
		operation,
	}));
});

/** The ways to fill a screen: more than one where fields exclude each other. */
const waysOf = ({ id, platform }: Declared) =>
	(platform.screens[id] ?? [{}]).map((own) => ({ ...platform.samples, ...own }));

function casesOf(declared: Declared, fill: Fill): Case[] {
	const { id, node, operation, platform } = declared;
	return waysOf(declared).flatMap((own, way) =>
		screen(node.description, operation.value, fill, own, platform.filled[id]).map(({ name, parameters }) => {
			const variant = way === 0 ? name : `${name}, way ${way + 1}`;
			return { ...declared, title: `${id}, ${fill}, ${variant}`, fill, way, variant, parameters };
		}),
	);
}

/** Every operation with each of its screens. */
export const cases: Case[] = operations.flatMap((declared) =>
	(['required', 'all'] as const).flatMap((fill) => casesOf(declared, fill)),
);

/** Whether an operation puts out files. */
export const givesFiles = ({ operation }: Declared): boolean =>
	operation.fields.some(({ name }) => name === 'binaryPropertyName');

/** The same operation, filled in the same way, with every switch in its first position. */
export const standardOf = ({ id, fill, way }: Case): Case =>
	cases.find((one) => one.id === id && one.fill === fill && one.way === way)!;

/** The field of a case that takes the lines as one list, where its screen shows it. */
const listField = ({ operation, parameters }: Case): Field | undefined =>
	operation.fields.find(({ name, send }) => send?.rowsOf !== undefined && name in parameters);

/** Whether the lines come as one list instead of rows. */
export const hasList = (one: Case): boolean => listField(one) !== undefined;

/** Whether that list is in names of the user's own. */
export const hasColumns = ({ operation, parameters }: Case): boolean =>
	operation.fields.some(({ send }) => Object.values(send?.columns?.named ?? {}).some((name) => name in parameters));

/**
 * The parameters of a case. Where the lines come as a list, it holds the lines of the standard screen in the platform's
 * own names, without what the list does not take: the subscription of a change order is a field beside it.
 */
export function filledIn(one: Case): INodeParameters {
	const list = listField(one);
	if (!list?.send?.rowsOf) return one.parameters;
	const typed = standardOf(one).parameters;
	const { body } = readValues(one.node.resource.vendor, one.operation, (name) => typed[name], {
		now: Date.now(),
		fallbackKey: () => 'no key',
	});
	const rows = body[list.send.as ?? list.send.rowsOf.name] as IDataObject[];
	const [group] = list.send.rowsOf.options as FieldGroup[];
	const columns = wireFields(group.values).map(({ name }) => name.split(/[.[]/)[0]);
	const known = rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => columns.includes(name))));
	return { ...one.parameters, [list.name]: JSON.stringify(known.map((row) => inOwnNames(one, row))) };
}

/** A row in the names of columns that the screen of a case gives; as it is where the screen gives none. */
function inOwnNames({ operation, parameters }: Case, row: IDataObject): IDataObject {
	const { named = {} } = operation.fields.find(({ send }) => send?.columns)?.send?.columns ?? {};
	// A column that is not named has no name of the user's own.
	const given = Object.entries(row).map(([name, value]) => [String(parameters[named[name]] || name), value]);
	return Object.fromEntries(given) as IDataObject;
}
