import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '../../../samples/partnerCenter');
const texts = new Map<string, string>();

/** A fresh copy of a fixture: the answer's body as on the wire. Throws when there is no such file. */
export function fixture(name: string): unknown {
	const text = texts.get(name) ?? readFileSync(join(FOLDER, `${name}.json`), 'utf8');
	texts.set(name, text);
	return JSON.parse(text);
}
