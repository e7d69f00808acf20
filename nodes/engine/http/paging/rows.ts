import type { IDataObject } from 'n8n-workflow';

import { at, isObject } from '../../util/path';

/**
 * Rows at the place that the operation names; a lone object counts as one row, a text in a list as { value }.
 * @param items a path, or several with | between them where a platform's lists do not agree: the first that is there counts
 */
export function rowsAt(body: unknown, items = ''): IDataObject[] {
	const found =
		items
			.split('|')
			.map((path) => at(body, path))
			.find((one) => one !== undefined && one !== null) ?? (Array.isArray(body) ? body : undefined);
	if (Array.isArray(found)) return found.map((row: unknown) => (isObject(row) ? row : { value: row as string }));
	return isObject(found) ? [found] : [];
}
