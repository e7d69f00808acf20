import { dropToken } from '../../auth/tokens';
import { type LastTry, Problem, type Session } from '../../declare';

/** A try that was refused at the door, as the answer says: but gateways have said so of what was stored. */
export const wasUnauthorized = ({ last }: LastTry): boolean => last?.kind === 'answer' && last.status === 401;

/** A write was answered with 401 although its token is good: it may have been done, and is not sent again. */
export class NotAtTheDoor extends Error {
	constructor() {
		super('The sign-in was refused for this request only.');
	}
}

/**
 * Looks after a write was answered with 401. Only where the token that it was sent with is refused for the
 * look as well, or for the read of another item meanwhile, was the write stopped at the door. That it was renewed shows
 * nothing: that is done before its end, too.
 * @param token the one that the write was sent with
 * @param look for what the write may have made, in the session that it is given; throws when it is there
 * @throws NotAtTheDoor
 */
export async function lookBeforeSignIn(
	session: Session,
	{ token }: LastTry,
	look: (asking: Session) => Promise<void>,
): Promise<void> {
	const { credential, signIn } = session;
	// Of this look alone: what other items ask for meanwhile says nothing of it.
	const answered = { is: false };
	await look({ ...session, answered }).catch((error: Error) => {
		// A look that fails shows nothing, unless nobody can sign in any more.
		throw error instanceof Problem && !signIn.refused ? new NotAtTheDoor() : error;
	});
	// Where there is nothing to look for, nothing shows whether the token is good: it is renewed.
	if (!answered.is) dropToken(credential, token);
	else if (token === undefined || !signIn.ended?.has(token)) throw new NotAtTheDoor();
}
