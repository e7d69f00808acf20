import assert from 'node:assert/strict';
import { CREDENTIAL_BLANKING_VALUE } from 'n8n-workflow';
import type { Case } from '../runCases';
import { testCredential } from '../n8n/rest';
import { platforms } from '../n8n/credentials';
import type { Stage } from '../n8n/stage';

/** One wrong value in the credential, and what the message must name for the user to correct it. */
interface WrongValue {
	field: string;
	value: string;
	names: RegExp;
}

/** n8n's own credential test: "OK" for the right values, and a sentence that names the field for each wrong one. */
export function credentialCases({ session, simulator, credentialsOf }: Stage): Case[] {
	const [credential] = credentialsOf.ingram;
	const right = platforms.ingram.values(simulator);
	const wrong: WrongValue[] = [
		{ field: 'password', value: 'wrong', names: /Password/ },
		{ field: 'username', value: 'nobody', names: /User Name/ },
		{ field: 'subscriptionApiKey', value: 'wrong', names: /Subscription Key/ },
		{ field: 'marketplace', value: 'xx', names: /Marketplace/ },
		{ field: 'baseUrl', value: `${simulator.url}/elsewhere`, names: /Base URL/ },
		{ field: 'baseUrl', value: 'http://127.0.0.1:1', names: /Base URL/ },
		{ field: 'baseUrl', value: 'not an address', names: /Base URL/ },
	];
	return [
		{
			name: 'credential test: right values',
			async run() {
				const { status, message } = await testCredential(session, credential, right);
				assert.equal(status, 'OK', message);
			},
		},
		{
			name: 'credential test: a slash at the end of the base URL changes nothing',
			async run() {
				const { status, message } = await testCredential(session, credential, {
					...right,
					baseUrl: `${right.baseUrl}/`,
				});
				assert.equal(status, 'OK', message);
			},
		},
		{
			name: 'credential test: a wrong password is noticed although a good token is stored',
			async run() {
				// As the editor sends it after a first use: what n8n keeps hidden comes as a blank.
				const blank = CREDENTIAL_BLANKING_VALUE;
				const kept = { sessionToken: blank, tokenExpiresAt: blank, tokenFor: blank };
				const { status, message } = await testCredential(session, credential, { ...right, ...kept, password: 'wrong' });
				assert.equal(status, 'Error', `n8n said: ${message}`);
				assert.match(message, /Password/);
			},
		},
		...wrong.map(({ field, value, names }) => ({
			name: `credential test: wrong ${field} "${value.replace(simulator.url, '')}"`,
			async run() {
				const { status, message } = await testCredential(session, credential, { ...right, [field]: value });
				assert.equal(status, 'Error', `n8n said: ${message}`);
				assert.match(message, names);
				console.log(`  n8n says: ${message.replaceAll(simulator.url, '(simulator)')}`);
			},
		})),
	];
}
