import type { IDataObject } from 'n8n-workflow';
import { BODILESS } from '../declare';
import { placeOf } from '../declare';
import { parseRoute } from '../declare';
import type { ApiRequest } from '../declare';

import { InputProblem, type OperationBase, type Values } from '../declare';
import { checked } from '../input/fieldValues';
import { segment } from '../input/parsers';

/**
 * Fills the names in braces. Every segment is checked as an id and encoded,
 * so that a value can never lead to another address.
 * @throws InputProblem
 */
export function fillPath(path: string, given: Record<string, string | undefined>): string {
	return path.replace(/\{(\w+)\}/g, (_, name: string) => {
		const value = checked(segment, given[name], name);
		if (value === undefined) throw new InputProblem(`"${name}" is required, but is empty.`);
		return encodeURIComponent(String(value));
	});
}

/** Whether an operation sends a body at all: an order of a cart, say, is a POST of nothing. */
const sendsBody = (operation: OperationBase, body: IDataObject): boolean =>
	!BODILESS.includes(parseRoute(operation.route).method) &&
	(Object.keys(body).length > 0 || operation.fields.some((field) => placeOf(operation, field) === 'body'));

/** What goes on the wire as the body. */
export const wireBody = (body: IDataObject): unknown => ('$' in body ? body.$ : body);

/** The request of an operation for the values of one item. */
export function buildRequest(operation: OperationBase, values: Values): ApiRequest {
	const { method, path } = parseRoute(operation.route);
	return {
		method,
		path: fillPath(path, values.path),
		route: operation.route,
		query: values.query,
		headers: values.headers,
		body: sendsBody(operation, values.body) ? values.body : undefined,
	};
}

/** A plain read of a route, for look-ups and polls. */
export function getRequest(route: string, path: Record<string, string> = {}, query: IDataObject = {}): ApiRequest {
	const parsed = parseRoute(route);
	return { method: parsed.method, path: fillPath(parsed.path, path), route, query };
}
