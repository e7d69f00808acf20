import { dropToken } from '../../auth/tokens';
import type { Session } from '../../declare';
import type { Outcome, Refused } from '../../util/answer';
import type { Policy } from './policy';

/** A refusal that holds for every request with this credential. */
function forGood({ vendor }: Session, outcome: Outcome): Refused | undefined {
	if (outcome.kind === 'refused') return outcome.passing ? undefined : outcome;
	const reason = outcome.kind === 'answer' ? vendor.signInRefused?.(outcome) : undefined;
	return reason === undefined ? undefined : { kind: 'refused', reason };
}

/** A sign-in that was refused once is not tried by every item: accounts are locked that way. */
export const signInLatch: Policy = (next) => async (call) => {
	const { session, request } = call;
	const { signIn, credential } = session;
	if (signIn.refused) return signIn.refused;
	const token = credential.sessionToken;
	const outcome = await next(call);
	const refused = forGood(session, outcome);
	if (refused) signIn.refused = refused;
	// n8n does not repeat such a write by itself, so it renews the token with the next request: the look before the
	// repeat, where there is one, which shows whether the token is over.
	else if (request.unsafe && !request.beforeTry && outcome.kind === 'answer' && outcome.status === 401)
		dropToken(credential, token);
	return outcome;
};
