import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRead } from '../nodes/shared/route';
import { FAULTS, SETTINGS } from '../simulator/faults';
import { nodes, top } from './package';

const README = join(top, 'README.md');

const row = (cells: string[]) => `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`;

const table = (head: string[], rows: string[][]) =>
	[row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');

const MARKS = { order: 'buys', create: 'creates', change: 'changes', delete: 'deletes' };

function operations(): string {
	const rows = nodes.flatMap(({ description: { displayName }, resource }) =>
		[...resource.operations]
			.sort((a, b) => a.name.localeCompare(b.name, 'en'))
			.map((operation) => [
				displayName,
				operation.name,
				isRead(operation) || !operation.write ? 'reads' : MARKS[operation.write],
				`\`${operation.route}\``,
				operation.description,
			]));
	return table(['Node', 'Operation', 'It', 'Request', 'What it does'], rows);
}

const simulator = () => [
	table(['Fault', 'What the simulator does'], FAULTS.map(({ kind, meaning }) => [`\`${kind}\``, meaning])),
	table(['Setting', 'Meaning'], SETTINGS.map(({ name, meaning }) => [`\`${name}\``, meaning])),
].join('\n\n');

const PARTS: Record<string, () => string> = { operations, simulator };

/** The README with its generated parts made anew. */
export function rendered(readme: string): string {
	return Object.entries(PARTS).reduce((text, [name, make]) => {
		const part = new RegExp(`(<!-- ${name}:begin[^>]*-->\n)[\\s\\S]*?(<!-- ${name}:end -->)`);
		if (!part.test(text)) throw new Error(`README.md has no part "${name}"`);
		return text.replace(part, (_, begin: string, end: string) => `${begin}${make()}\n${end}`);
	}, readme);
}

export const currentReadme = () => readFileSync(README, 'utf8');

if (require.main === module) writeFileSync(README, rendered(currentReadme()));
