import type { IDataObject } from 'n8n-workflow';

import type { Field } from './declare';
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
	if (value === undefined || field.send?.in === 'nowhere') return;
	const rows = field.send?.rowsOf ?? field;
	if (isPrivate(rows)) put(target, name, HIDDEN);
	else if (rows.type === 'fixedCollection' && typeof value === 'object') {
		const inner = groupOf(rows).values;
		for (const row of Array.isArray(value) ? value : [value]) {
			for (const column of inner) redactField(row as IDataObject, column);
		}
	}
}

function privateText(source: IDataObject, field: Field): string[] {
	if (field.type === 'collection') return (field.options as Field[]).flatMap((inner) => privateText(source, inner));
	const value = at(source, wireName(field)) ?? at(source, field.name);
	if (value === undefined || value === null) return [];
	const rows = field.send?.rowsOf ?? field;
	if (isPrivate(rows)) return typeof value === 'object' ? [] : [String(value)];
	if (rows.type !== 'fixedCollection' || typeof value !== 'object') return [];
	const list = (Array.isArray(value) ? value : [value]) as IDataObject[];
	return list.flatMap((row) => groupOf(rows).values.flatMap((column) => privateText(row, column)));
}

/** What a person's data and secrets of an item are, so that the platform's words about them can be kept quiet. */
export function privateTexts(fields: Field[], ...sources: IDataObject[]): string[] {
	const texts = sources.flatMap((source) => fields.flatMap((field) => privateText(source, field)));
	// Very short ones (a state, a country) would take ordinary words out of the platform's sentences.
	return [...new Set(texts)].filter((text) => text.length > 3).sort((a, b) => b.length - a.length);
}

/** A sentence without any of these texts. */
export function withoutTexts(sentence: string, texts: string[]): string {
	return texts.reduce((left, text) => left.split(text).join(HIDDEN), sentence);
}

/** A copy of a request's body or query in which personal and secret fields are hidden. */
export function redact(fields: Field[], body: IDataObject): IDataObject {
	const copy = structuredClone(body);
	for (const field of fields) redactField(copy, field);
	return copy;
}
