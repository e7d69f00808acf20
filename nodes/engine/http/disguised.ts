/** Secrets that an answer repeats in another form: packed as base64 or hex, escaped, in pieces, cut. */

/** So many letters and digits in a row are no accident: a piece of a secret is hidden from that length on. */
const PIECE = 14;

/** Shorter ones are words by chance; as they are, they are found in another way. */
const LEAST = 8;

/** A character as addresses, JSON and pages escape it. */
const ESCAPED = /%(?:25)*([0-9a-f]{2})|\\u([0-9a-f]{4})|&#x([0-9a-f]{1,6});|&#(\d{1,7});/gi;

/** The letters and digits of a text, small, and where each of them is. */
interface Bones {
	text: string;
	/** by letter: where it begins, and where it ends */
	places: Array<[from: number, to: number]>;
}

function charOf([, byte, unit, hex, number]: RegExpExecArray): string {
	const code = number === undefined ? parseInt(byte ?? unit ?? hex, 16) : Number(number);
	return code <= 0x7f ? String.fromCharCode(code) : '';
}

function bonesOf(text: string, isEscaped: boolean): Bones {
	const bones: Bones = { text: '', places: [] };
	const add = (char: string, from: number, to: number) => {
		if (!/^[A-Za-z0-9]$/.test(char)) return;
		bones.text += char.toLowerCase();
		bones.places.push([from, to]);
	};
	const plain = (from: number, to: number) => {
		for (let place = from; place < to; place += 1) add(text[place], place, place + 1);
	};
	let done = 0;
	for (const found of isEscaped ? text.matchAll(ESCAPED) : []) {
		plain(done, found.index);
		done = found.index + found[0].length;
		add(charOf(found), found.index, done);
	}
	plain(done, text.length);
	return bones;
}

/** Base64 packs three bytes into four characters, so it depends on what comes before: what is the same for each beginning. */
function packed(bytes: Buffer, before: number): string {
	const text = Buffer.concat([Buffer.alloc(before), bytes])
		.toString('base64')
		.replace(/=+$/, '');
	const from = Math.ceil((before * 4) / 3);
	return text.slice(from, (before + bytes.length) % 3 === 0 ? undefined : -1);
}

/** A secret in the forms that it is looked for, as letters and digits. */
function formsOf(secret: string): string[] {
	const bytes = Buffer.from(secret);
	const forms = [secret, bytes.toString('hex'), ...[0, 1, 2].map((before) => packed(bytes, before))];
	return forms.map((form) => bonesOf(form, false).text).filter(({ length }) => length >= LEAST);
}

/** What is looked for, by its length. */
export type Pieces = Map<number, Set<string>>;

/** Long pieces of each form of these secrets, and shorter forms as a whole. */
export function piecesOf(secrets: string[]): Pieces {
	const pieces: Pieces = new Map();
	for (const form of new Set(secrets.flatMap(formsOf))) {
		const length = Math.min(PIECE, form.length);
		const known = pieces.get(length) ?? new Set();
		pieces.set(length, known);
		for (let from = 0; from + length <= form.length; from += 1) known.add(form.slice(from, from + length));
	}
	return pieces;
}

/** Which letters of a text belong to such a piece. One walk for each length: a text may be long, and secrets are many. */
function marksOf(text: string, all: Pieces[]): boolean[] {
	const marked: boolean[] = Array.from({ length: text.length }, () => false);
	for (const [length, known] of all.flatMap((pieces) => [...pieces]))
		for (let from = 0; from + length <= text.length; from += 1)
			if (known.has(text.slice(from, from + length))) marked.fill(true, from, from + length);
	return marked;
}

/** A text without the secrets of which these are the pieces, in whatever form it has them. */
export function withoutDisguised(given: string, pieces: Pieces[], hidden: string): string {
	return [true, false].reduce((text, isEscaped) => {
		const bones = bonesOf(text, isEscaped);
		const marked = marksOf(bones.text, pieces);
		let result = '';
		let done = 0;
		bones.places.forEach(([from], index) => {
			if (!marked[index] || marked[index - 1]) return;
			let last = index;
			while (marked[last + 1]) last += 1;
			result += `${text.slice(done, from)}${hidden}`;
			done = bones.places[last][1];
		});
		return result + text.slice(done);
	}, given);
}
