import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { top } from '../../scripts/package';

/** What `npm pack` takes. What the build makes is left out, for it need not be there. */
function packed(): string[] {
	const args = ['pack', '--dry-run', '--json', '--ignore-scripts'];
	const [{ files }] = JSON.parse(
		execFileSync('npm', args, { cwd: top, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
	) as [{ files: Array<{ path: string }> }];
	return files.map(({ path }) => path).filter((path) => !path.startsWith('dist/'));
}

const files = packed();

test('README, license, changelog and every flow are in the package', () => {
	expect(files).toEqual(expect.arrayContaining(['README.md', 'LICENSE', 'CHANGELOG.md']));
	const flows = readdirSync(join(top, 'workflows')).map((name) => `workflows/${name}`);
	expect(flows.length).toBeGreaterThan(8);
	expect(files).toEqual(expect.arrayContaining(flows));
});

test('every page that the README and the pages in the package link to is in the package', () => {
	const links = files
		.filter((path) => path.endsWith('.md'))
		.flatMap((path) => {
			const text = readFileSync(join(top, path), 'utf8');
			return [...text.matchAll(/\]\((?!https?:|#)([^)#]+\.md)/g)].map(([, link]) => join(path, '..', link));
		});
	expect(links.length).toBeGreaterThan(40);
	expect([...new Set(links)].filter((link) => !files.includes(link) && link !== 'docs/texts.md')).toEqual([]);
});

test('no code and no test of the project is in the package', () => {
	expect(files.filter((path) => !/^(workflows|docs)\/|^[\w.]+$/.test(path))).toEqual([]);
	expect(files.filter((path) => /\.([cm]?[jt]s)$/.test(path))).toEqual([]);
});
