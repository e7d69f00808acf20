import type { IDataObject } from 'n8n-workflow';

import { isSent, type Field } from './declare';
import { at, put } from './paths';
import { groupOf, wireName } from './inputs';

export const HIDDEN = '(not shown)';

const isPrivate = (field: Field): boolean => field.send?.personal === true || field.send?.secret === true;

function redactField(target: IDataObject, field: Field): void {
	if (field.type === 'collection') {
		for (const inner of field.options as Field[]) redactField(target, inner);
		return;
	}
	const name = wireName(field);
	const value = at(target, name);
	if (value === undefined || !isSent(field)) return;
	const rows = field.send?.rowsOf ?? field;
	if (isPrivate(rows)) put(target, name, HIDDEN);
	else if (rows.type === 'fixedCollection' && typeof value === 'object') {
		const inner = groupOf(rows).values;
		for (const row of Array.isArray(value) ? value : [value]) {
			for (const column of inner) redactField(row as IDataObject, column);
		}
	}
}

/** The texts and numbers in a value, however deep. */
const leavesOf = (value: unknown): string[] => {
	if (value === null || value === undefined || typeof value === 'boolean') return [];
	return typeof value === 'object' ? Object.values(value).flatMap(leavesOf) : [String(value)];
};

function privateText(source: IDataObject, field: Field): string[] {
	if (field.type === 'collection') return (field.options as Field[]).flatMap((inner) => privateText(source, inner));
	const value = at(source, wireName(field)) ?? at(source, field.name);
	if (value === undefined || value === null) return [];
	const rows = field.send?.rowsOf ?? field;
	if (isPrivate(rows)) return leavesOf(value);
	if (rows.type !== 'fixedCollection' || typeof value !== 'object') return [];
	const list = (Array.isArray(value) ? value : [value]) as IDataObject[];
	return list.flatMap((row) => groupOf(rows).values.flatMap((column) => privateText(row, column)));
}

/** What a person's data and secrets of an item are, so that the platform's words about them can be kept quiet. */
export function privateTexts(fields: Field[], ...sources: IDataObject[]): string[] {
	const texts = sources.flatMap((source) => fields.flatMap((field) => privateText(source, field)));
	return [...new Set(texts)].filter((text) => text.length > 1).sort((a, b) => b.length - a.length);
}

/** Short ones only as words of their own and as they are written, or ordinary words would go with them. */
function patternOf(text: string): RegExp {
	const literal = text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
	return text.length > 3 ? new RegExp(literal, 'gi') : new RegExp(`(?<![\\p{L}\\p{N}])${literal}(?![\\p{L}\\p{N}])`, 'gu');
}

/** A sentence without any of these texts. */
export function withoutTexts(sentence: string, texts: string[]): string {
	return texts.reduce((left, text) => left.replace(patternOf(text), HIDDEN), sentence);
}

/** A copy of a request's body or query in which personal and secret fields are hidden. */
export function redact(fields: Field[], body: IDataObject): IDataObject {
	const copy = structuredClone(body);
	for (const field of fields) redactField(copy, field);
	return copy;
}
