import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { distill } from './distill/ingram';
import type { Facts, OpenApi } from './distill/sources';

const project = join(__dirname, '..');

/** Where the reference stands (outside the repository) and where the contract is kept. */
export const FILES = {
	facts: join(project, '../shared/facts/ingram-cloud-marketplace.json'),
	openApi: join(project, '../shared/facts/openapi/simpleapi-1.15.yaml'),
	contract: join(project, 'test/facts/ingram-cloud-marketplace.json'),
};

/** Whether the reference is there to distill from. */
export const referenceExists = (): boolean => existsSync(FILES.facts) && existsSync(FILES.openApi);

/** The text of the contract file, made anew from the reference. Throws when the reference is not there. */
export function distilledText(): string {
	const facts = JSON.parse(readFileSync(FILES.facts, 'utf8')) as Facts;
	const openApi = load(readFileSync(FILES.openApi, 'utf8')) as OpenApi;
	const text = JSON.stringify(distill(facts, openApi), null, '\t');
	// One field a line keeps the file readable and its changes easy to review.
	return text.replace(/\{\s+"name": [^{}]*\}/g, (field) => field.replace(/\s+/g, ' ')) + '\n';
}

if (require.main === module) writeFileSync(FILES.contract, distilledText());
