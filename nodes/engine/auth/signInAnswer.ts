import type { Answer, Outcome } from '../util/answer';
import { at } from '../util/path';
import { renewAt, SignInFailed, type Token } from './tokens';

/** How a platform answers a sign-in. */
export interface SignInRules {
	/** for sentences: 'Adobe' */
	platform: string;
	/** the credential's field that holds the address */
	address: string;
	/** members of the answer: the token, and the seconds that it lives */
	token: string;
	seconds: string;
	/** seconds that a token lives where the answer does not say */
	lifetime: number;
	/** what to correct, by the platform's own words. @param id the correlation id for the end of the sentence; may be '' */
	refused: (answer: Answer, id: string) => SignInFailed;
}

const idOf = ({ correlationId }: Answer): string => (correlationId ? ` (correlation ID ${correlationId})` : '');

function complaint(outcome: Outcome, { platform, address, refused }: SignInRules): SignInFailed {
	if (outcome.kind === 'refused') return new SignInFailed(`The sign-in was not sent: ${outcome.reason}`);
	if (outcome.kind === 'none') {
		const sentence = `The sign-in did not reach ${platform}: ${outcome.reason}. Check ${address} and the network.`;
		return new SignInFailed(sentence, true);
	}
	const { status } = outcome;
	if (status !== 429 && status < 500) return refused(outcome, idOf(outcome));
	const name = `${platform[0].toUpperCase()}${platform.slice(1)}`;
	return new SignInFailed(
		`${name} could not sign you in just now (HTTP status ${status}). Try again later${idOf(outcome)}.`,
		true,
	);
}

/**
 * The token that a sign-in gave.
 * @param now milliseconds since 1970
 * @throws SignInFailed with a sentence that names the field to correct
 */
export function tokenIn(outcome: Outcome, rules: SignInRules, now: number): Token {
	if (outcome.kind !== 'answer' || outcome.status >= 300) throw complaint(outcome, rules);
	const token = at(outcome.body, rules.token);
	// Seconds come as text from some platforms.
	const seconds = Number(at(outcome.body, rules.seconds));
	if (typeof token !== 'string' || token === '')
		throw new SignInFailed(`The address answered without a token. Correct ${rules.address}.`);
	return { token, expiresAt: renewAt(Number.isFinite(seconds) && seconds > 0 ? seconds : rules.lifetime, now) };
}
