import type { IDataObject } from 'n8n-workflow';

import { type Field, InputProblem } from '../declare';
import { isObject } from '../util/path';
import { checked, groupOf, withOwnNames } from './fieldValues';
import { fieldFromJson, rowsFromJson } from './rows/jsonRows';
import { json } from './parsers';

/** Collections that expressions fill, as a whole or in part. */

const isExpression = (template: unknown): boolean => typeof template === 'string' && template.startsWith('=');

const isNothing = (value: unknown): boolean =>
	value === undefined || value === null || value === '' || (isObject(value) && Object.keys(value).length === 0);

function refuseLostValue(template: unknown, raw: unknown, label: string): void {
	if (!isExpression(template) || !isNothing(raw)) return;
	throw new InputProblem(
		`"${label}" is an expression that found nothing. Correct the expression, or remove the field. Nothing was sent.`,
	);
}

const memberOf = (value: unknown, name: string | number): unknown =>
	isObject(value) || Array.isArray(value) ? (value as IDataObject)[name] : undefined;

/**
 * Refuses collections, and rows, whose expression found nothing: they would be left out in silence.
 * @param template the field as it is stored, with its expressions
 * @param raw what these gave
 * @throws InputProblem
 */
export function refuseLost(field: Field, template: unknown, raw: unknown, label: string): void {
	if (field.type !== 'collection' && field.type !== 'fixedCollection') return;
	refuseLostValue(template, raw, label);
	if (field.type === 'collection') {
		refuseLostIn(field.options as Field[], template, raw, label);
		return;
	}
	const { name, values } = groupOf(field);
	const [rows, found] = [memberOf(template, name), memberOf(raw, name)];
	refuseLostValue(rows, found, label);
	if (isExpression(template) || isExpression(rows)) refuseOtherColumns(values, found, label);
	if (Array.isArray(rows))
		rows.forEach((row, index) => {
			refuseLostIn(values, row, memberOf(found, index), `${label}, line ${index + 1}`);
		});
	else refuseLostIn(values, rows, found, label);
}

/** Rows that an expression gives have only the columns that are fields: another one would be left out in silence. */
function refuseOtherColumns(fields: Field[], found: unknown, label: string): void {
	const rows = Array.isArray(found) ? found : [found];
	const known = fields.map(({ name }) => name);
	rows.filter(isObject).forEach((row, index) => {
		const other = Object.keys(withOwnNames(fields, row, ({ name }) => name)).find((name) => !known.includes(name));
		if (other === undefined) return;
		throw new InputProblem(
			`"${label}, line ${index + 1}" has "${other}", which is unknown. Use one of these: ${[...known].sort().join(', ')}.`,
		);
	});
}

function refuseLostIn(fields: Field[], template: unknown, raw: unknown, label: string): void {
	for (const field of fields)
		refuseLost(field, memberOf(template, field.name), memberOf(raw, field.name), `${label}, ${field.displayName}`);
}

/**
 * What an expression for a whole collection gives, in wire form: the rows, in the platform's own names, as a list, as an
 * object, or as JSON text.
 * @returns undefined where the collection is no expression, or has the form of the screen
 * @throws InputProblem
 */
export function expressionValue(
	field: Field,
	template: unknown,
	raw: unknown,
): { value: IDataObject[string] } | undefined {
	if (field.type !== 'fixedCollection' || !isExpression(template)) return undefined;
	const given = checked(json, raw, field.displayName);
	if (isObject(given) && groupOf(field).name in given) return undefined;
	if (!Array.isArray(given) || given.length > 0) return { value: fieldFromJson(field, given, field.displayName) };
	return { value: field.required ? rowsFromJson(groupOf(field).values, given, field.displayName) : undefined };
}

/** An optional collection that is one expression has members, and only those that are fields. @throws InputProblem */
export function refuseOtherMembers(fields: Field[], template: unknown, raw: unknown, label: string): void {
	if (!isExpression(template)) return;
	refuseLostValue(template, raw, label);
	const known = fields.map(({ name }) => name);
	const other = Object.keys(isObject(raw) ? raw : {}).find((name) => !known.includes(name));
	if (other === undefined) return;
	throw new InputProblem(`"${label}" has "${other}", which is unknown. Use one of these: ${known.sort().join(', ')}.`);
}
