import { emptyAreas } from '../areas';
import { emptyCommerce } from '../commerce';
import type { PartnerState } from './state';
import type { Tenant } from './tenants';

/** The state of a tenant that has done nothing yet. */
export const emptyPartnerState = (tenant: Tenant, _now: number): PartnerState => ({
	tenantId: tenant.tenantId,
	commerce: emptyCommerce(tenant),
	areas: emptyAreas(),
	kept: {},
});
