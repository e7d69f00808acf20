import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { top } from '../../scripts/package';

/** Every row of the attacks and of the cases from the field is in the title of a test, and has its result in docs/security.md. */

const numbers = (letter: string, count: number): string[] =>
	Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);

const ROWS = [
	...numbers('B', 15),
	...numbers('M', 6),
	...numbers('W', 7),
	...numbers('S', 9),
	...numbers('I', 3),
	...numbers('F', 3),
];

const ID = /\b[BMWSIF]\d{1,2}\b/g;

/** 'W1 to W6' names what is between them as well. */
const idsIn = (text: string): string[] =>
	text
		.replace(/\b([BMWSIF])(\d+) to \1(\d+)\b/g, (_, letter: string, from: string, to: string) =>
			numbers(letter, Number(to))
				.slice(Number(from) - 1)
				.join(' '),
		)
		.match(ID) ?? [];

test('each is in the title of a test', () => {
	const files = readdirSync(join(top, 'test'), { recursive: true, encoding: 'utf8' });
	const titles = files
		.filter((file) => file.endsWith('.test.ts'))
		.flatMap((file) =>
			[
				...readFileSync(join(top, 'test', file), 'utf8').matchAll(
					/^\s*(?:(?:test|describe)\b.*|\]\)\(|)['"`]([^'"`\n]*\b[BMWSIF]\d.*)$/gm,
				),
			].map(([, title]) => title),
		);
	const named = new Set(titles.flatMap(idsIn));
	expect(ROWS.filter((row) => !named.has(row))).toEqual([]);
});

test('each has a row with a result in docs/security.md', () => {
	const rows = readFileSync(join(top, 'docs', 'security.md'), 'utf8')
		.split('\n')
		.filter((line) => line.startsWith('| '))
		.map((line) => line.slice(2, -2).split(' | '))
		.filter(([, , result]) => result !== undefined && result !== '---' && result !== '');
	const named = new Set(rows.flatMap(([row]) => idsIn(row)));
	expect(ROWS.filter((row) => !named.has(row))).toEqual([]);
});
