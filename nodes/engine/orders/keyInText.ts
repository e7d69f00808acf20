/** An order key in a text of the platform that the user may use as well: a text of the user's own stays in front of it. */

/** 'Sales team [deal-4711]', or the key alone. */
export const marked = (own: string, key: string): string => (own === '' ? key : `${own} [${key}]`);

/** Whether a text holds this key. A key may hold brackets itself, so it is never read out of a text. */
const holds = (text: string, key: string): boolean => text === key || text.endsWith(` [${key}]`);

/** The key where a text holds it, the text where it is another's, undefined where there is none. */
export const keyIn = (text: string, key: string): string | undefined =>
	text === '' ? undefined : holds(text, key) ? key : text;
