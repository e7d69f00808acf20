import { isRead, type Operation } from '../../nodes/engine/declare';

const row = (cells: string[]) => `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`;

/** A table of Markdown. */
export const table = (head: string[], rows: string[][]): string =>
	[row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

/** Text as it is, in the type of code. */
export const code = (text: string): string => `\`${text}\``;

const EFFECTS = { order: 'buys', create: 'creates', change: 'changes', delete: 'deletes' };

/** What an operation does on the platform, in one word. */
export const effectOf = (operation: Operation): string =>
	isRead(operation) || !operation.write ? 'reads' : EFFECTS[operation.write];
