import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(__dirname, '../../samples');
const texts = new Map<string, string>();

/** A fresh copy of a file in `samples/`: `adobe/order.get`. Throws when there is none. */
export function sample(name: string): unknown {
	const text = texts.get(name) ?? readFileSync(join(FOLDER, `${name}.json`), 'utf8');
	texts.set(name, text);
	return JSON.parse(text);
}
