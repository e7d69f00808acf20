import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';

import * as checks from './parsers';
import { type Check, type Field, type FieldGroup, InputProblem, isSent } from '../declare';
import { at, isObject, put } from '../util/path';

type Wire = IDataObject[string];

/** The name of a field on the wire. */
export const wireName = (field: Field): string => field.send?.as ?? field.name;

/** The row layout of a fixed collection. */
export const groupOf = (field: Field): FieldGroup => (field.options as FieldGroup[])[0];

const isBlank = (value: unknown): boolean =>
	value === undefined ||
	value === null ||
	value === '' ||
	(Array.isArray(value) && value.length === 0) ||
	(isObject(value) && Object.keys(value).length === 0);

/** The value of a list that is meant: an expression may write it with other letter case or blanks, where that says nothing else. */
export function meantOf(allowed: unknown[], value: unknown): unknown {
	if (allowed.includes(value)) return value;
	const plain = (one: unknown) => String(one).trim().toLowerCase();
	const [meant, ...others] = typeof value === 'string' ? allowed.filter((one) => plain(one) === plain(value)) : [];
	return others.length === 0 ? meant : undefined;
}

/** What may be given, for a sentence: nothing at all is no word of it. */
const wordsOf = (allowed: unknown[]): string => allowed.filter((one) => !isBlank(one)).join(', ');

const oneOf =
	(allowed: unknown[]): Check =>
	(value) => {
		if (isBlank(value)) return undefined;
		const meant = meantOf(allowed, value);
		if (meant !== undefined) return meant as Wire;
		throw new InputProblem(`must be one of ${wordsOf(allowed)}`);
	};

const someOf =
	(allowed: unknown[]): Check =>
	(value) => {
		if (isBlank(value)) return undefined;
		const list = typeof value === 'string' ? value.split(',').map((part) => part.trim()) : value;
		const meant = Array.isArray(list) ? list.map((part) => meantOf(allowed, part)) : [undefined];
		if (meant.every((part) => part !== undefined)) return meant as Wire;
		throw new InputProblem(`must be a list of values from ${wordsOf(allowed)}`);
	};

const optionValues = (field: Field): unknown[] =>
	(field.options as INodePropertyOptions[]).map((option) => option.value);

/** The check of a field: its own, or the one of its type. */
export function checkOf(field: Field): Check {
	if (field.send?.check) return field.send.check;
	switch (field.type) {
		case 'number':
			return field.typeOptions?.numberPrecision === 0 ? checks.integer : checks.number;
		case 'boolean':
			return checks.flag;
		case 'options':
			return oneOf(optionValues(field));
		case 'multiOptions':
			return someOf(optionValues(field));
		case 'dateTime':
			return checks.dateTime;
		case 'json':
			return checks.json;
		case 'resourceLocator':
			return checks.id;
		default:
			return checks.trimmed;
	}
}

function attempt(check: Check, value: unknown): { value: Wire } | { problem: string } {
	try {
		return { value: check(value) };
	} catch (error) {
		return { problem: error instanceof Error ? error.message : String(error) };
	}
}

/** Runs a check and puts the name of the field in front of its complaint. */
export function checked(check: Check, value: unknown, label: string): Wire {
	const outcome = attempt(check, value);
	if ('problem' in outcome) throw new InputProblem(`"${label}" ${outcome.problem}.`);
	return outcome.value;
}

function bounded(field: Field, value: Wire, label: string): Wire {
	const { minValue, maxValue } = field.typeOptions ?? {};
	if (typeof value !== 'number') return value;
	if (minValue !== undefined && value < minValue) {
		throw new InputProblem(`"${label}" must be ${minValue} or more, but is ${value}.`);
	}
	if (maxValue !== undefined && value > maxValue) {
		throw new InputProblem(`"${label}" must be ${maxValue} or less, but is ${value}.`);
	}
	return value;
}

const locatorValue = (raw: unknown): unknown => (isObject(raw) && ('__rl' in raw || 'mode' in raw) ? raw.value : raw);

/** Whether a value says that there is none: for a required field that is an answer, as nothing is not. */
export const saysNone = ({ send }: Field, value: unknown): boolean => send?.none !== undefined && value === send.none;

/**
 * What the screen holds for one field, in wire form; undefined when nothing was given.
 * @param label the field's place on the screen: 'Products, line 2, Quantity'
 */
export function wireValue(field: Field, raw: unknown, label: string): Wire {
	const given = givenValue(field, raw, label);
	// An empty object says nothing, and some platforms take it for "delete all of it".
	const value = isObject(given) && Object.keys(given).length === 0 ? undefined : given;
	if (field.required && isBlank(value) && value !== false && !saysNone(field, raw)) {
		throw new InputProblem(`"${label}" is required, but is empty.`);
	}
	return value;
}

