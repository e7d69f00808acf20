import type { AreasState } from './areas';
import { emptyAreas } from './areas';
import type { CommerceState } from './commerce';
import { emptyCommerce } from './commerce';
import type { Reply } from './call';
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

/** The state of a tenant that has done nothing yet; `now` in ms dates what is there from the start. */
export const emptyPartnerState = (tenant: Tenant, now: number): PartnerState => ({
	tenantId: tenant.tenantId,
	commerce: emptyCommerce(tenant, now),
	areas: emptyAreas(tenant, now),
	kept: {},
});
