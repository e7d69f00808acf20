/** Filters in OData, as api.partner.microsoft.com takes them. */

/** A text as a filter writes it. */
export const quoted = (value: unknown): string => `'${String(value).replaceAll("'", "''")}'`;

/**
 * Conditions that must all hold, as one filter; undefined when there is none.
 * @param own a condition of the user's, which is taken on its own whatever it is joined to
 */
export function allOf(conditions: string[], own?: unknown): string | undefined {
	const given = own === undefined ? [] : [/\sor\s/i.test(String(own)) ? `(${String(own)})` : String(own)];
	const all = [...conditions, ...given];
	return all.length > 0 ? all.join(' and ') : undefined;
}
