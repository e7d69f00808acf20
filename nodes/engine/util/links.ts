/** A part of an address as plain text; one that is wrongly encoded stays as it is. */
function decoded(part: string): string {
	try {
		return decodeURIComponent(part);
	} catch {
		return part;
	}
}

/** The last part of an address's path, without query and slashes at its end; undefined when there is none. */
export function lastPart(address: string | undefined): string | undefined {
	const last = address?.split(/[?#]/)[0].replace(/\/+$/, '').split('/').at(-1);
	return last ? decoded(last) : undefined;
}

/** An address as all its spellings: HOST and host, with the standard port and without. Other texts stay as they are. */
export function oneSpelling(text: string): string {
	if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return text;
	const { origin, pathname } = new URL(text);
	return `${origin.replace(/\.(?=:|$)/, '')}${pathname.replace(/\/+$/, '')}`;
}
