import type { IExecuteFunctions } from 'n8n-workflow';

import { isObject } from '../util/path';
import { isTool } from '../util/tool';
import { withMembers } from './memberExpressions';
import type { Get } from './settings';

/** Whether a parameter, or anything in it, is an expression. */
function hasExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	if (Array.isArray(value)) return value.some(hasExpression);
	return isObject(value) && Object.values(value).some(hasExpression);
}

/**
 * How the parameters of each item are read. One without an expression is the same for all items, so n8n is asked for
 * it once; each item gets a copy, for it may complete what it was given. What only names members of the item is read
 * here; not for a tool, whose expressions are about the items of its agent.
 */
export function parametersOf(context: IExecuteFunctions): (item: number) => Get {
	const { parameters } = context.getNode();
	const items = isTool(context) ? [] : context.getInputData();
	const ask = (name: string, item: number): unknown => context.getNodeParameter(name, item, null as never);
	const resolve = (name: string, item: number): unknown =>
		withMembers(parameters[name], items[item]?.json) ?? ask(name, item);
	const plain = new Set(Object.keys(parameters).filter((name) => !hasExpression(parameters[name])));
	const same = new Map<string, unknown>();
	return (item) => {
		const own = new Map<string, unknown>();
		return (name) => {
			const isPlain = plain.has(name);
			const known = isPlain ? same : own;
			if (!known.has(name)) known.set(name, isPlain ? ask(name, item) : resolve(name, item));
			const value = known.get(name);
			return known === same && typeof value === 'object' ? structuredClone(value) : value;
		};
	};
}
