import tenants from '../../../../samples/partnerCenter/data/tenants.json';

/**
 * A partner account: its tenant (the id is part of the sign-in address), its registered application, and what it may do.
 * The refresh token is what the consent of the service account gave; the MPN id is called PLA id today. An indirect
 * provider sells through indirect resellers, any other is a direct bill partner; in an integration sandbox customers can
 * be deleted and quotas hold. Tenants share nothing.
 */
export type Tenant = (typeof tenants)[number];

/** Two partners with nothing in common, so that a client that mixes them up is found out. */
export const DEFAULT_TENANTS: Tenant[] = tenants;
