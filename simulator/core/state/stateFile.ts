import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import type { KeptStates } from '../platform';

/** The states of each platform, by its name. */
type Kept = Record<string, KeptStates>;

/** Takes the states of a file, if there is one. Throws when it is for other numbers of accounts. */
export function loadStates(file: string | undefined, kept: Kept): void {
	if (!file || !existsSync(file)) return;
	const saved = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown[] | undefined>;
	for (const [name, states] of Object.entries(kept)) {
		try {
			states.load(saved[name] ?? []);
		} catch (error) {
			throw new Error(`${file}, ${name}: it ${(error as Error).message}`);
		}
	}
}

/** Writes the states in one step, so that a crash leaves the old file or the new one. */
export function saveStates(file: string | undefined, kept: Kept): void {
	if (!file) return;
	const states = Object.entries(kept).map(([name, each]) => [name, each.all()] as const);
	writeFileSync(`${file}.new`, JSON.stringify(Object.fromEntries(states)));
	renameSync(`${file}.new`, file);
}
