import type { IExecuteFunctions } from 'n8n-workflow';

import { isObject } from '../util/path';
import type { Get } from './settings';

/** Whether a parameter, or anything in it, is an expression. */
function hasExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	if (Array.isArray(value)) return value.some(hasExpression);
	return isObject(value) && Object.values(value).some(hasExpression);
}

/**
 * How the parameters of each item are read. One without an expression is the same for all items, so n8n is asked for
 * it once; each item gets a copy, for it may complete what it was given.
 */
export function parametersOf(context: IExecuteFunctions): (item: number) => Get {
	const { parameters } = context.getNode();
	const ask = (name: string, item: number): unknown => context.getNodeParameter(name, item, null as never);
	const plain = new Set(Object.keys(parameters).filter((name) => !hasExpression(parameters[name])));
	const same = new Map<string, unknown>();
	return (item) => {
		const own = new Map<string, unknown>();
		return (name) => {
			const known = plain.has(name) ? same : own;
			if (!known.has(name)) known.set(name, ask(name, item));
			const value = known.get(name);
			return known === same && typeof value === 'object' ? structuredClone(value) : value;
		};
	};
}
