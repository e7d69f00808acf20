import type { ApiRequest, RefusalKind, Vendor } from '../declare';
import type { Answer } from '../util/answer';

/** Whether a refusal is of a kind. */
export const isOfKind = (kind: RefusalKind, route: string, answered: number, said: { code: string; text: string }) =>
	(kind.route === undefined || kind.route === route) &&
	(kind.status === undefined || kind.status === answered) &&
	(kind.code === undefined || kind.code.test(said.code)) &&
	(kind.text === undefined || kind.text.test(said.text)) &&
	(kind.except === undefined || !kind.except.test(said.text));

/**
 * Whether a refusal says what is wrong with the request, in a code or in words that the platform is known for: then
 * nothing of it was stored. Gateways and firewalls in front of it answer in JSON as well, also after it was. Who says
 * nothing names no fault, and who says that it exists may mean what this request has made.
 */
export function namesFault(
	{ hints, refusals = [], doubtful = [], errorOf }: Vendor,
	{ route }: Pick<ApiRequest, 'route'>,
	{ status, body, unreadable }: Answer,
): boolean {
	if (status < 400 || unreadable !== undefined) return false;
	const { code = '', text = '' } = errorOf(body);
	if (code === '' && text === '') return false;
	const isOne = (kind: RefusalKind) => isOfKind(kind, route, status, { code, text });
	if (doubtful.some(isOne)) return false;
	return [...hints, ...refusals].some((kind) => (kind.code ?? kind.text) !== undefined && isOne(kind));
}
