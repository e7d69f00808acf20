import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { e2eFolder, projectFolder } from '../e2e/paths';
import { plot } from './plot';
import type { Figure, Row, Series } from './results';

/** All that is kept of the latest runs. */
export interface Results {
	machine: string;
	rows: Row[];
}

const FILE = join(__dirname, 'results.json');
const docs = (name: string) => join(projectFolder, 'docs', name);

const versionOf = (folder: string, name: string): string =>
	(JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')) as { version: string }).version;

const machine = (): string =>
	`${cpus().length} cores, Node.js ${versionOf(projectFolder, 'node')}, n8n ${versionOf(e2eFolder, 'n8n')}`;

/** Three digits are more than such figures are good for. */
const short = (value: number): string =>
	Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));

const seriesText = ({ side, unit, values, median, least, most }: Series): string =>
	`${side}: ${short(median)} ${unit}${values.length > 1 ? ` (${short(least)} to ${short(most)}, ${values.length} rounds)` : ''}`;

const verdict = ({ atMost, met }: Figure): string =>
	atMost === undefined ? '' : ` (target at most ${short(atMost)}: ${met ? 'met' : 'missed'})`;

const figureText = (one: Figure): string =>
	`${one.what}: ${short(one.value)}${one.unit ? ` ${one.unit}` : ''}${verdict(one)}`;

/** Prints a row as it was measured. */
export function print({ title, settings, series, figures }: Row): void {
	console.log(`\n${title}\n  ${settings}`);
	for (const one of series) console.log(`  ${seriesText(one)}`);
	for (const one of figures) console.log(`  ${figureText(one)}`);
}

/** What the latest runs gave; nothing where there was none. */
export function readResults(): Results {
	if (!existsSync(FILE)) return { machine: machine(), rows: [] };
	return JSON.parse(readFileSync(FILE, 'utf8')) as Results;
}

const list = (lines: string[]): string => lines.join('<br>');

function page({ machine: where, rows }: Results): string {
	return `# Speed

What \`npm run bench\` measured: this package beside what a user has without it, n8n's HTTP Request node with the same credential, in the same n8n and in turn. It rewrites this page. Times say how long the node ran by n8n's own clock; the server is the simulator on the same machine. Each run is checked on the server: one that lost or doubled an order is no result.

Machine: ${where}.

![Median times, ours beside the HTTP Request node](speed.svg)

| Row | Measured: median (least to most) | Figures |
| --- | --- | --- |
${rows.map(({ title, series, figures }) => `| ${title} | ${list(series.map(seriesText))} | ${list(figures.map(figureText))} |`).join('\n')}

## How each row was set up

${rows.map(({ title, settings }) => `- **${title}**: ${settings}`).join('\n')}
`;
}

/** Keeps the results and writes the page and its plot. */
export function writeResults(rows: Row[]): void {
	const results: Results = { machine: machine(), rows };
	writeFileSync(FILE, `${JSON.stringify(results, null, '\t')}\n`);
	writeFileSync(docs('speed.md'), page(results));
	writeFileSync(docs('speed.svg'), `${plot(rows)}\n`);
}
