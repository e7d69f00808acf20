import type { IDataObject } from 'n8n-workflow';

import { accountKey } from '../util/hash';

/** Name of the error that a failed sign-in throws; the sender distinguishes it from a failed request by it. */
export const SIGN_IN_FAILED = 'SignInFailed';

/**
 * A sign-in that failed, in a sentence for the user. It carries no response:
 * with one, n8n would take a wrong password for an expired token and sign in a second time.
 */
export class SignInFailed extends Error {
	readonly name = SIGN_IN_FAILED;

	/** @param busy the platform could not answer just now, so a later try can succeed */
	constructor(
		message: string,
		readonly busy = false,
	) {
		super(message);
	}
}

/** What a sign-in gives. `expiresAt` in milliseconds since 1970. */
export interface Token {
	token: string;
	expiresAt: number;
}

/** Renew when this little of the token's life is left: a tenth of it, a minute at most. */
export function renewAt(lifetimeSeconds: number, now: number): number {
	const life = lifetimeSeconds * 1000;
	return now + life - Math.min(60_000, life / 10);
}

const running = new Map<string, Promise<Token>>();
const latest = new Map<string, Token>();

/**
 * One sign-in at a time for each credential, however many items ask.
 * Who comes late with the token before the latest gets the latest; who comes with the latest itself
 * (the platform has refused it) causes a new sign-in.
 * @param credential the decrypted fields; `volatile` names those that do not identify the account
 * @param held the token that the caller has now
 */
export async function signInOnce<T extends Token>(
	credential: IDataObject,
	volatile: string[],
	held: string,
	now: number,
	signIn: () => Promise<T>,
): Promise<T> {
	const key = accountKey(credential, volatile);
	// Under one key only one credential type signs in, so what is kept there is its kind of token.
	const known = latest.get(key) as T | undefined;
	if (known && known.token !== held && known.expiresAt > now) return known;
	const under = running.get(key) as Promise<T> | undefined;
	if (under) return await under;
	const mine = signIn();
	running.set(key, mine);
	try {
		const token = await mine;
		forgetExpired(now);
		latest.set(key, token);
		return token;
	} finally {
		running.delete(key);
	}
}

/** Every token that a sign-in of this process gave lately, so that no message repeats one. */
export const knownTokens = (): string[] =>
	[...latest.values()].flatMap((token) =>
		Object.values(token).filter((value): value is string => typeof value === 'string'),
	);

/** Keeps the memory as small as the number of accounts in use. */
function forgetExpired(now: number): void {
	for (const [key, token] of latest) if (token.expiresAt <= now) latest.delete(key);
}

/** The token that goes out with the next request; undefined where n8n signs in before it sends. */
export function usableToken(credential: IDataObject, volatile: string[], now: number): string | undefined {
	const mine = credential.tokenFor === accountKey(credential, volatile);
	return mine && Number(credential.tokenExpiresAt) > now ? String(credential.sessionToken) : undefined;
}

/**
 * The token that a credential holds. One near its end, or one that other values of the credential were exchanged for,
 * is not used: n8n takes the error for a 401 and signs in. Saving the form keeps the old token,
 * so without the second check a changed password or account would not be noticed until the token ends.
 * @throws TokenExpired
 */
export function heldToken(credential: IDataObject, volatile: string[], now: number): string {
	const token = usableToken(credential, volatile, now);
	if (token === undefined) throw new TokenExpired();
	return token;
}

/** What n8n keeps with the credential after a sign-in. */
export const keptToken = (credential: IDataObject, volatile: string[], { token, expiresAt }: Token): IDataObject => ({
	sessionToken: token,
	tokenExpiresAt: String(expiresAt),
	tokenFor: accountKey(credential, volatile),
});

/** Marks the token that a credential holds as refused, unless it was renewed meanwhile: the next request signs in. @param token the refused one */
export function dropToken(credential: IDataObject, token: unknown): void {
	if (credential.sessionToken === token) credential.tokenExpiresAt = '0';
}

/** Makes n8n's core sign in again before it sends: it looks for a response of 401 on the error. */
class TokenExpired extends Error {
	readonly response = { status: 401 };

	constructor() {
		super('The token is about to expire, or belongs to other values of the credential.');
	}
}
