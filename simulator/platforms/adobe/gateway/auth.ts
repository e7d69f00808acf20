import { randomUUID } from 'node:crypto';
import type { Settings } from '../settings';
import type { Distributor } from '../state/distributors';
import { refuse } from './refusal';

export type Form = Record<string, unknown>;

/** Why the sign-in service gives no token. The facts tell no errors, so the form is that of OAuth. */
export class ImsRefusal extends Error {
	constructor(
		readonly status: number,
		readonly error: string,
		description: string,
	) {
		super(description);
	}
}

interface Token {
	distributor: Distributor;
	/** In ms. */
	expiresAt: number;
}

// Source: auth.tokenRequest.
const SCOPES = ['openid', 'AdobeID', 'read_organizations'];
const BEARER = /^Bearer /;

/** The sign-in of the distributors and the check of its tokens and keys. */
export function createAuth(distributors: Distributor[], settings: Settings, now: () => number) {
	const tokens = new Map<string, Token>();

	/** Whose key it is. Throws 4115. */
	function ownerOf(key: string | undefined): Distributor {
		const owner = distributors.find(({ clientId }) => clientId === key);
		if (!owner) throw refuse(4115);
		return owner;
	}

	return {
		/** The token endpoint. Throws an ImsRefusal. */
		exchange({ grant_type: grant, client_id: id, client_secret: secret, scope }: Form) {
			if (grant !== 'client_credentials') throw new ImsRefusal(400, 'unsupported_grant_type', 'Unsupported grant type');
			const distributor = distributors.find(({ clientId }) => clientId === id);
			if (!distributor) throw new ImsRefusal(400, 'invalid_client', 'invalid client_id parameter');
			if (secret !== distributor.clientSecret)
				throw new ImsRefusal(400, 'invalid_client', 'invalid client_secret parameter');
			const asked = String(scope ?? '').split(/[ ,]+/);
			if (SCOPES.some((name) => !asked.includes(name))) throw new ImsRefusal(400, 'invalid_scope', 'invalid scopes');
			const token = `sim.${randomUUID()}`;
			tokens.set(token, { distributor, expiresAt: now() + settings.tokenSeconds * 1000 });
			return { access_token: token, token_type: 'bearer', expires_in: settings.tokenSeconds };
		},

		/** Who sends this key. Throws 4115. */
		ownerOf,

		/** Who calls. Throws 4115 for the key, 4117 without a token, 4116 for one that is no good or another's. */
		authorize(key: string | undefined, authorization: string | undefined): Distributor {
			const owner = ownerOf(key);
			if (!authorization) throw refuse(4117);
			const token = tokens.get(authorization.replace(BEARER, ''));
			const isGood =
				BEARER.test(authorization) && token !== undefined && token.expiresAt > now() && token.distributor === owner;
			if (!isGood) throw refuse(4116);
			return owner;
		},

		/** Ends the token of a request. */
		revoke(authorization: string | undefined): void {
			tokens.delete(String(authorization).replace(BEARER, ''));
		},

		reset(): void {
			tokens.clear();
		},
	};
}
