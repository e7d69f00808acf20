import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { currentReadme, rendered } from '../../scripts/readme';
import { top } from '../../scripts/package';

test('the generated tables are up to date (npm run readme makes them anew)', () => {
	expect(rendered(currentReadme())).toBe(currentReadme());
});

test('every npm script and every file that the README names exists', () => {
	const { scripts } = JSON.parse(readFileSync(join(top, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
	const readme = currentReadme();
	const named = [...readme.matchAll(/npm run (?:--silent |-s )?([\w:]+)/g)].map((match) => match[1]);
	expect(named.filter((name) => !(name in scripts))).toEqual([]);
	const files = [...readme.matchAll(/\]\((?!https?:|#)([^)#]+)\)/g)].map((match) => match[1]);
	expect(files.filter((file) => !existsSync(join(top, file)))).toEqual([]);
});
