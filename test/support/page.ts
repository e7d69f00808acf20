import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { top } from '../../scripts/package';

export const line = (cells: Array<string | number>): string => `| ${cells.join(' | ')} |`;

/** A table as Markdown. @param rows the heads first */
export const markdownTable = ([heads, ...rows]: Array<Array<string | number>>): string =>
	[line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');

/**
 * A section of a page in `docs/`, between two comments.
 * @param write whether it is written first
 */
export function pageSection(page: string, name: string, now: string, write: boolean): string {
	const file = join(top, 'docs', page);
	const text = readFileSync(file, 'utf8');
	const [begin, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
	const [from, to] = [text.indexOf(begin) + begin.length, text.indexOf(end)];
	if (to < from) throw new Error(`docs/${page} has no section "${name}"`);
	if (!write) return text.slice(from, to).trim();
	writeFileSync(file, `${text.slice(0, from)}\n\n${now}\n\n${text.slice(to)}`);
	return now;
}
