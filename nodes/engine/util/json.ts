/** JSON text as a value; undefined when it is none. A byte order mark in front is passed over. */
export function parseJson(given: string): unknown {
	try {
		return JSON.parse(given.replace(/^\uFEFF/, ''));
	} catch {
		return undefined;
	}
}
