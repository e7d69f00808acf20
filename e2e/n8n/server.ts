import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import axios from 'axios';
import { n8nCommandIn, n8nEnvironment, nodeForN8n, npmEnvironment } from './environment';
import { e2eFolder } from '../paths';
import { endProcess, freePorts, hasEnded, lastLines, runStep, startProcess, stopProcess, waitUntil } from './process';

/** A started n8n: its editor's address, the file with all it printed, its process, and how to end it. */
export interface RunningN8n {
	url: string;
	log: string;
	pid: number;
	stop(): Promise<void>;
	/** Ends it at once, as a machine that goes down does: nothing is finished and nobody is notified. */
	kill(): void;
}

/** How to start n8n. `port` 0 or none takes a free one; `env` is added to the environment of a bare n8n. */
export interface N8nOptions {
	userFolder: string;
	/** the folder that pins it; the newest n8n when not given */
	installation?: string;
	port?: number;
	env?: NodeJS.ProcessEnv;
}

/**
 * Starts `n8n start` on 127.0.0.1 and waits until its REST interface answers.
 * Throws an Error with the last lines of its log when it ends early or is not ready after two minutes.
 */
export async function startN8n({ userFolder, installation, port, env }: N8nOptions): Promise<RunningN8n> {
	const [freePort, brokerPort] = await freePorts(2);
	const ownPort = port || freePort;
	const url = `http://127.0.0.1:${ownPort}`;
	const ports = { N8N_PORT: String(ownPort), N8N_RUNNERS_BROKER_PORT: String(brokerPort) };
	const command = n8nProcess(['start'], userFolder, 'n8n.log', { ...ports, ...env }, installation);
	rmSync(command.log, { force: true });
	const child = startProcess(command);
	const client = axios.create({ baseURL: url, proxy: false, validateStatus: () => true, timeout: 5_000 });
	const answers = async (path: string) => {
		if (hasEnded(child)) throw new Error(`n8n ended while starting:\n${lastLines(command.log, 15)}`);
		// While it starts, n8n answers 200 with a text to every path.
		return await client.get(path).then(
			({ status, data }) => status === 200 && typeof data === 'object',
			() => false,
		);
	};
	try {
		// The REST routes are there later than the health check says.
		for (const path of ['/healthz', '/rest/settings']) {
			await waitUntil(() => answers(path), 120_000, `n8n did not answer on ${path} within two minutes.`);
		}
	} catch (error) {
		await stopProcess(child);
		throw error;
	}
	return {
		url,
		log: command.log,
		pid: child.pid as number,
		stop: () => stopProcess(child),
		kill: () => endProcess(child, 'SIGKILL'),
	};
}

/** Starts an n8n worker for queue mode, for so many executions at once; its log shows when it has taken one. */
export async function startWorker(
	userFolder: string,
	name: string,
	env: NodeJS.ProcessEnv,
	atOnce = 5,
): Promise<RunningN8n> {
	const [port, brokerPort] = await freePorts(2);
	const command = n8nProcess(['worker', `--concurrency=${atOnce}`], userFolder, `${name}.log`, {
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		QUEUE_HEALTH_CHECK_PORT: String(port),
		N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		...env,
	});
	rmSync(command.log, { force: true });
	const child = startProcess(command);
	const url = `http://127.0.0.1:${port}`;
	const ready = async () => {
		if (hasEnded(child)) throw new Error(`${name} ended while starting:\n${lastLines(command.log, 15)}`);
		return await axios.get(`${url}/healthz/readiness`, { proxy: false }).then(
			() => true,
			() => false,
		);
	};
	try {
		await waitUntil(ready, 120_000, `${name} was not ready within two minutes.`);
	} catch (error) {
		await stopProcess(child);
		throw error;
	}
	return {
		url,
		log: command.log,
		pid: child.pid as number,
		stop: () => stopProcess(child),
		kill: () => endProcess(child, 'SIGKILL'),
	};
}

/** Runs a command of n8n to its end, beside the n8n that runs on the same user folder. */
export async function runN8n(args: string[], userFolder: string): Promise<void> {
	const [brokerPort] = await freePorts(1);
	const env = { N8N_RUNNERS_BROKER_PORT: String(brokerPort) };
	await runStep(`n8n ${args.join(' ')}`, n8nProcess(args, userFolder, 'command.log', env));
}

/** Installs a packed tarball as a community package of the n8n with this user folder. No dependency is fetched. */
export async function installPackage(userFolder: string, tarball: string): Promise<void> {
	const folder = join(userFolder, '.n8n', 'nodes');
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, 'package.json'), '{ "name": "installed-nodes", "private": true }\n');
	await runStep('Installing the package in n8n', {
		program: 'npm',
		args: ['install', tarball, '--legacy-peer-deps', '--ignore-scripts', '--no-audit', '--no-fund'],
		folder,
		env: npmEnvironment(),
		log: join(userFolder, 'install-package.log'),
	});
}

/** Empties a user folder of workflows, credentials and users, and leaves the installed community packages. */
export function forgetData(userFolder: string): void {
	const folder = join(userFolder, '.n8n');
	if (!existsSync(folder)) return;
	for (const entry of readdirSync(folder)) {
		if (entry !== 'nodes') rmSync(join(folder, entry), { recursive: true, force: true });
	}
}

function n8nProcess(
	args: string[],
	userFolder: string,
	logName: string,
	env: NodeJS.ProcessEnv,
	installation = e2eFolder,
) {
	return {
		program: nodeForN8n,
		args: [n8nCommandIn(installation), ...args],
		folder: userFolder,
		env: n8nEnvironment({ N8N_USER_FOLDER: userFolder, ...env }),
		log: join(userFolder, logName),
	};
}
