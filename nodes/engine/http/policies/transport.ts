import { dropToken } from '../../auth/tokens';
import type { ApiRequest, Session } from '../../declare';
import type { Outcome } from '../../util/answer';
import { Cancelled } from '../../util/clock';
import { throughN8n } from '../n8n/request';
import type { Send } from './policy';

/**
 * One attempt of one request through n8n's own sender: sign-in, proxy, certificates and domain limits are n8n's.
 * Every end is a value, but for a canceled execution.
 * @param encoding 'stream' for files
 * @throws Cancelled
 */
export async function attempt(
	session: Session,
	request: ApiRequest,
	encoding: 'text' | 'stream' = 'text',
): Promise<Outcome> {
	if (session.signal?.aborted) throw new Cancelled();
	const outcome = await exchange(session, request, encoding);
	if (session.signal?.aborted && outcome.kind === 'none') throw new Cancelled();
	return outcome;
}

/** What is thrown, so that the core renews the token and repeats the request; a write that must not go out twice is repeated by the sender. */
const renewing = ({ unsafe }: ApiRequest): number[] => (unsafe ? [] : [401]);

/**
 * Where a platform can refuse a sign-in for good, its 401 is read before the core renews a token that would be refused
 * as well; for any other 401 the token is dropped, so that the core renews it.
 */
async function exchange(session: Session, request: ApiRequest, encoding: 'text' | 'stream'): Promise<Outcome> {
	const {
		vendor: { signInRefused },
		credential,
	} = session;
	const except = renewing(request);
	if (!signInRefused || except.length === 0) return await throughN8n(session, request, encoding, except);
	const token = credential.sessionToken;
	const outcome = await throughN8n(session, request, encoding, []);
	if (outcome.kind !== 'answer' || outcome.status !== 401 || signInRefused(outcome) !== undefined) return outcome;
	dropToken(credential, token);
	return await throughN8n(session, request, encoding, except);
}

/** The end of the list: one try. */
export const transport: Send = async ({ once, session, request }) => await once(session, request);
