import { parseRoute } from '../nodes/engine/declare';
import { nodes } from './package';

/** One operation as the catalog prints it. */
export interface CatalogEntry {
	node: string;
	displayName: string;
	resource: string;
	operation: string;
	method: string;
	path: string;
	/** false for reads, else what the write does */
	write: string | false;
	paging: boolean;
	credential: string;
	/** every request that the operation can send, where there is more than one */
	requests?: Array<{ method: string; path: string }>;
	/** ids of the contract's operations */
	facts: string[];
	docs: string | null;
}

const request = (route: string) => {
	const { method, path } = parseRoute(route);
	return { method, path };
};

/** Every operation of the package, in the order of nodes and names. */
export function catalog(): CatalogEntry[] {
	return nodes.flatMap(({ description: { name, displayName }, resource }) =>
		resource.operations.map((operation) => ({
			node: name,
			displayName,
			resource: resource.value,
			operation: operation.value,
			...request(operation.route),
			write: operation.write ?? (false as const),
			paging: operation.paging !== undefined,
			credential: resource.vendor.credential,
			...(operation.extraRoutes ? { requests: [operation.route, ...operation.extraRoutes].map(request) } : {}),
			facts: operation.facts,
			docs: operation.docs ?? null,
		})),
	);
}

if (require.main === module) process.stdout.write(`${JSON.stringify(catalog(), null, 1)}\n`);
