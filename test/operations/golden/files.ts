import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Declared } from '../play/cases';
import { shorten, unfold, type Short } from './short';
import { textOf } from './text';
import type { Runs } from './types';

const FOLDER = join(__dirname, '../../golden');

/** `test/golden/PartnerCenter/Subscription/updateQuantity.json` */
export function goldenFile({ node, operation }: Declared): string {
	const [, vendor, resource] = node.source.split('/');
	return join(FOLDER, vendor, resource, `${operation.value}.json`);
}

export const goldenFiles = (): string[] =>
	readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.json'))
		.map((file) => join(FOLDER, file));

/** The runs as they were reviewed; {} when there is no file. */
export const readGolden = (declared: Declared): Runs =>
	existsSync(goldenFile(declared))
		? unfold(JSON.parse(readFileSync(goldenFile(declared), 'utf8')) as Record<string, Short>)
		: {};

export function writeGolden(declared: Declared, runs: Runs): void {
	const file = goldenFile(declared);
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, `${textOf(shorten(runs))}\n`);
}
