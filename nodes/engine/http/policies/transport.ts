import { dropToken } from '../../auth/tokens';
import type { ApiRequest, Session } from '../../declare';
import type { Outcome } from '../../util/answer';
import { Canceled } from '../../util/clock';
import { throughN8n } from '../n8n/request';
import { noteTime } from '../platformTime';
import type { Send } from './policy';

/**
 * One attempt of one request through n8n's own sender: sign-in, proxy, certificates and domain limits are n8n's.
 * Every end is a value, but for a canceled execution.
 * @param body 'stream' for files
 * @throws Canceled
 */
export async function attempt(
	session: Session,
	request: ApiRequest,
	body: 'text' | 'stream' = 'text',
): Promise<Outcome> {
	if (session.signal?.aborted) throw new Canceled();
	const outcome = await exchange(session, request, body);
	if (outcome.kind === 'answer') {
		noteTime(session.platformTime, outcome, session.clock);
		if (session.answered) session.answered.is = true;
	}
	if (session.signal?.aborted && outcome.kind === 'none') throw new Canceled();
	return outcome;
}

/**
 * A try, and for a 401 a second one with a new token: the token is dropped, so n8n signs in before it sends. Not where
 * the sign-in is refused for good, nor for a write that must not go out twice: the sender looks before it repeats that.
 */
async function exchange(session: Session, request: ApiRequest, body: 'text' | 'stream'): Promise<Outcome> {
	const { vendor, credential, signIn } = session;
	const token = credential.sessionToken;
	const outcome = await throughN8n(session, request, body);
	if (request.unsafe || outcome.kind !== 'answer' || outcome.status !== 401) return outcome;
	if (vendor.signInRefused?.(outcome) !== undefined) return outcome;
	if (credential.sessionToken === token) (signIn.ended ??= new Set()).add(token);
	dropToken(credential, token);
	return await throughN8n(session, request, body);
}

/** The end of the list: one try. */
export const transport: Send = async ({ once, session, request }) => await once(session, request);
