import { createTokens } from '../../../core/http/remembered';
import { AdobeRefusal, found, refuse } from '../find';
import type { Settings } from '../settings';
import type { Distributor } from '../state/state';

// Source: auth.tokenRequest.
const SCOPES = ['openid', 'AdobeID', 'read_organizations'];

/** Why the sign-in service gives no token. The facts name no errors, so the form is that of OAuth. */
const refuseToken = (error: string, description: string): AdobeRefusal =>
	new AdobeRefusal({ status: 400, body: { error, error_description: description } }, description);

/** The sign-in of the distributors and the check of its tokens and keys; times are in ms. */
export function createAuth(distributors: Distributor[], settings: Settings, now: () => number) {
	const tokens = createTokens<{ distributor: Distributor }>(now);

	/** Whose key it is. Throws 4115. */
	const ownerOf = (key: string | undefined): Distributor =>
		found(distributors, ({ clientId }) => clientId === key, 4115);

	return {
		/** The token endpoint. Throws what OAuth has for a form that is not right. */
		exchange({ grant_type: grant, client_id: id, client_secret: secret, scope }: Record<string, unknown>) {
			if (grant !== 'client_credentials') throw refuseToken('unsupported_grant_type', 'Unsupported grant type');
			const distributor = distributors.find(({ clientId }) => clientId === id);
			if (!distributor) throw refuseToken('invalid_client', 'invalid client_id parameter');
			if (secret !== distributor.clientSecret) throw refuseToken('invalid_client', 'invalid client_secret parameter');
			const asked = String(scope ?? '').split(/[ ,]+/);
			if (SCOPES.some((name) => !asked.includes(name))) throw refuseToken('invalid_scope', 'invalid scopes');
			const { tokenSeconds } = settings;
			return {
				access_token: tokens.issue({ distributor }, tokenSeconds),
				token_type: 'bearer',
				expires_in: tokenSeconds,
			};
		},

		ownerOf,

		/** Who calls. Throws 4115 for the key, 4117 without a token, 4116 for one that is no good or another's. */
		authorize(key: string | undefined, authorization: string | undefined): Distributor {
			const owner = ownerOf(key);
			if (!authorization) throw refuse(4117);
			const token = tokens.find(authorization);
			if (token?.distributor !== owner || token.expiresAt <= now()) throw refuse(4116);
			return owner;
		},

		revoke: tokens.revoke,
		reset: tokens.reset,
	};
}
