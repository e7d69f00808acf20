import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';
import type { Contract } from '../simulator/contract';
import { distillAdobe } from './distill/adobe/distill';
import type { AdobeFacts } from './distill/adobe/facts';
import { distill } from './distill/ingram';
import { distillPartnerCenter } from './distill/partnerCenter/distill';
import type { PartnerFacts } from './distill/partnerCenter/facts';
import { titlesIn } from './distill/partnerCenter/scenarios';
import type { Facts, OpenApi } from './distill/sources';

const project = join(__dirname, '..');
const reference = (file: string): string => join(project, '../shared/facts', file);
/** The list of scenarios that the project was asked for: pages of the vendor's documentation with their titles. */
const scenarioList = join(project, '../shared/seeds/001_cae8837046a9dddb.txt');
const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** A platform: the files of the reference (outside the repository), and how its contract is made of them. */
interface Source {
	system: string;
	files: string[];
	make: (files: string[]) => Contract;
}

const SOURCES: Source[] = [
	{
		system: 'ingram-cloud-marketplace',
		files: [reference('ingram-cloud-marketplace.json'), reference('openapi/simpleapi-1.15.yaml')],
		make: ([facts, openApi]) => distill(readJson(facts) as Facts, load(readFileSync(openApi, 'utf8')) as OpenApi),
	},
	{
		system: 'microsoft-partner-center',
		files: [reference('microsoft-partner-center.json'), scenarioList],
		make: ([facts, list]) => distillPartnerCenter(readJson(facts) as PartnerFacts, titlesIn(readFileSync(list, 'utf8'))),
	},
	{
		system: 'adobe-vip-marketplace',
		files: [reference('adobe-vip-marketplace.json')],
		make: ([facts]) => distillAdobe(readJson(facts) as AdobeFacts),
	},
];

/** The platforms that have a contract. */
export const SYSTEMS = SOURCES.map(({ system }) => system);

const sourceOf = (system: string): Source => {
	const source = SOURCES.find((candidate) => candidate.system === system);
	if (!source) throw new Error(`There is no reference for ${system}`);
	return source;
};

/** Where the contract of a platform is kept. */
export const contractFile = (system: string): string => join(project, 'test/facts', `${system}.json`);

/** Whether the reference of a platform is there to distill from. */
export const referenceExists = (system: string): boolean => sourceOf(system).files.every((file) => existsSync(file));

/** The text of a contract file, made anew from the reference. Throws when the reference is not there. */
export function distilledText(system: string): string {
	const { files, make } = sourceOf(system);
	const text = JSON.stringify(make(files), null, '\t');
	// One field a line keeps the file readable and its changes easy to review.
	return text.replace(/\{\s+"name": [^{}]*\}/g, (field) => field.replace(/\s+/g, ' ')) + '\n';
}

if (require.main === module) {
	for (const system of SYSTEMS) writeFileSync(contractFile(system), distilledText(system));
}
