import { spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts, startProcess, stopProcess, waitUntil } from '../process';
import { findOrInstall, postgresFolder, programPath } from '../system';

/** Redis and PostgreSQL on 127.0.0.1 without any earlier data, and the environment that makes n8n use them. */
export interface QueueServices {
	env: NodeJS.ProcessEnv;
	stop(): Promise<void>;
}

/** Starts both services; their data goes with them. Throws NotRun when they are missing and cannot be installed. */
export async function startQueueServices(encryptionKey: string): Promise<QueueServices> {
	const redisServer = await findOrInstall(() => programPath('redis-server'), ['redis-server']);
	const programs = await findOrInstall(postgresFolder, ['postgresql']);
	const [redisPort, postgresPort] = await freePorts(2);
	// Not in the project: PostgreSQL runs as another user when we are root, and may not be able to reach it there.
	const folder = mkdtempSync(join(tmpdir(), 'n8n-queue-'));
	const started: ChildProcess[] = [];
	const stop = async () => {
		for (const child of started.reverse()) await stopProcess(child);
		rmSync(folder, { recursive: true, force: true });
	};
	try {
		started.push(startRedis(redisServer, redisPort, folder));
		started.push(startPostgres(programs, postgresPort, folder));
		await waitUntil(() => listens(redisPort), 20_000, 'Redis did not start within 20 seconds.');
		await waitUntil(() => accepts(programs, postgresPort), 30_000, 'PostgreSQL did not start within 30 seconds.');
	} catch (error) {
		await stop();
		throw error;
	}
	const env = {
		EXECUTIONS_MODE: 'queue',
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(redisPort),
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(postgresPort),
		DB_POSTGRESDB_DATABASE: 'postgres',
		DB_POSTGRESDB_USER: 'n8n',
		N8N_ENCRYPTION_KEY: encryptionKey,
	};
	return { env, stop };
}

function startRedis(program: string, port: number, folder: string): ChildProcess {
	const args = ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--appendonly', 'no', '--dir', folder];
	return startProcess({ program, args, folder, env: process.env, log: join(folder, 'redis.log') });
}

function startPostgres(programs: string, port: number, folder: string): ChildProcess {
	const owner = postgresUser();
	const data = join(folder, 'postgres');
	mkdirSync(data, { mode: 0o700 });
	if (owner) {
		chownSync(folder, owner.uid, owner.gid);
		chownSync(data, owner.uid, owner.gid);
	}
	const options = { cwd: folder, encoding: 'utf8', ...owner } as const;
	const made = spawnSync(join(programs, 'initdb'), ['-D', data, '-U', 'n8n', '--auth=trust', '-E', 'UTF8'], options);
	if (made.status !== 0) throw new Error(`PostgreSQL's initdb failed: ${made.stderr}`);
	// No socket file: its default folder exists only where the service of the distribution runs.
	const args = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', ''];
	return startProcess({
		program: join(programs, 'postgres'),
		args,
		folder,
		env: process.env,
		log: join(folder, 'postgres.log'),
		user: owner,
	});
}

/** PostgreSQL refuses to run as root: then it runs as the user that its Debian package makes. */
function postgresUser(): { uid: number; gid: number } | undefined {
	if (process.getuid?.() !== 0) return undefined;
	const number = (option: string) => Number(spawnSync('id', [option, 'postgres'], { encoding: 'utf8' }).stdout);
	return { uid: number('-u'), gid: number('-g') };
}

async function listens(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1');
		socket.once('connect', () => socket.end(() => resolve(true)));
		socket.once('error', () => resolve(false));
	});
}

async function accepts(programs: string, port: number): Promise<boolean> {
	const ready = spawnSync(join(programs, 'pg_isready'), ['-h', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
	return ready.status === 0;
}
