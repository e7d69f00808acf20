import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A command to run: program, arguments, working folder, environment, the file that gets all it prints, and another user. */
export interface Command {
	program: string;
	args: string[];
	folder: string;
	env: NodeJS.ProcessEnv;
	log: string;
	user?: { uid: number; gid: number };
}

/**
 * Starts a command in a process group of its own, so that Ctrl-C reaches only the script
 * that started it and the script decides the order in which things end. The group ends
 * with the script at the latest.
 */
export function startProcess(command: Command): ChildProcess {
	mkdirSync(dirname(command.log), { recursive: true });
	const output = openSync(command.log, 'a');
	const child = spawn(command.program, command.args, {
		cwd: command.folder,
		env: command.env,
		stdio: ['ignore', output, output],
		detached: true,
		...command.user,
	});
	closeSync(output);
	const endWithScript = () => endProcess(child, 'SIGTERM');
	process.once('exit', endWithScript);
	child.once('exit', () => process.off('exit', endWithScript));
	return child;
}

/**
 * Runs a command to its end and prints a line with the elapsed seconds every ten seconds.
 * Throws an Error with the last lines of the log when it ends with a code other than 0.
 */
export async function runStep(title: string, command: Command): Promise<void> {
	const started = Date.now();
	const seconds = () => Math.round((Date.now() - started) / 1000);
	console.log(`${title} …`);
	const ticker = setInterval(() => console.log(`  … ${seconds()} s`), 10_000);
	try {
		const child = startProcess(command);
		const code = await new Promise<number | null>((resolve, reject) => {
			child.once('error', reject);
			child.once('exit', resolve);
		});
		if (code !== 0) throw new Error(`${title} failed (code ${code}):\n${lastLines(command.log, 15)}`);
	} finally {
		clearInterval(ticker);
	}
	console.log(`  done in ${seconds()} s`);
}

/** Lets Ctrl-C and a closed terminal end this script in the ordinary way, so that what it started ends with it. */
export function exitOnSignals(): void {
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
}

/** Ends a process group that startProcess began: politely first, for good after ten seconds. */
export async function stopProcess(child: ChildProcess): Promise<void> {
	if (hasEnded(child)) return;
	const ended = new Promise((resolve) => child.once('exit', resolve));
	endProcess(child, 'SIGTERM');
	await Promise.race([ended, sleep(10_000, undefined, { ref: false })]);
	// The group, not only the process: n8n's task runner is its child and may outlive it.
	endProcess(child, 'SIGKILL');
	await Promise.race([ended, sleep(2_000, undefined, { ref: false })]);
}

/** Sends a signal to the process group at once; a group that is already gone is no error. */
export function endProcess(child: ChildProcess, signal: NodeJS.Signals): void {
	try {
		if (child.pid !== undefined) process.kill(-child.pid, signal);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
	}
}

/** Whether a process that startProcess began is gone. */
export function hasEnded(child: ChildProcess): boolean {
	return child.exitCode !== null || child.signalCode !== null;
}

/** The last lines of a log file, for an error message. */
export function lastLines(file: string, count: number): string {
	return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
}

/** Ports on 127.0.0.1 that are free now, all different. */
export async function freePorts(count: number): Promise<number[]> {
	const servers = await Promise.all(
		Array.from({ length: count }, async () => {
			const server = createServer();
			await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
			return server;
		}),
	);
	const ports = servers.map((server) => (server.address() as AddressInfo).port);
	await Promise.all(servers.map(async (server) => await new Promise((resolve) => server.close(resolve))));
	return ports;
}

/** This port if it is free on 127.0.0.1, else any free one. */
export async function portOr(wanted: number): Promise<number> {
	const server = createServer();
	const free = await new Promise<boolean>((resolve) => {
		server.once('error', () => resolve(false));
		server.listen(wanted, '127.0.0.1', () => resolve(true));
	});
	if (!free) return (await freePorts(1))[0];
	await new Promise((resolve) => server.close(resolve));
	return wanted;
}

/** Repeats a check until it answers true. Throws the sentence when the time is over, or what the check throws. */
export async function waitUntil(check: () => Promise<boolean>, milliseconds: number, sentence: string): Promise<void> {
	const end = Date.now() + milliseconds;
	while (!(await check())) {
		if (Date.now() > end) throw new Error(sentence);
		await sleep(250);
	}
}
