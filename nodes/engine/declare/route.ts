import type { IHttpRequestMethods } from 'n8n-workflow';

import type { Field } from './field';
import type { Operation } from './operation';
import type { OperationBase } from './operationBase';

/** 'GET /customers/{id}' -> method, path and the names in braces. */
export function parseRoute(route: string): { method: IHttpRequestMethods; path: string; names: string[] } {
	const [method, path] = route.split(' ');
	const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
	return { method: method as IHttpRequestMethods, path, names };
}

/** A read may be repeated at will, also one that is sent as POST (an estimate, a validation). */
export const isRead = (operation: Operation): boolean => operation.write === undefined;

/** Dry Run is on the form where money moves, else among the options. */
export const showsDryRun = ({ write, notice }: Operation): boolean =>
	write === 'order' || (write === 'change' && notice !== undefined);

/** Where a field's value goes: what it says itself, else into the path that names it, the query or the body. */
export function placeOf(
	operation: OperationBase,
	field: Field,
): 'path' | 'query' | 'body' | 'header' | 'nowhere' | 'picker' {
	if (field.send?.in) return field.send.in;
	const { method, names } = parseRoute(operation.route);
	if (names.includes(field.name)) return 'path';
	return BODILESS.includes(method) ? 'query' : 'body';
}

export const BODILESS = ['GET', 'HEAD', 'DELETE'];
