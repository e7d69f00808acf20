import { createTokens } from '../../../core/http/remembered';
import type { Account } from '../state/state';
import type { Settings } from '../settings';
import { Refusal, refuse } from './call';

const WRONG_KEY =
	'Access denied due to missing or invalid subscription key. Provide a valid key for an active subscription.';

type Headers = Record<string, string | string[] | undefined>;

const unauthorized = (message: string): Refusal => new Refusal(401, 'UNAUTHORIZED', message);

/** Sign-in of the platform: its gateway's key, tokens for user name and password or by OpenID Connect; times are in ms. */
export function createAuth(accounts: Account[], settings: Settings, now: () => number) {
	const tokens = createTokens<{ account: Account }>(now);
	const issue = (account: Account): string => tokens.issue({ account }, settings.tokenSeconds);

	return {
		/** The account behind X-Subscription-Key. Throws what the gateway answers to a wrong or missing key. */
		accountOf(headers: Headers): Account {
			const account = accounts.find(({ subscriptionKey }) => subscriptionKey === headers['x-subscription-key']);
			if (account) return account;
			throw new Refusal(settings.wrongKeyStatus, 'INVALID_SUBSCRIPTION_KEY', WRONG_KEY);
		},

		/** POST /token. Throws 401 for user name or password, 403 for the application id, 400 for the marketplace. */
		signIn(account: Account, headers: Headers, marketplace: unknown) {
			const expected = Buffer.from(`${account.username}:${account.password}`).toString('base64');
			if (headers.authorization !== `Basic ${expected}`) throw unauthorized('User name or password is wrong');
			if (account.applicationId && headers['x-client-id'] !== account.applicationId) {
				throw new Refusal(403, 'FORBIDDEN', 'The application identifier is missing or unknown');
			}
			if (marketplace !== account.marketplace)
				throw refuse(`Marketplace "${marketplace}" is not available for this account`);
			return { token: issue(account), expiresInSeconds: settings.tokenSeconds };
		},

		/** The password grant; undefined when something does not match. */
		grant(form: Record<string, unknown>) {
			const account = accounts.find(({ username, password, clientId: client_id, clientSecret: client_secret }) => {
				const right = { grant_type: 'password', scope: 'openid', username, password, client_id, client_secret };
				return Object.entries(right).every(([name, value]) => form[name] === value);
			});
			if (!account) return undefined;
			return { access_token: issue(account), expires_in: settings.tokenSeconds, token_type: 'Bearer' };
		},

		/** Throws 401 unless the bearer token is known, alive and of the same account as the key. */
		authorize(account: Account, headers: Headers): void {
			const token = tokens.find(headers.authorization);
			if (!token) throw unauthorized('The token is missing or unknown');
			if (token.expiresAt <= now()) throw unauthorized('The token has expired');
			if (token.account !== account) throw unauthorized('The token does not belong to this subscription key');
		},

		/** Ends the token of a request. */
		revoke: (headers: Headers): void => tokens.revoke(headers.authorization),
		reset: tokens.reset,
	};
}
