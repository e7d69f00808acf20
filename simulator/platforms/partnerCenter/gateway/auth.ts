import resources from '../../../../samples/partnerCenter/data/resources.json';
import REFUSALS from '../../../../samples/partnerCenter/data/signInRefusals.json';
import { randomUUID } from 'node:crypto';
import { createTokens } from '../../../core/http/tokens';
import type { Call } from '../call';
import { findOne, refuse } from '../refusal';
import type { Settings } from '../settings';
import type { Tenant } from '../state/tenants';
import type { Cloud } from './clouds';

/** Why the sign-in service gives no token: a refusal by its name in the file, whose number is that after AADSTS. */
export class EntraRefusal extends Error {
	readonly facts: (typeof REFUSALS)['tenant'];
	constructor(name: keyof typeof REFUSALS, value?: unknown) {
		super(REFUSALS[name].text.replace('%s', String(value)));
		this.facts = REFUSALS[name];
	}
}

/** The body of a refusal, with its own ids and its time; `now` in ms. */
export function entraBody({ facts: { error, number }, message }: EntraRefusal, now: number) {
	const traceId = randomUUID();
	const correlationId = randomUUID();
	const timestamp = new Date(now).toISOString().replace('T', ' ').replace(/\.\d+/, '');
	return {
		error,
		error_description: `AADSTS${number}: ${message} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
		error_codes: [number],
		timestamp,
		trace_id: traceId,
		correlation_id: correlationId,
	};
}

/** The API that a token is for; the retired one is refused by every API. */
export type Audience = 'partner' | 'graph' | 'sales' | 'retired';

/** What an API asks a token for: where it is, and who it is. */
export type Place = { cloud: Cloud; audience: Audience };

type Meaning = Place & { tenant: Tenant; signIn: Call['signIn'] };

export type Form = Record<string, unknown>;

// Source: auth.clouds, auth.otherHosts and auth.tokenEndpoint. A custom address is its own resource.
const RESOURCES = resources as Array<{ pattern: string; audience: Audience }>;

const SCOPE_ENDING = /\/(\.default|user_impersonation)$/;

function audienceOf({ resource, scope }: Form): [string, Audience] {
	const scopes = String(scope ?? '')
		.split(' ')
		.filter((part) => SCOPE_ENDING.test(part));
	const asked = resource ?? scopes[0]?.replace(SCOPE_ENDING, '');
	if (asked === undefined) throw new EntraRefusal('noResource');
	const name = String(asked).replace(/\/$/, '');
	const none = new EntraRefusal('resource', asked);
	const { audience } = findOne(RESOURCES, none, ({ pattern }) => new RegExp(pattern).test(name));
	return [name, audience];
}

/** The Entra sign-in of the partner tenants, and the check of its tokens. */
export function createAuth(tenants: Tenant[], settings: Settings, now: () => number) {
	const tokens = createTokens<Meaning>(now);
	/** The refresh token of a tenant once its first one has been replaced. */
	const rotated = new Map<Tenant, string>();

	const checkRefreshToken = (tenant: Tenant, given: unknown): void => {
		if (given === (rotated.get(tenant) ?? tenant.refreshToken)) return;
		throw given === tenant.refreshToken || String(given).startsWith('refresh.')
			? new EntraRefusal('replacedToken')
			: new EntraRefusal('refreshToken');
	};

	const signInOf = (tenant: Tenant, form: Form): Call['signIn'] => {
		if (form.grant_type === 'client_credentials') return { kind: 'app', mfa: false };
		checkRefreshToken(tenant, form.refresh_token);
		return { kind: 'user', mfa: settings.mfaClaim };
	};

	const nextRefreshToken = (tenant: Tenant): { refresh_token?: string } => {
		if (!settings.rotateRefreshTokens) return {};
		const token = `refresh.${randomUUID()}`;
		rotated.set(tenant, token);
		return { refresh_token: token };
	};

	return {
		/** The token endpoint: `tenantName` is the id or the domain in its path. Throws an EntraRefusal. */
		exchange(cloud: Cloud, tenantName: string, form: Form) {
			const isNamed = ({ tenantId, domain }: Tenant) => [tenantId, domain].includes(tenantName.toLowerCase());
			const tenant = findOne(tenants, new EntraRefusal('tenant', tenantName), isNamed);
			if (!['client_credentials', 'refresh_token'].includes(String(form.grant_type)))
				throw new EntraRefusal('grant', form.grant_type);
			if (form.client_id !== tenant.clientId) throw new EntraRefusal('client', form.client_id);
			if (form.client_secret === undefined) throw new EntraRefusal('noSecret');
			if (form.client_secret !== tenant.clientSecret) throw new EntraRefusal('secret');
			const [resource, audience] = audienceOf(form);
			const signIn = signInOf(tenant, form);
			const seconds = settings.tokenSeconds;
			const start = Math.floor(now() / 1000);
			return {
				token_type: 'Bearer',
				...(signIn.kind === 'user' && { scope: 'user_impersonation' }),
				// This endpoint writes its numbers as text.
				expires_in: String(seconds),
				ext_expires_in: String(seconds),
				expires_on: String(start + seconds),
				not_before: String(start),
				resource,
				access_token: tokens.issue({ tenant, cloud, audience, signIn }, seconds),
				...(signIn.kind === 'user' && nextRefreshToken(tenant)),
			};
		},

		/** Who calls. Throws 401: without a body when there is no token, with one when it is no good. */
		authorize(authorization: string | undefined, place: Place): Meaning {
			const headers = { 'WWW-Authenticate': 'Bearer' };
			if (!authorization) throw refuse(401, 800001, 'There is no token', 'empty', { headers });
			const shape = place.audience === 'partner' ? 'normal' : 'graph';
			const code = { partner: 800001, graph: 'InvalidAuthenticationToken', sales: 'unauthenticated', retired: 900420 }[
				place.audience
			];
			const no = (text: string) => refuse(401, code, text, shape, { headers });
			const token = tokens.find(authorization);
			if (!token) throw no('The token is not known');
			if (token.audience === 'retired')
				throw refuse(401, 900420, 'Tokens of this audience are no longer accepted', 'normal', { headers });
			if (token.expiresAt <= now()) throw no('The token has expired');
			if (token.audience !== place.audience) throw no('The token is for another audience');
			if (token.cloud !== place.cloud) throw no('The token is of another cloud');
			return token;
		},

		revoke: tokens.revoke,
		reset(): void {
			tokens.reset();
			rotated.clear();
		},
	};
}

export type PartnerAuth = ReturnType<typeof createAuth>;
