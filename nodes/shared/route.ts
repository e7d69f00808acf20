import type { IDataObject, IHttpRequestMethods } from 'n8n-workflow';

import type { Outcome } from './answer';
import { InputProblem, segment } from './checks';
import type { Field, Operation, Values } from './declare';
import { checked } from './inputs';
import type { Form } from './multipart';

/** One request to the platform, before sign-in. `path` is encoded and starts with '/'. */
export interface ApiRequest {
	method: IHttpRequestMethods;
	path: string;
	/** the route that it came from, for errors and the catalog: 'GET /customers/{customerId}' */
	route: string;
	query: IDataObject;
	headers?: Record<string, string>;
	/** undefined when nothing is sent; a lone member '$' is the body itself */
	body?: IDataObject;
	/** sent in place of `body`: a form that carries files */
	form?: Form;
	/** the id by which the platform recognises a repeat of this write; made by the sender when absent */
	writeId?: string;
	/**
	 * called right before every try of this write; what it throws ends the write, and nothing is sent
	 * @param last the end of the try before
	 * @param renewed the try goes out under another id than the one before, so that the platform does not know it for a repeat
	 */
	beforeTry?: (last?: Outcome, renewed?: boolean) => Promise<void>;
	/** a repeat would do it twice, so n8n must not repeat it by itself when it is answered with 401 */
	unsafe?: true;
}

/** 'GET /customers/{id}' -> method, path and the names in braces. */
export function parseRoute(route: string): { method: IHttpRequestMethods; path: string; names: string[] } {
	const [method, path] = route.split(' ');
	const names = [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
	return { method: method as IHttpRequestMethods, path, names };
}

/** A read may be repeated at will, also one that is sent as POST (an estimate, a validation). */
export const isRead = (operation: Operation): boolean => operation.write === undefined;

/** A dry run stands on the form where money moves, else among the options. */
export const showsDryRun = ({ write, notice }: Operation): boolean => write === 'order' || (write === 'change' && notice !== undefined);

/**
 * Fills the names in braces. Every segment is checked as an id and encoded,
 * so that a value can never lead to another address.
 * @throws InputProblem
 */
export function fillPath(path: string, given: Record<string, string | undefined>): string {
	return path.replace(/\{(\w+)\}/g, (_, name: string) => {
		const value = checked(segment, given[name], name);
		if (value === undefined) throw new InputProblem(`"${name}" is required, but nothing was given.`);
		return encodeURIComponent(String(value));
	});
}

/** Where a field's value goes: what it says itself, else into the path that names it, the query or the body. */
export function placeOf(operation: Operation, field: Field): 'path' | 'query' | 'body' | 'header' | 'nowhere' | 'picker' {
	if (field.send?.in) return field.send.in;
	const { method, names } = parseRoute(operation.route);
	if (names.includes(field.name)) return 'path';
	return BODILESS.includes(method) ? 'query' : 'body';
}

const BODILESS = ['GET', 'HEAD', 'DELETE'];

/** Whether an operation sends a body at all: an order of a cart, say, is a POST of nothing. */
const sendsBody = (operation: Operation, body: IDataObject): boolean =>
	!BODILESS.includes(parseRoute(operation.route).method) &&
	(Object.keys(body).length > 0 || operation.fields.some((field) => placeOf(operation, field) === 'body'));

/** What goes on the wire as the body. */
export const wireBody = (body: IDataObject): unknown => ('$' in body ? body.$ : body);

/** The request of an operation for the values of one item. */
export function buildRequest(operation: Operation, values: Values): ApiRequest {
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
