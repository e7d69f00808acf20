import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import axios from 'axios';
import { nodeForN8n, npmEnvironment } from './environment';
import { workFolder } from '../paths';
import { runStep } from './process';

/**
 * Makes the n8n that a folder pins ready to start: installs it when it is missing or its lock has changed (about four
 * minutes), then its one native module. Throws an Error that says what to install when the machine lacks something.
 */
export async function ensureN8n(folder: string): Promise<void> {
	const modules = join(folder, 'node_modules');
	const stamp = join(modules, '.installed-lock');
	const lockFile = join(folder, 'package-lock.json');
	const binding = join(modules, 'sqlite3', 'build', 'Release', 'node_sqlite3.node');
	const lock = createHash('sha256').update(readFileSync(lockFile)).digest('hex');
	const installed = existsSync(stamp) && readFileSync(stamp, 'utf8') === lock;
	if (installed && existsSync(binding)) return;

	await checkPrerequisites(lockFile);
	const log = join(workFolder, 'logs', 'install-n8n.log');
	const npm = (args: string[]) => ({ program: 'npm', args, folder, env: npmEnvironment(), log });
	if (!installed) {
		rmSync(stamp, { force: true });
		// Install scripts stay off: a Kafka client would download and build a library that nothing here uses.
		await runStep(
			'Installing n8n (about 2 GB, about 4 minutes, once)',
			npm(['ci', '--legacy-peer-deps', '--ignore-scripts']),
		);
	}
	await runStep(
		'Making the SQLite module (up to 2 minutes, once)',
		npm(['rebuild', 'sqlite3', '--foreground-scripts']),
	);
	writeFileSync(stamp, lock);
}

/** Throws an Error with one sentence per missing thing; answers nothing when n8n can be installed. */
async function checkPrerequisites(lockFile: string): Promise<void> {
	const major = Number(process.versions.node.split('.')[0]);
	if (major < 20)
		throw new Error(`Node.js 20 or newer is needed; this is ${process.version}. Install it from nodejs.org.`);
	if (!works(nodeForN8n))
		throw new Error('n8n runs on Node.js 24, which "npm ci" in the project folder brings. Run that first.');
	const missing = ['python3', 'make', 'g++'].filter((tool) => !works(tool));
	if (missing.length === 0 || (await prebuiltCanBeFetched(lockFile))) return;
	throw new Error(
		`n8n's SQLite module has to be compiled on this machine, and ${missing.join(', ')} cannot be run. ` +
			'Install Python 3, make and a C++ compiler (Debian and Ubuntu: "apt-get install python3 make g++"; macOS: "xcode-select --install").',
	);
}

function works(program: string): boolean {
	return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}

/** Whether the ready-made SQLite module for this machine can be downloaded from its project's releases. */
async function prebuiltCanBeFetched(lockFile: string): Promise<boolean> {
	const lock = JSON.parse(readFileSync(lockFile, 'utf8')) as { packages: Record<string, { version: string }> };
	const { version } = lock.packages['node_modules/sqlite3'];
	const file = `sqlite3-v${version}-napi-v6-${process.platform}-${process.arch}.tar.gz`;
	const url = `https://github.com/TryGhost/node-sqlite3/releases/download/v${version}/${file}`;
	return await axios.head(url, { timeout: 15_000 }).then(
		() => true,
		() => false,
	);
}