function givenValue(field: Field, raw: unknown, label: string): Wire {
	switch (field.type) {
		case 'notice':
			return undefined;
		case 'fixedCollection':
			return collectionValue(field, raw, label);
		case 'resourceLocator':
			return checked(checkOf(field), locatorValue(raw), label);
		default:
			return bounded(field, checked(checkOf(field), raw, label), label);
	}
}

const kindOf = (value: unknown) =>
	Array.isArray(value) ? 'a list' : isObject(value) ? 'an object with another structure' : 'text';

const shapeOf = (field: Field) => {
	const { name } = groupOf(field);
	return field.typeOptions?.multipleValues ? `{"${name}": [{...}, {...}]}` : `{"${name}": {...}}`;
};

function collectionValue(field: Field, raw: unknown, label: string): Wire {
	if (isBlank(raw)) return undefined;
	const group = groupOf(field);
	// Anything else comes from an expression for the whole field; taken as nothing, it would be lost in silence.
	if (!isObject(raw) || !(group.name in raw))
		throw new InputProblem(
			`"${label}" must be fields, not ${kindOf(raw)}. From an expression, it needs the form ${shapeOf(field)}.`,
		);
	const rows = raw[group.name];
	if (!field.typeOptions?.multipleValues) {
		if (isBlank(rows)) return undefined;
		if (!isObject(rows)) throw new InputProblem(`"${label}" must be an object.`);
		const single = rowValue(group.values, rows, label);
		return isBlank(single) ? undefined : single;
	}
	if (isBlank(rows)) return undefined;
	if (!Array.isArray(rows)) throw new InputProblem(`"${label}" must be a list of rows.`);
	const values = rows.map((row, index) => lineValue(group.values, row, `${label}, line ${index + 1}`));
	return field.send?.check ? checked(field.send.check, values, label) : (values as Wire);
}

/** A row whose columns have the names of its fields. @param nameOf which of the names of a field */
export function withOwnNames(fields: Field[], row: IDataObject, nameOf: (field: Field) => string): IDataObject {
	const owner = (column: string) =>
		fields.find(({ send }) => send?.knownColumns?.includes(column.trim().toLowerCase()));
	return Object.fromEntries(
		Object.entries(row).map(([column, value]) => {
			const field = owner(column);
			return [field ? nameOf(field) : column, value];
		}),
	);
}

function lineValue(fields: Field[], given: unknown, label: string): IDataObject {
	if (!isObject(given)) throw new InputProblem(`"${label}" must be a row of fields.`);
	const row = withOwnNames(fields, given, ({ name }) => name);
	const value = rowValue(fields, row, label);
	if (isBlank(value)) throw new InputProblem(`"${label}" is empty. Fill it or remove it.`);
	return value;
}

/** Two fields may fill one member of a row: objects and lists of both are kept. */
function putBeside(row: IDataObject, name: string, value: Wire): void {
	const before = at(row, name);
	if (Array.isArray(before) && Array.isArray(value)) put(row, name, [...before, ...value] as Wire);
	else if (isObject(before) && isObject(value)) put(row, name, { ...before, ...value });
	else put(row, name, value);
}

/** Whether a field of a row is on the screen: it may depend on another field of the row. */
function isShownIn(field: Field, row: IDataObject, fields: Field[]): boolean {
	return Object.entries(field.displayOptions?.show ?? {}).every(([name, values]) => {
		const value = row[name] ?? fields.find((other) => other.name === name)?.default;
		return (values as unknown[]).includes(value);
	});
}

/** @param held 'row': all its fields have a value; 'chosen': only those that were chosen */
function rowValue(fields: Field[], row: IDataObject, label: string, held: 'row' | 'chosen' = 'row'): IDataObject {
	const result: IDataObject = {};
	for (const field of fields.filter((one) => isShownIn(one, row, fields))) {
		const inner = `${label}, ${field.displayName}`;
		if (field.type === 'collection') {
			merge(result, rowValue(field.options as Field[], optionsOf(row[field.name], inner), label, 'chosen'));
			continue;
		}
		// A row comes as it is stored, and n8n does not store a field that holds its default.
		const standard = held === 'row' && !(field.name in row) ? field.default : undefined;
		const value = wireValue(field, row[field.name] ?? standard, inner);
		if (value !== undefined && isSent(field)) putBeside(result, wireName(field), value);
	}
	return result;
}

/** The members of an optional collection, of which none need be there. @throws InputProblem */
export function optionsOf(raw: unknown, label: string): IDataObject {
	if (isBlank(raw)) return {};
	if (isObject(raw)) return raw;
	throw new InputProblem(`"${label}" must be fields, not ${kindOf(raw)}.`);
}

function merge(target: IDataObject, source: IDataObject): void {
	for (const [key, value] of Object.entries(source)) {
		if (isObject(target[key]) && isObject(value)) merge(target[key] as IDataObject, value);
		else target[key] = value;
	}
}
