import { createTokens } from '../../../core/http/tokens';
import { AdobeRefusal, found, refuse } from '../find';
import type { Settings } from '../settings';
import type { AdobeState, Distributor, Reply } from '../state/state';
import type { Incoming, Moment } from '../call';
import { DAY } from '../time';

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

const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function forget({ kept, requestIds }: AdobeState, before: number): void {
	for (const [key, { at }] of Object.entries(kept)) if (at <= before) delete kept[key];
	for (const [id, at] of Object.entries(requestIds)) if (at <= before) delete requestIds[id];
}

/**
 * Keeps the first answer under a correlation id and a route (the same API, whatever ids its path has) and gives it
 * again, a refusal too, for `replayDays` (conventions.idempotency), also that it is busy (4122). A repeated correlation
 * id wins over a repeated request id. Unless the settings say so, 429 and 5xx are not kept.
 */
export function createReplay({ state, settings, now }: Moment, { headers, route, method }: Incoming) {
	const { 'x-correlation-id': correlationId = '', 'x-request-id': requestId } = headers;
	const key = `${correlationId.toLowerCase()} ${route}`;
	const keeps = settings.replayReads || method !== 'GET';
	return {
		/**
		 * The first answer under this id; undefined when there is none. Throws 4119 for a correlation id that is missing or
		 * not valid, 4120 for a request id that was used before.
		 */
		first(): Reply | undefined {
			if (!GUID.test(correlationId)) throw refuse(4119);
			forget(state, now - settings.replayDays * DAY);
			const kept = keeps ? state.kept[key] : undefined;
			if (requestId !== undefined) {
				if (!kept && state.requestIds[requestId] !== undefined) throw refuse(4120);
				state.requestIds[requestId] ??= now;
			}
			return structuredClone(kept?.reply);
		},
		keep(reply: Reply): void {
			const isFault = reply.status === 429 || reply.status >= 500;
			if (keeps && (settings.replayFaults || !isFault)) state.kept[key] = { at: now, reply: structuredClone(reply) };
		},
	};
}
