import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { flowFiles, flowsPage } from '../../../scripts/docs/flows';
import { TRIED } from '../../../scripts/docs/flowsTried';
import { top } from '../../../scripts/package';
import { flows } from './flows';

const page = readFileSync(join(top, 'docs', 'flows.md'), 'utf8');

test('docs/flows.md shows every flow as it is (npm run flows writes it)', () => {
	expect(page).toBe(flowsPage());
	for (const [file, { name }] of flows) {
		expect(page).toContain(`### ${name}\n`);
		expect(page).toContain(`](../workflows/${file})`);
	}
});

test('how a flow was tried is said of no file that is not there', () => {
	expect(Object.keys(TRIED).filter((file) => !existsSync(join(top, 'workflows', file)))).toEqual([]);
	expect(flowFiles()).toHaveLength(flows.length);
});
