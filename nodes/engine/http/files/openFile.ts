import { type ApiRequest, Problem, type Session } from '../../declare';
import { safeUrlIn } from '../../input/urls';
import { type Answer, type Outcome, readAnswer, readFailure } from '../../util/answer';
import { textOf } from '../../util/network/body';
import { Canceled } from '../../util/clock';
import { within } from '../../util/network/deadline';
import { mayLeadTo } from '../../util/network/nearness';
import { watchFile } from './fileStream';
import { attempt } from '../policies/transport';
import { ask, read } from '../send';

/** A file of the API itself, behind its sign-in. The sender's rules for repeats hold. */
async function fetchFromApi(session: Session, request: ApiRequest): Promise<Outcome> {
	return await attempt(session, { ...request, headers: { ...request.headers, Accept: '*/*' } }, 'stream');
}

/** A file of the API, opened: the answer's body is a stream. @throws Problem */
export async function openFromApi(session: Session, request: ApiRequest): Promise<Answer> {
	const answer = await ask(session, request, [], fetchFromApi);
	watchFile(session, answer.body);
	return answer;
}

/** So many redirects are followed. */
const HOPS = 5;

/** A link, or where it redirects to: https, and no nearer to this machine than the platform itself. @throws Problem */
function checked({ vendor, credential }: Session, address: string): string {
	const url = safeUrlIn(address);
	if (url === undefined)
		throw new Problem(
			'The download link, or where it redirects to, does not start with https://, so it was not opened.',
		);
	const to = new URL(url);
	if (mayLeadTo(new URL(vendor.baseUrl(credential)), to)) return url;
	throw new Problem(
		`The download link leads to ${to.hostname}, which is this server or its own network, so it was not opened. Get a new link. If the problem persists, contact the platform's support.`,
	);
}

const isRedirect = ({ status, headers }: Answer): boolean =>
	[301, 302, 303, 307, 308].includes(status) && headers.location !== undefined;

/** One request of an attempt. None of the API's headers go along: the address is signed, and the token must not leave the API. */
async function fetchHop({ context, settings, signal: cancel }: Session, url: string): Promise<Answer> {
	return await within(settings.timeout, cancel, async (signal) => {
		const response = (await context.helpers.httpRequest({
			url,
			method: 'GET',
			encoding: 'stream',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			timeout: settings.timeout,
			abortSignal: signal,
		})) as Parameters<typeof readAnswer>[0];
		const body = response.statusCode < 300 ? response.body : await textOf(response, signal);
		return readAnswer({ ...response, body }, []);
	});
}

/** One attempt: the file, or the refusal, where the link and its redirects lead. @throws Problem, Canceled */
async function fetchOnce(session: Session, link: string): Promise<Outcome> {
	if (session.signal?.aborted) throw new Canceled();
	let url = checked(session, link);
	for (let hop = 0; hop <= HOPS; hop += 1) {
		const outcome = await fetchHop(session, url).catch((error: Error & { code?: string; cause?: { code?: string } }) =>
			readFailure(error.cause?.code ?? error.code),
		);
		if (outcome.kind !== 'answer' || !isRedirect(outcome)) return outcome;
		const { location } = outcome.headers;
		url = checked(session, URL.canParse(location, url) ? new URL(location, url).href : location);
	}
	throw new Problem('The download link redirects again and again, so the file was not downloaded. Get a new link.');
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
	watchFile(session, answer.body);
	return answer;
}
