import { type AreasState, emptyAreas } from '../areas/state';
import { type CommerceState, emptyCommerce } from '../commerce/state';
import type { Reply } from '../reply';
import type { Tenant } from './tenants';

/** The answer to a write, kept for its repetition under the same request id. */
export interface KeptAnswer {
	/** `POST /v1/customers/…/orders`: the request that it answered. */
	request: string;
	/** In ms. */
	at: number;
	reply: Reply;
}

/** Everything that one partner tenant owns. Plain JSON, so that it can be kept in a file. */
export interface PartnerState {
	tenantId: string;
	commerce: CommerceState;
	areas: AreasState;
	/** Answers to writes by request id. */
	kept: Record<string, KeptAnswer>;
}

/** The state of a tenant that has done nothing yet. */
export function emptyPartnerState(tenant: Tenant): PartnerState {
	return { tenantId: tenant.tenantId, commerce: emptyCommerce(tenant), areas: emptyAreas(), kept: {} };
}

/** How much a part of a state holds: the rows of a list, the entries of a map, or a count that it keeps itself. */
function sizeOf(part: unknown): number {
	if (typeof part === 'number') return part;
	return typeof part === 'object' && part !== null ? Object.keys(part).length : 0;
}

/** What is counted of a state: the sizes of its parts, by their names (`customers`, `orders` …). */
export const counts = ({ commerce, areas }: PartnerState): Record<string, number> =>
	Object.fromEntries(Object.entries({ ...commerce, ...areas }).map(([name, part]) => [name, sizeOf(part)]));
