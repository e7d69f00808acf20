import type { IDataObject } from 'n8n-workflow';

import { type Field, InputProblem, onForm, type Operation, placeOf, type Values, type Vendor } from '../declare';
import { optionalName, optionalTitle } from '../ui/layout';
import { isObject, put } from '../util/path';
import { columnsGiven, inPlatformNames } from './rows/columns';
import { expressionValue, refuseLost, refuseOtherMembers } from './expressions';
import { checked, groupOf, optionsOf, wireName, wireValue } from './fieldValues';
import { rowsFromJson } from './rows/jsonRows';
import { refuseNothing } from './keys/madeOfNothing';
import { quantityComplaint } from './limits';
import { id, json, trimmed } from './parsers';
import { type Get, readSettings, type Turn } from './settings';

/** A field that depends on another one is read only when it is on the screen. */
function isShown(field: Field, get: Get): boolean {
	const show = field.displayOptions?.show ?? {};
	return Object.entries(show).every(([name, values]) => (values as unknown[]).includes(get(name.replace(/^\//, ''))));
}

function place(values: Values, where: string, name: string, value: IDataObject[string]): void {
	if (where === 'path') values.path[name] = String(value);
	else if (where === 'header') values.headers[name] = String(value);
	else if (where === 'nowhere') values.local[name] = value;
	else put(where === 'query' ? values.query : values.body, name, value);
}

/** The picker of a resource locator, when the chosen mode is not an id but something to look up. */
function lookupOf(vendor: Vendor, field: Field, raw: unknown) {
	if (field.type !== 'resourceLocator' || typeof raw !== 'object' || raw === null) return undefined;
	const mode = String((raw as IDataObject).mode ?? '');
	const list = field.modes?.find((candidate) => candidate.type === 'list');
	const picker = vendor.pickers[list?.typeOptions?.searchListMethod ?? ''];
	return picker?.finds?.[mode] ? { mode, picker, value: (raw as IDataObject).value } : undefined;
}

/** What something is found by must name it. @throws InputProblem */
function refuseUnnamed({ displayName, send }: Field, raw: unknown, template: unknown): void {
	checked(
		(value) => {
			refuseNothing(value, template, send?.names === 'name');
			return undefined;
		},
		raw,
		displayName,
	);
}

/** @param template the field as it is stored, with its expression */
function readField(
	vendor: Vendor,
	operation: Operation,
	field: Field,
	{ raw, template }: { raw: unknown; template: unknown },
	values: Values,
): void {
	const where = placeOf(operation, field);
	const name = where === 'path' || where === 'nowhere' ? field.name : wireName(field);
	const lookup = lookupOf(vendor, field, raw);
	if (lookup) {
		const value = checked(trimmed, lookup.value, field.displayName) as string | undefined;
		if (value !== undefined) {
			refuseUnnamed(field, lookup.value, isObject(template) ? template.value : undefined);
			const { mode, picker } = lookup;
			values.lookups.push({
				field: field.displayName,
				mode,
				value,
				picker,
				place: (target, id) => place(target, where, name, id),
			});
			return;
		}
		if (!field.required) return;
		throw new InputProblem(`"${field.displayName}" is required, but is empty.`);
	}
	// What goes into an address is checked before anything is sent, also where the field is plain text.
	const checks =
		where === 'path' && field.type === 'string' && !field.send?.check
			? { ...field, send: { ...field.send, check: id } }
			: field;
	refuseLost(field, template, raw, field.displayName);
	const whole = expressionValue(field, template, raw);
	const value = whole
		? whole.value
		: field.send?.rowsOf
			? rowsOf(field, field.send.rowsOf, raw, values.local)
			: wireValue(checks, raw, field.displayName);
	if (value === undefined) return;
	if (field.send?.names) refuseUnnamed(field, raw, template);
	place(values, where, name, value);
}

/** A list of rows in the platform's names, whatever names the user's data has. */
function rowsOf({ send, displayName }: Field, rows: Field, raw: unknown, local: IDataObject): IDataObject[] {
	const list = checked(json, raw, displayName);
	const fields = groupOf(rows).values;
	if (!send?.columns) return rowsFromJson(fields, list, displayName);
	const renamed = inPlatformNames(send.columns, list, local, displayName);
	return rowsFromJson(fields, renamed, displayName, columnsGiven(send.columns, local));
}

/** Lists come last: the names of their columns are fields of their own. */
const listsLast = (fields: Field[]): Field[] => [
	...fields.filter(({ send }) => !send?.columns),
	...fields.filter(({ send }) => send?.columns),
];

/**
 * Reads and checks all parameters of one item, without any request.
 * @param get reads a parameter; each is read once
 * @param item `now`: the time in milliseconds, for rules on dates
 * @throws InputProblem with a sentence that names the field
 */
export function readValues(vendor: Vendor, operation: Operation, get: Get, item: Turn & { now: number }): Values {
	const values: Values = {
		path: {},
		query: {},
		headers: {},
		body: structuredClone(operation.constantBody ?? {}),
		local: {},
		carried: {},
		lookups: [],
		settings: readSettings(operation, get, item),
	};
	const fields = operation.fields.filter((field) => placeOf(operation, field) !== 'picker');
	const required = listsLast(fields.filter(onForm));
	for (const field of required) {
		const template = item.stored?.[field.name];
		if (field.type !== 'notice' && isShown(field, get))
			readField(vendor, operation, field, { raw: get(field.name), template }, values);
	}
	const others = fields.filter((field) => !onForm(field));
	const collection = optionalName(operation);
	const given = others.length > 0 ? optionsOf(get(collection), optionalTitle(operation)) : {};
	const stored: unknown = item.stored?.[collection];
	const members = operation.fields.filter((field) => !onForm(field));
	if (others.length > 0) refuseOtherMembers(members, stored, given, optionalTitle(operation));
	for (const field of others) {
		const template = isObject(stored) ? stored[field.name] : stored;
		if (!isShown(field, get)) continue;
		if (isObject(stored)) refuseLost(field, template, given[field.name], field.displayName);
		if (given[field.name] !== undefined)
			readField(vendor, operation, field, { raw: given[field.name], template }, values);
	}
	const untouched =
		JSON.stringify(values.body) === JSON.stringify(operation.constantBody ?? {}) &&
		Object.keys(values.local).length === 0;
	operation.transformValues?.(values);
	const complaint = operation.rule?.(values, item.now) ?? quantityComplaint(operation, values);
	if (complaint !== undefined) throw new InputProblem(complaint);
	const hasFields = operation.fields.some((field) => ['body', 'nowhere'].includes(placeOf(operation, field)));
	if (operation.write === 'change' && hasFields && untouched) {
		throw new InputProblem('There is nothing to change: choose at least one field to update.');
	}
	return values;
}
