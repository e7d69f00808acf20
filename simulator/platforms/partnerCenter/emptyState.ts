import { emptyCommerce } from './commerce';
import { emptyAreas } from './areas';
import type { PartnerState } from './state';
import type { Tenant } from './tenants';

/** The state of a tenant that has done nothing yet; `now` in ms dates what is there from the start. */
export const emptyPartnerState = (tenant: Tenant, now: number): PartnerState => ({
	tenantId: tenant.tenantId,
	commerce: emptyCommerce(tenant, now),
	areas: emptyAreas(tenant, now),
	kept: {},
});
