import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';

import { id, InputProblem } from './checks';
import type { Operation, Values } from './declare';
import { checked } from './inputs';

/** One request to the platform, before sign-in. `path` is encoded and starts with '/'. */
export interface ApiRequest {
	method: IHttpRequestMethods;
	path: string;
	/** the route that it came from, for errors and the catalog: 'GET /customers/{customerId}' */
	route: string;
	query: IDataObject;
	/** undefined when the method carries none */
	body?: IDataObject;
}

/** 'GET /customers/{id}' -> method, path and the names in braces. */
export function parseRoute(route: string): { method: IHttpRequestMethods; path: string; names: string[] } {
	const [method, path] = route.split(' ');
	const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
	return { method: method as IHttpRequestMethods, path, names };
}

/** A read may be repeated at will, also one that is sent as POST (an estimate, a validation). */
export const isRead = (operation: Operation): boolean => operation.write === undefined;

/**
 * Fills the names in braces. Every segment is checked as an id and encoded,
 * so that a value can never lead to another address.
 * @throws InputProblem
 */
export function fillPath(path: string, given: Record<string, string | undefined>): string {
	return path.replace(/\{(\w+)\}/g, (_, name: string) => {
		const value = checked(id, given[name], name);
		if (value === undefined) throw new InputProblem(`"${name}" is required, but nothing was given.`);
		return encodeURIComponent(String(value));
	});
}

/** The request of an operation for the values of one item. */
export function buildRequest(operation: Operation, values: Values): ApiRequest {
	const { method, path } = parseRoute(operation.route);
	return {
		method,
		path: fillPath(path, values.path),
		route: operation.route,
		query: values.query,
		body: ['GET', 'HEAD', 'DELETE'].includes(method) ? undefined : values.body,
	};
}

/** A plain read of a route, for look-ups and polls. */
export function getRequest(route: string, path: Record<string, string> = {}, query: IDataObject = {}): ApiRequest {
	const parsed = parseRoute(route);
	return { method: parsed.method, path: fillPath(parsed.path, path), route, query };
}
