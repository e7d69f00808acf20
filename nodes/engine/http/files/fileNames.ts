import { lastPart } from '../../util/links';

/** File names as servers give them, and as they may be kept. */

/** So long may a name be, in characters: file systems take 255 bytes. */
const LONGEST = 120;

/** Controls, line ends, marks that turn the direction of writing, and what no one sees. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}]/gu;

/** What separates folders, or means something to a shell or a file system. */
const SPECIAL = /[\\/:*?"<>|]/g;

/** A name that can be kept and shown: no folder, nothing unseen, not too long; undefined where nothing is left of it. */
function cleanName(name: string): string | undefined {
	const kept = name
		.replace(UNSEEN, '')
		.replace(SPECIAL, '_')
		.replace(/^[.\s]+|[.\s]+$/g, '');
	if (kept === '') return undefined;
	if (kept.length <= LONGEST) return kept;
	// The end says what kind of file it is.
	const ending = /(\.\w{1,8}){1,2}$/.exec(kept)?.[0] ?? '';
	return `${kept.slice(0, LONGEST - ending.length)}${ending}`;
}

/** Headers arrive as Latin-1; a name that was sent as UTF-8 is read as that. */
function fromHeader(value: string): string {
	const bytes = Uint8Array.from(value, (char) => char.charCodeAt(0));
	if ([...value].some((char) => char.charCodeAt(0) > 255)) return value;
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return value;
	}
}

/** UTF-8''M%C3%A4rz.pdf, as RFC 8187 writes names; undefined where it is none. */
function extended(value: string): string | undefined {
	const [, charset, text] = /^([\w-]+)'[^']*'(.*)$/.exec(value) ?? [];
	if (text === undefined || /%(?![\da-f]{2})/i.test(text)) return undefined;
	const bytes = Buffer.from(
		text.replace(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
		'latin1',
	);
	try {
		return new TextDecoder(charset, { fatal: true }).decode(bytes);
	} catch {
		return undefined;
	}
}

/** A parameter of a header's value, as it is written: in quotes, or a bare word. */
function parameter(header: string, name: string): string | undefined {
	const found = new RegExp(
		`(?:^|;)\\s*${name.replace('*', '\\*')}\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^;]*))`,
		'i',
	).exec(header);
	return found ? (found[1]?.replace(/\\(.)/g, '$1') ?? found[2].trim()) : undefined;
}

/** The name that an answer gives its file: Content-Disposition, as RFC 6266 says; undefined where it gives none. */
export function nameInHeader(header: string | undefined): string | undefined {
	if (header === undefined) return undefined;
	const wide = parameter(header, 'filename*');
	const plain = parameter(header, 'filename');
	const name =
		(wide === undefined ? undefined : extended(wide)) ?? (plain === undefined ? undefined : fromHeader(plain));
	return name === undefined ? undefined : cleanName(name);
}

/** The last part of the address, without its signature. */
export const nameInAddress = (url: string): string => cleanName(lastPart(new URL(url).pathname) ?? '') ?? 'download';

const TYPES = new Map([
	['csv', 'text/csv'],
	['gz', 'application/gzip'],
	['json', 'application/json'],
	['pdf', 'application/pdf'],
	['tsv', 'text/tab-separated-values'],
	['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
	['xml', 'application/xml'],
	['zip', 'application/zip'],
]);

const endingOf = (name: string): string => name.split('.').at(-1)?.toLowerCase() ?? '';

/** Types that only say how a file is packed. */
const PACKED = /^application\/(x-)?gzip$/;

/**
 * Name and type that fit what a file holds: on the way it may have been unpacked, and packed files may be named after
 * what is in them.
 * @param isPacked whether its first bytes are those of gzip
 * @param given the type that the server gives
 */
export function fitting(name: string, isPacked: boolean, given?: string): { name: string; type: string } {
	const isNamedPacked = /\.t?gz$/i.test(name);
	const known = TYPES.has(endingOf(name));
	const fit =
		isNamedPacked && !isPacked
			? name.replace(/\.gz$/i, '').replace(/\.tgz$/i, '.tar')
			: known && isPacked && !isNamedPacked
				? `${name}.gz`
				: name;
	const other = given === undefined || (PACKED.test(given) && !isPacked) ? undefined : given;
	return { name: fit, type: TYPES.get(endingOf(fit)) ?? other ?? 'application/octet-stream' };
}
