const WIDTH = 100;

/** JSON with one member a line, and short ones on one line: a page that a person can read. */
export function textOf(value: unknown, indent = ''): string {
	const short = JSON.stringify(value) ?? 'null';
	if (typeof value !== 'object' || value === null || short.length + indent.length < WIDTH) return short;
	const inner = `${indent}\t`;
	if (Array.isArray(value)) return `[\n${value.map((row) => `${inner}${textOf(row, inner)}`).join(',\n')}\n${indent}]`;
	const members = Object.entries(value).filter(([, member]) => member !== undefined);
	return `{\n${members.map(([name, member]) => `${inner}${JSON.stringify(name)}: ${textOf(member, inner)}`).join(',\n')}\n${indent}}`;
}
