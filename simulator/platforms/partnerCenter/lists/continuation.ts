import { type Call, textOf } from '../call';
import { refuse } from '../refusal';

export const TOKEN_HEADER = 'MS-ContinuationToken';

/** The token of the page that starts at a row. It holds commas, slashes and equal signs on purpose: it goes into the header raw. */
export const tokenOf = (start: number, key: string): string =>
	`0,/${Buffer.from(JSON.stringify({ start, key })).toString('base64')}/==`;

/** Where the page of a token starts; refuses one that is not of this list. */
function readToken(token: string, key: string): number {
	try {
		const [, content] = /^0,\/(.+)\/==$/.exec(token) ?? [];
		const read = JSON.parse(Buffer.from(content, 'base64').toString()) as { start: number; key: string };
		if (read.key === key) return read.start;
	} catch {
		// Falls through to the refusal: whatever is wrong with a token, it is not one of this list.
	}
	throw refuse(400, 3000, 'The continuation token is not one of this list');
}

/** The same where the token alone asks for the next page. */
export function headerStart(call: Call, key: string): number {
	const token = call.headers[TOKEN_HEADER.toLowerCase()];
	return token === undefined ? 0 : readToken(token, key);
}

/** Where the page starts (rows, from 0). `key` is the request without its paging. Refuses Next without a token, a token without Next, and one of another request. */
export function startOf(call: Call, key: string): number {
	const token = call.headers[TOKEN_HEADER.toLowerCase()];
	const isNext = textOf(call, 'seekOperation') === 'Next';
	if (isNext !== (token !== undefined))
		throw refuse(400, 3000, `seekOperation=Next and the header ${TOKEN_HEADER} belong together`);
	return token === undefined ? 0 : readToken(token, key);
}
