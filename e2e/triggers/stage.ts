import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startN8n, type RunningN8n } from '../n8n/server';
import { startStage, type Stage } from '../n8n/stage';
import { findOrInstall } from '../n8n/system';
import { workFolder } from '../paths';
import type { Engine } from './engines';

/** A stage whose n8n can be stopped for a while, during which time passes for it and for the platforms. */
export interface TriggerStage extends Stage {
	/** the platforms' time, in milliseconds */
	now(): number;
	/** Stops n8n, lets the work be done, and starts n8n so many days later. Throws NotRun where its clock cannot be moved. */
	stopFor(days: number, work: () => void): Promise<void>;
}

const DAY = 24 * 60 * 60_000;

/** Debian's library that gives a program another time. */
const fakeTime = () =>
	['x86_64', 'aarch64']
		.map((machine) => `/usr/lib/${machine}-linux-gnu/faketime/libfaketime.so.1`)
		.find((file) => existsSync(file));

async function clockOf(days: number): Promise<NodeJS.ProcessEnv> {
	if (days === 0) return {};
	const library = await findOrInstall(fakeTime, ['libfaketime']);
	// Timers go by the monotonic clock, which stays as it is.
	return { LD_PRELOAD: library, FAKETIME: `+${days}d`, FAKETIME_DONT_FAKE_MONOTONIC: '1' };
}

/** Starts n8n with one of its ways to poll. */
export async function startTriggerStage({ name, env }: Engine): Promise<TriggerStage> {
	const userFolder = join(workFolder, `triggers-${name}`);
	let later = 0;
	const now = () => Date.now() + later;
	const stage = await startStage({ userFolder, n8nEnv: env, settings: { now } });
	let n8n: RunningN8n = stage.n8n;
	return {
		...stage,
		now,
		async stopFor(days, work) {
			const clock = await clockOf(days + later / DAY);
			await n8n.stop();
			later += days * DAY;
			work();
			const port = Number(new URL(n8n.url).port);
			n8n = await startN8n({ userFolder, port, env: { ...env, ...clock } });
		},
		async stop() {
			await n8n.stop();
			await stage.stop();
		},
	};
}
