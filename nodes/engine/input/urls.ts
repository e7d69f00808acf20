import { InputProblem } from '../declare';
import { trimmed } from './parsers';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** An address of https; http only on this machine; undefined when it is none. */
export function safeUrlIn(value: unknown): string | undefined {
	const given = trimmed(value);
	const url = typeof given === 'string' && URL.canParse(given) ? new URL(given) : undefined;
	return url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.includes(url.hostname))
		? url.href
		: undefined;
}

/** As `safeUrlIn`. @throws InputProblem when it is none */
export function safeUrl(value: unknown): string {
	const url = safeUrlIn(value);
	if (url !== undefined) return url;
	throw new InputProblem('must be an address that starts with https://');
}
