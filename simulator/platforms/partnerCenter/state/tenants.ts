/** A partner account: its tenant, its registered application, and what it may do. Tenants share nothing. */
export interface Tenant {
	name: string;
	/** The partner's own tenant id (GUID), part of the sign-in address. */
	tenantId: string;
	domain: string;
	/** The application that signs in. */
	clientId: string;
	clientSecret: string;
	/** For the sign-in as user: what the consent of the service account gave. */
	refreshToken: string;
	/** The partner id that was called MPN id and is called PLA id today. */
	mpnId: string;
	/** Sells through indirect resellers; otherwise a direct bill partner. */
	indirectProvider: boolean;
	/** An integration sandbox, where customers can be deleted and quotas hold. */
	sandbox: boolean;
}

/** Two partners with nothing in common, so that a client that mixes them up is found out. */
export const DEFAULT_TENANTS: Tenant[] = [
	{
		name: 'Demo provider',
		tenantId: '4a1e0f3c-6f0b-4d2a-9c51-0b7d3e8a1f01',
		domain: 'demo-provider.example.com',
		clientId: 'b1c7a9d2-3e44-4c0e-8a5f-6d2f9e7c1a01',
		clientSecret: 'demo-provider-client-secret',
		refreshToken: 'demo-provider-refresh-token',
		mpnId: '4810001',
		indirectProvider: true,
		sandbox: false,
	},
	{
		name: 'Demo direct partner',
		tenantId: '9d52c8e7-1b6a-4f39-8e20-7c4a5d6b2f02',
		domain: 'demo-direct.example.com',
		clientId: 'e3f8b0c4-5a17-4e6d-b2c9-8f1a0d3b7e02',
		clientSecret: 'demo-direct-client-secret',
		refreshToken: 'demo-direct-refresh-token',
		mpnId: '4820002',
		indirectProvider: false,
		sandbox: true,
	},
];
