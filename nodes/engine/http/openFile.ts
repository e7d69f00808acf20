import { type ApiRequest, Problem, type Session } from '../declare';
import { type Answer, type Outcome, readFailure } from '../util/answer';
import { Cancelled } from '../util/clock';
import { attempt } from './policies/transport';
import { ask, read } from './send';

/** A file of the API itself, behind its sign-in. The sender's rules for repeats hold. */
async function fetchFromApi(session: Session, request: ApiRequest): Promise<Outcome> {
	return await attempt(session, { ...request, headers: { ...request.headers, Accept: '*/*' } }, 'stream');
}

/** A file of the API, opened: the answer's body is a stream. @throws Problem */
export async function openFromApi(session: Session, request: ApiRequest): Promise<Answer> {
	return await ask(session, request, [], fetchFromApi);
}

/** One attempt. None of the API's headers go along: the address is signed, and the token must not leave the API. */
async function fetchOnce(session: Session, url: string): Promise<Outcome> {
	if (session.signal?.aborted) throw new Cancelled();
	try {
		const response = (await session.context.helpers.httpRequest({
			url,
			method: 'GET',
			encoding: 'stream',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			timeout: session.settings.timeout,
			abortSignal: session.signal,
		})) as { statusCode: number; headers: Record<string, string>; body: unknown };
		return { kind: 'answer', status: response.statusCode, headers: response.headers, body: response.body };
	} catch (error) {
		const { code, cause } = error as { code?: string; cause?: { code?: string } };
		return readFailure(cause?.code ?? code);
	}
}

function requestFor(url: string): ApiRequest {
	// The signature stays out of routes, messages and logs.
	return { method: 'GET', path: new URL(url).pathname, route: 'GET {downloadUrl}', query: {} };
}

/** A file at a signed address, opened: the answer's body is a stream. @throws Problem when the link has ended */
export async function openLink(session: Session, url: string): Promise<Answer> {
	const answer = await read(session, requestFor(url), async () => await fetchOnce(session, url)).catch(
		(error: Error) => {
			if (!(error instanceof Problem) || ![400, 403, 404].includes(Number(error.details.status))) throw error;
			throw new Problem(
				'The download link is no longer valid. Links expire after some time: get the report again and download it with the new link.',
				error.details,
				`HTTP status ${error.details.status}`,
			);
		},
	);
	return answer;
}
