import { type INodeParameters, isSafeObjectProperty } from 'n8n-workflow';

import { isObject } from '../util/path';

/**
 * Expressions that only name a member of the item, such as `{{ $json.deal.id }}`. Most expressions of a flow do no more,
 * and n8n's sandbox takes more than half a millisecond for each: 1,000 orders would wait a second before the first is sent.
 */

const NAME = String.raw`\.[A-Za-z_]\w*|\["[^"\\]*"\]|\['[^'\\]*'\]`;
const MEMBER = new RegExp(String.raw`^=\{\{\s*\$json((?:${NAME})+)\s*\}\}$`);

/** Names of an expression that only names a member. */
function namesOf(expression: string): string[] | undefined {
	const [, path] = MEMBER.exec(expression) ?? [];
	return path?.match(new RegExp(NAME, 'g'))?.map((name) => name.replace(/^\.|^\[["']|["']\]$/g, ''));
}

/** A text, number or switch that the item itself holds; anything else is n8n's to judge. */
function memberOf(json: unknown, names: string[]): string | number | boolean | undefined {
	const value = names.reduce<unknown>(
		(from, name) =>
			typeof from === 'object' && from !== null && Object.hasOwn(from, name) && isSafeObjectProperty(name)
				? (from as Record<string, unknown>)[name]
				: undefined,
		json,
	);
	return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)
		? (value as string | number | boolean)
		: undefined;
}

/**
 * A parameter with its expressions replaced by what n8n would find.
 * @param parameter as the flow stores it
 * @param json the item
 * @returns undefined where n8n has to be asked
 */
export function withMembers(parameter: INodeParameters[string], json: unknown): INodeParameters[string] | undefined {
	if (typeof parameter === 'string' && parameter.startsWith('=')) {
		const names = namesOf(parameter);
		return names && memberOf(json, names);
	}
	if (!isObject(parameter) && !Array.isArray(parameter)) return parameter;
	const entries: Array<[string, unknown]> = [];
	for (const [name, value] of Object.entries(parameter)) {
		const found = withMembers(value as INodeParameters[string], json);
		if (found === undefined) return undefined;
		entries.push([name, found]);
	}
	return (
		Array.isArray(parameter) ? entries.map(([, value]) => value) : Object.fromEntries(entries)
	) as INodeParameters[string];
}
