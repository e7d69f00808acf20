/** An order key in a text of the platform that the user may use as well: a text of the user's own stays in front of it. */

/** Brackets in a key are doubled: "Deal [EU]" must not be read as the key "EU" after a text of the user's own. */
const quoted = (key: string): string => key.replace(/[[\]]/g, '$&$&');

/** 'Sales team [deal-4711]', or the key alone. */
export const marked = (own: string, key: string): string => (own === '' ? quoted(key) : `${own} [${quoted(key)}]`);

/** Whether a text holds this key. The key is never read out of a text, which may have brackets of its own. */
const holds = (text: string, key: string): boolean => text === quoted(key) || text.endsWith(` [${quoted(key)}]`);

/** The key where a text holds it, the text where it is another's, undefined where there is none. */
export const keyIn = (text: string, key: string): string | undefined =>
	text === '' ? undefined : holds(text, key) ? key : text;
