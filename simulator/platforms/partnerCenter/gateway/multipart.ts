/** A file of a form. */
export type FormFile = { fileName: string; contentType: string; content: Buffer };

const named = (head: string, name: string): string | undefined =>
	new RegExp(`[; ]${name}="([^"]*)"`, 'i').exec(head)?.[1];

/** One part: a file, JSON, or text. */
function valueOf(head: string, content: Buffer): unknown {
	const contentType = /content-type:\s*([^\r\n]+)/i.exec(head)?.[1].trim() ?? 'text/plain';
	const fileName = named(head, 'filename');
	if (fileName !== undefined) return { fileName, contentType, content } satisfies FormFile;
	return contentType === 'application/json' ? JSON.parse(content.toString()) : content.toString();
}

/** The parts of a multipart/form-data body by name; files as lists, for a name may come several times. Throws on what is no form. */
export function readForm(contentType: string, body: Buffer): Record<string, unknown> {
	const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1];
	if (!boundary) throw new Error('The form has no boundary');
	const text = body.toString('latin1');
	const parts = text.split(`--${boundary}`);
	if (parts.length < 3 || parts[0] !== '' || parts.at(-1)?.trim() !== '--')
		throw new Error('The form does not begin and end with its boundary');
	const form: Record<string, unknown> = {};
	for (const part of parts.slice(1, -1)) {
		const end = part.indexOf('\r\n\r\n');
		const head = part.slice(0, end);
		const name = named(head, 'name');
		if (end < 0 || !part.startsWith('\r\n') || !part.endsWith('\r\n') || name === undefined)
			throw new Error('A part of the form has no name or no end');
		const value = valueOf(head, Buffer.from(part.slice(end + 4, -2), 'latin1'));
		const isFile = named(head, 'filename') !== undefined;
		form[name] = isFile ? [...((form[name] as FormFile[] | undefined) ?? []), value] : value;
	}
	return form;
}
