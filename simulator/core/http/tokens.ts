import { randomUUID } from 'node:crypto';

/** The bearer tokens that a platform has given out, each with its meaning; times are in ms. */
export function createTokens<Meaning extends object>(now: () => number) {
	const tokens = new Map<string, Meaning & { expiresAt: number }>();
	const read = (authorization: unknown): string => /^Bearer (.*)$/.exec(String(authorization))?.[1] ?? '';
	return {
		issue(meaning: Meaning, seconds: number): string {
			const token = `sim.${randomUUID()}`;
			tokens.set(token, { ...meaning, expiresAt: now() + seconds * 1000 });
			return token;
		},
		/** The meaning of the token of a header, also when it has expired; undefined when it is not known. */
		find: (authorization: unknown) => tokens.get(read(authorization)),
		/** Ends the token of a header. */
		revoke: (authorization: unknown): void => void tokens.delete(read(authorization)),
		reset: (): void => tokens.clear(),
	};
}
