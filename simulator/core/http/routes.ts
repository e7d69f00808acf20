import findMyWay, { type HTTPMethod } from 'find-my-way';
import type { Operation } from '../contract/contract';

/** Where a request leads: its route (`GET /orders/{id}`), the operations that share it, and the values in the address. */
type Found = { route: string; candidates: Operation[]; params: Record<string, string | undefined> };

/** Finds the route of a method and a path below the prefix of its API. */
export type Routes = (method: string, path: string) => Found | undefined;

/** Operations by route; a variant is served by the operation whose variant it is, and what has no path by nobody. */
function byRoute(operations: Operation[]): Map<string, Operation[]> {
	const routes = new Map<string, Operation[]>();
	for (const operation of operations) {
		if (operation.variantOf || !operation.path.startsWith('/')) continue;
		const route = `${operation.method} ${operation.path}`;
		routes.set(route, [...(routes.get(route) ?? []), operation]);
	}
	return routes;
}

/** `/orders/{order-id}` as the router writes it: it takes a hyphen for the end of a name, and an id in quotes ends with the quote. */
export const urlOf = (path: string): string =>
	path
		.replace(
			/\{([\w-]+)\}/g,
			(_, name: string) => `:${name.replace(/-(\w)/g, (__, letter: string) => letter.toUpperCase())}`,
		)
		.replace(/':(\w+)'/g, "':$1([^']*)'");

/** The routes of operations. They hold nothing of an account, so that all servers of a process may share them. */
export function routesOf(operations: Operation[]): Routes {
	const router = findMyWay({ maxParamLength: 500 });
	for (const [route, candidates] of byRoute(operations)) {
		const [method, path] = route.split(' ');
		router.on(method as HTTPMethod, urlOf(path), () => undefined, { route, candidates });
	}
	return (method, path) => {
		const found = router.find(method as HTTPMethod, path);
		return found ? { ...(found.store as Pick<Found, 'route' | 'candidates'>), params: found.params } : undefined;
	};
}
