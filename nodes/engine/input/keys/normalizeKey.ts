/** Nobody sees these: soft hyphens, zero-width characters, marks of direction, control characters that are no blanks. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}|[\uFFF9-\uFFFB]|(?!\p{White_Space})\p{Cc}/gu;

/** White space of any kind, and the Braille pattern without dots, which looks like it. */
const BLANKS = /[\p{White_Space}\u2800]+/gu;

/** Hyphens that look like the one on the keyboard. Dashes are longer, so they are other characters. */
const HYPHENS = /[\u2010\u2011]/g;

const withoutInvisible = (text: string): string =>
	text.replace(INVISIBLE, '').normalize('NFKC').replace(HYPHENS, '-').replace(BLANKS, ' ').trim();

/**
 * The one spelling of a key. Spellings that a person would call the same give the same: other Unicode forms, wide
 * characters and ligatures, kinds and number of blanks, characters that nobody sees. Letter case counts.
 */
export function normalizeKey(text: string): string {
	let key = withoutInvisible(text);
	// Two characters may combine once an invisible one between them is gone.
	for (let again = withoutInvisible(key); again !== key; again = withoutInvisible(key)) key = again;
	return key;
}
