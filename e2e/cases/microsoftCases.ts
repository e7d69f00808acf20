import assert from 'node:assert/strict';
import type { Case } from '../runCases';
import { sellAtPartnerCenter } from './partnerDeal';
import { testCredential } from '../n8n/rest';
import { platforms } from '../n8n/credentials';
import type { Stage } from '../n8n/stage';

/** One wrong value, and what the message must name for the user to correct it. */
const WRONG: Array<{ field: string; value: (url: string) => string; names: RegExp }> = [
	{ field: 'clientSecret', value: () => 'wrong', names: /Client Secret/ },
	{ field: 'clientId', value: () => '00000000-0000-0000-0000-000000000000', names: /Client ID|Tenant ID/ },
	{ field: 'tenantId', value: () => '00000000-0000-0000-0000-000000000000', names: /Tenant ID/ },
	{ field: 'refreshToken', value: () => 'wrong', names: /Refresh Token/ },
	{ field: 'signInUrl', value: () => 'http://127.0.0.1:1', names: /Sign-In Address/ },
	{ field: 'signInUrl', value: () => 'http://login.example.com', names: /Sign-In Address must start with https/ },
];

/** The address of each API is in a field of its own. */
const ADDRESS: Record<string, { field: string; names: RegExp }> = {
	microsoftPartnerCenterApi: { field: 'apiUrl', names: /API Address/ },
	microsoftGraphPartnerApi: { field: 'graphUrl', names: /Graph Address/ },
	microsoftPartnerSalesApi: { field: 'salesUrl', names: /Sales API Address/ },
};

/** n8n's own test of the credentials of Microsoft's, and a deal that is sold at Partner Center. */
export function microsoftCases(stage: Stage): Case[] {
	const { session, simulator, credentialsOf } = stage;
	const right = platforms.partnerCenter.values(simulator);
	const credentials = credentialsOf.partnerCenter.flatMap((credential): Case[] => {
		const { field, names } = ADDRESS[credential.type];
		const wrong = [
			...WRONG,
			{ field, value: (url: string) => `${url}/elsewhere`, names },
			{ field, value: () => 'not an address', names },
		];
		return [
			// Prices refuse a token of the application alone.
			...['appUser', ...(credential.type === 'microsoftPartnerSalesApi' ? [] : ['appOnly'])].map((signIn) => ({
				name: `${credential.type}: right values, ${signIn}`,
				async run() {
					const { status, message } = await testCredential(session, credential, { ...right, signIn });
					assert.equal(status, 'OK', message);
				},
			})),
			...wrong.map(({ field: name, value, names: expected }) => ({
				name: `${credential.type}: wrong ${name} "${value('')}"`,
				async run() {
					const { status, message } = await testCredential(session, credential, {
						...right,
						[name]: value(simulator.url),
					});
					assert.equal(status, 'Error', `n8n said: ${message}`);
					assert.match(message, expected);
					console.log(`  n8n says: ${message.replaceAll(simulator.url, '(simulator)')}`);
				},
			})),
		];
	});
	return [
		...credentials,
		{
			name: 'Partner Center: a new deal is sold once, delivered twice, and its users have their licenses',
			run: async () => await sellAtPartnerCenter(stage),
		},
	];
}
