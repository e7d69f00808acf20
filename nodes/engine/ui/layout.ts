import type { IDisplayOptions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import {
	type Field,
	type FieldGroup,
	isRead,
	onForm,
	type Operation,
	type Resource,
	showsDryRun,
	type Vendor,
} from '../declare';
import { limitFields } from './limitFields';
import { narrowingFirst } from './narrowing';
import * as own from './engineFields';
import { firstRowOpen } from './firstRow';

type Option = INodePropertyOptions | Field | FieldGroup;

/** The collection that holds the fields that are not required. */
export function optionalName(operation: Operation): 'filters' | 'updateFields' | 'additionalFields' {
	if (operation.paging) return 'filters';
	return operation.write === 'change' ? 'updateFields' : 'additionalFields';
}

const COLLECTIONS = {
	filters: { displayName: 'Filters', placeholder: 'Add Filter' },
	updateFields: { displayName: 'Update Fields', placeholder: 'Add Field' },
	additionalFields: { displayName: 'Additional Fields', placeholder: 'Add Field' },
	limits: { displayName: 'Limits', placeholder: 'Add Limit' },
	options: { displayName: 'Options', placeholder: 'Add Option' },
};

export const optionalTitle = (operation: Operation): string => COLLECTIONS[optionalName(operation)].displayName;

const byName = (a: { displayName: string }, b: { displayName: string }) =>
	a.displayName.localeCompare(b.displayName, 'en');

/** Takes our own keys away: what n8n gets is plain data of its own form. */
function plain(field: Field): INodeProperties {
	const { send: _send, options, ...rest } = field;
	if (!options) return rest as INodeProperties;
	return { ...rest, options: options.map(plainOption) } as INodeProperties;
}

function plainOption(option: Option): Option {
	if ('values' in option) return { ...option, values: option.values.map(plain) as Field[] };
	return 'displayName' in option && 'default' in option ? (plain(option as Field) as Field) : option;
}

function shownFor(field: Field, resource: Resource, operations: Operation[]): INodeProperties {
	const own = plain(field);
	const show = { resource: [resource.value], operation: operations.map(({ value }) => value) };
	const displayOptions: IDisplayOptions = {
		...own.displayOptions,
		show: { ...show, ...own.displayOptions?.show },
	};
	return { ...own, displayOptions };
}

function collection(name: keyof typeof COLLECTIONS, fields: Field[]): Field[] {
	if (fields.length === 0) return [];
	return [
		{
			...COLLECTIONS[name],
			name,
			type: 'collection',
			default: {},
			options: [...fields].sort(byName).map((field) => ({ ...field, required: undefined })),
		},
	];
}

/**
 * A collection as it is stored. n8n empties a collection that one expression gives, before a node can see it; a hidden
 * parameter of the same name after it holds what was stored, so that the node can read it, or refuse it.
 */
const kept = (field: Field): Field[] => {
	const { displayName, name, displayOptions, default: standard } = field;
	const shown = displayOptions ? { displayOptions } : {};
	return [field, { displayName, name, type: 'hidden', default: standard, ...shown }];
};

/** Rows and the like must not be lost, of whatever operation. */
const keptRows = (field: Field): Field[] => (field.type === 'fixedCollection' ? kept(firstRowOpen(field)) : [field]);

/** Nor must what changes or protects something. */
const keptOf = (operation: Operation, collections: Field[]): Field[] =>
	collections.flatMap((field) =>
		operation.write || (field.options as Field[]).some(({ type }) => type === 'fixedCollection')
			? kept(field)
			: [field],
	);

/** Every field of one operation, in the order of the screen. */
function fieldsOf(vendor: Vendor, operation: Operation): Field[] {
	const required = narrowingFirst(vendor, operation.fields.filter(onForm));
	const others = operation.fields.filter((field) => !onForm(field));
	return [
		...(operation.notice ? [own.notice(operation.notice)] : []),
		...required.flatMap(keptRows),
		...(operation.orderKeys ? [own.orderKey(operation.keyHint ?? '')] : []),
		...(showsDryRun(operation) ? [own.dryRun] : []),
		...keptOf(operation, collection('limits', limitFields(operation))),
		...(operation.wait?.offered === 'choice' ? [own.waitFor(operation.wait.until)] : []),
		...(operation.paging ? [own.returnAll, own.limit] : []),
		...(operation.simplify ? [own.simplify] : []),
		...keptOf(operation, collection(optionalName(operation), others)),
		...keptOf(operation, collection('options', own.optionsOf(operation))),
	];
}

function operationMenu(resource: Resource): INodeProperties {
	const options = resource.operations
		.map(({ name, value, action, description, needs }) => ({
			name,
			value,
			action,
			description: needs ? `${description.replace(/\.$/, '')}. ${needs}` : description,
		}))
		.sort((a, b) => a.name.localeCompare(b.name, 'en'));
	const reads = resource.operations.filter(isRead).map(({ value }) => value);
	// Nothing is bought by a node that was only dropped on the canvas, so a read comes first where there is one.
	const standard = (options.find(({ value }) => reads.includes(value)) ?? options[0])?.value ?? '';
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource.value] } },
		options,
		default: standard,
	};
}

/**
 * The parameters of a node: resource, operation, and each operation's own fields.
 * Plain data without functions, as n8n clones it.
 */
export function describe(resource: Resource): INodeProperties[] {
	const only = resource.value;
	const menu: INodeProperties = {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		options: [{ name: resource.name, value: only }],
		default: only,
	};
	const fields = resource.operations.flatMap((operation) =>
		fieldsOf(resource.vendor, operation).map((field) => shownFor(field, resource, [operation])),
	);
	const simplified = resource.operations.filter(({ simplify }) => simplify !== undefined);
	// The same for all of them, so it is there once: the editor loads every description.
	const forTools = simplified.length > 0 ? [own.output, own.outputFields] : [];
	return [menu, operationMenu(resource), ...fields, ...forTools.map((field) => shownFor(field, resource, simplified))];
}
