/** One thing that is tried in real n8n. It is passed when `run` ends, failed when it throws. */
export interface Case {
	name: string;
	run(): Promise<void>;
}

/** Thrown by a case that this machine cannot run; the message says what is missing. */
export class NotRun extends Error {}

/** How a run ended: the count of each kind of result. */
export interface Tally {
	passed: number;
	failed: number;
	notRun: number;
}

/** Runs cases one after another and prints a line for each. A failed case does not stop the others. */
export async function runCases(cases: Case[], tally: Tally): Promise<void> {
	for (const { name, run } of cases) {
		const started = Date.now();
		try {
			await run();
			tally.passed += 1;
			console.log(`ok ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
		} catch (error) {
			const why = error instanceof Error ? error.message : String(error);
			if (error instanceof NotRun) tally.notRun += 1;
			else tally.failed += 1;
			console.log(`${error instanceof NotRun ? 'not run' : 'not ok'} ${name}: ${why}`);
		}
	}
}
