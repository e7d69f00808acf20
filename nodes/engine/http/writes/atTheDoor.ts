import type { Session } from '../../declare';
import { dropToken } from '../../auth/tokens';
import { Problem } from '../../declare';
import type { Outcome } from '../../util/answer';

/** A try that was refused at the door, as the answer says: but gateways have said so of what was stored. */
export const wasUnauthorized = (last?: Outcome): boolean => last?.kind === 'answer' && last.status === 401;

/** A write was answered with 401 although its token is good: it may have been done, and is not sent again. */
export class NotAtTheDoor extends Error {
	constructor() {
		super('The sign-in was refused for this request only.');
	}
}

/**
 * Looks after a write was answered with 401, with the token that it was sent with. Only where that is refused for the
 * look as well, and renewed, was the write stopped at the door.
 * @param look for what the write may have made; throws when it is there
 * @throws NotAtTheDoor
 */
export async function lookBeforeSignIn(session: Session, look: () => Promise<void>): Promise<void> {
	const { credential, signIn, platformTime } = session;
	const token = credential.sessionToken;
	const { answers } = platformTime;
	await look().catch((error: Error) => {
		// A look that fails shows nothing, unless nobody can sign in any more.
		throw error instanceof Problem && !signIn.refused ? new NotAtTheDoor() : error;
	});
	// Where there is nothing to look for, nothing shows whether the token is good: it is renewed.
	if (platformTime.answers === answers) dropToken(credential, token);
	else if (credential.sessionToken === token) throw new NotAtTheDoor();
}
