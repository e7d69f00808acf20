import type { RefusalKind, Vendor } from '../declare';
import type { Answer } from '../util/answer';

/** Whether a refusal is of a kind. */
export const isOfKind = ({ status, code, text }: RefusalKind, answered: number, said: { code: string; text: string }) =>
	(status === undefined || status === answered) &&
	(code === undefined || code.test(said.code)) &&
	(text === undefined || text.test(said.text));

/**
 * Whether a refusal says what is wrong with the request, in a code or in words that the platform is known for: then
 * nothing of it was stored. Gateways and firewalls in front of it answer in JSON as well, also after it was.
 */
export function namesFault({ hints, refusals = [], errorOf }: Vendor, { status, body, unreadable }: Answer): boolean {
	if (status < 400 || unreadable !== undefined) return false;
	const { code = '', text = '' } = errorOf(body);
	return [...hints, ...refusals].some(
		(kind) => (kind.code ?? kind.text) !== undefined && isOfKind(kind, status, { code, text }),
	);
}
