import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { groupOf, groups, testFiles } from './groups';

test('each test file is in a group, and each group has its file', () => {
	expect(testFiles.filter((file) => groupOf(file) === undefined)).toEqual([]);
	expect(Object.keys(groups).filter((group) => !existsSync(join(__dirname, `${group}.test.ts`)))).toEqual([]);
	expect(testFiles.length).toBeGreaterThan(150);
});
