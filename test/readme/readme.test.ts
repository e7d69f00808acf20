import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { load } from 'js-yaml';

import { everyNode, top } from '../../scripts/package';

const read = (path: string) => readFileSync(join(top, path), 'utf8');
const json = <T>(path: string) => JSON.parse(read(path)) as T;

const readme = read('README.md');
const manifest = json<{
	scripts: Record<string, string>;
	engines: { node: string };
	devDependencies: Record<string, string>;
}>('package.json');

/** The text of a section, without its heading. */
const section = (heading: string) =>
	new RegExp(`^## ${heading}\n([\\s\\S]*?)(?=^## |$(?![\\s\\S]))`, 'm').exec(readme)![1];

test('it has at most 250 lines and 1,200 words', () => {
	expect(readme.split('\n').length).toBeLessThanOrEqual(250);
	expect(readme.split(/\s+/).filter(Boolean).length).toBeLessThanOrEqual(1200);
});

test('no sentence has more than 30 words', () => {
	const prose = readme
		.split('\n')
		.filter((line) => !/^(\||!|```|#)/.test(line))
		.join('\n')
		.replace(/\]\([^)]*\)/g, ']');
	const sentences = prose.split(/[.:;?]\**\s|\n\n|\n- |\n\d\. /);
	expect(sentences.filter((sentence) => sentence.trim().split(/\s+/).length > 30)).toEqual([]);
});

test('its sections are in the order in which a visitor asks', () => {
	expect([...readme.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)).toEqual([
		'Who it is for',
		'Install',
		'First order in five minutes',
		"An order is somebody's money",
		'Flows',
		'Nodes',
		'Documentation',
		'Compatibility',
		'What was tried, and what was not',
		'Develop',
	]);
});

test('every npm script and every file that it names exists', () => {
	const named = [...readme.matchAll(/npm run (?:--silent )?([\w:]+)/g)].map((match) => match[1]);
	expect(named.filter((name) => !(name in manifest.scripts))).toEqual([]);
	const files = [...readme.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((match) => match[1]);
	expect(files.length).toBeGreaterThan(20);
	expect(files.filter((file) => !existsSync(join(top, file)))).toEqual([]);
});

test('the command that runs the tests is the one that CI runs', () => {
	expect(section('Develop')).toContain('npm ci && npm test\n');
	expect(read('.ci/run')).toMatch(/if npm ci .*\n[\s\S]*if npm test /);
});

test('its moving picture has at most 3 MB', () => {
	const [, picture] = /!\[[^\]]+\]\(([^)]+\.gif)\)/.exec(readme)!;
	expect(statSync(join(top, picture)).size).toBeLessThanOrEqual(3 * 1024 * 1024);
});

test('it names the versions that are tried', () => {
	const compatibility = section('Compatibility');
	const [, lowest] = /@(\d+\.\d+)\.\d+$/.exec(manifest.devDependencies['n8n-workflow-lowest'])!;
	const pinned = (folder: string) => json<{ dependencies: { n8n: string } }>(`${folder}/package.json`).dependencies.n8n;
	const ci = load(read('.github/workflows/ci.yml')) as { jobs: { test: { strategy: { matrix: { node: number[] } } } } };
	const [oldest, ...others] = ci.jobs.test.strategy.matrix.node;
	expect(compatibility).toContain(`| n8n | ${lowest} or newer`);
	expect(pinned('e2e/oldest')).toMatch(new RegExp(`^${lowest}\\.`));
	expect(compatibility).toContain(`Run in ${pinned('e2e/oldest')} and ${pinned('e2e')}.`);
	expect(manifest.engines.node).toMatch(new RegExp(`^>=${oldest}\\.`));
	expect(compatibility).toContain(`Node ${manifest.engines.node.slice(2)}, ${others.join(' or ')} `);
});

test('the table of nodes names every node of each platform, and no other', () => {
	const [head, , ...rows] = section('Nodes')
		.split('\n')
		.filter((line) => line.startsWith('|'))
		.map((line) =>
			line
				.slice(1, -1)
				.split('|')
				.map((cell) => cell.trim()),
		);
	const shown = head.slice(1).flatMap((vendor, column) => {
		const names = rows.flatMap((row) => row[column + 1].split(', ')).filter(Boolean);
		return [...new Set(names)].map((name) => `${vendor} ${name}`);
	});
	const declared = everyNode.map(({ description }) => description.displayName);
	expect(shown.sort()).toEqual(declared.sort());
});

test('it says that no real platform was asked', () => {
	expect(section('What was tried, and what was not')).toMatch(/No request has been sent to a real platform yet/);
});
