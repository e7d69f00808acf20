import { setTimeout as wait } from 'node:timers/promises';
import pidusage from 'pidusage';

const EVERY = 100;
const MEGABYTE = 1024 * 1024;

/** Watches the resident memory of a process. What it gives ends the watch and counts how many megabytes it grew by at the most. */
export async function watchMemory(pid: number): Promise<() => Promise<number>> {
	const used = async () => (await pidusage(pid)).memory / MEGABYTE;
	const idle = await used();
	let most = idle;
	let watching = true;
	const watch = (async () => {
		while (watching) {
			most = Math.max(most, await used());
			await wait(EVERY);
		}
	})();
	return async () => {
		watching = false;
		await watch;
		return most - idle;
	};
}
