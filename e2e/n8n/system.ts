import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { NotRun } from '../runCases';
import { workFolder } from '../paths';
import { runStep } from './process';

/** The path of the first of these programs that is on PATH, or nothing. */
export function programPath(...names: string[]): string | undefined {
	const paths = names.map((name) => spawnSync('which', [name], { encoding: 'utf8' }).stdout?.trim() ?? '');
	return paths.find((path) => path !== '');
}

/** The folder with Debian's PostgreSQL programs (initdb, postgres), the highest version of them, or nothing. */
export function postgresFolder(): string | undefined {
	const root = '/usr/lib/postgresql';
	if (!existsSync(root)) return undefined;
	const versions = readdirSync(root).sort((a, b) => Number(b) - Number(a));
	return versions.map((version) => join(root, version, 'bin')).find((folder) => existsSync(join(folder, 'initdb')));
}

/**
 * Answers what `find` finds; when it finds nothing, installs the Debian packages first, if this user may.
 * Throws NotRun when that is not possible here.
 */
export async function findOrInstall(find: () => string | undefined, packages: string[]): Promise<string> {
	const present = find();
	if (present !== undefined) return present;
	const list = packages.join(' ');
	if (process.getuid?.() !== 0 || programPath('apt-get') === undefined) throw new NotRun(`${list} is not installed`);
	const apt = (args: string[]) => ({
		program: 'apt-get',
		args,
		folder: '/',
		env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
		log: join(workFolder, 'logs', 'apt.log'),
	});
	try {
		await runStep('Reading the list of Debian packages', apt(['update']));
		await runStep(`Installing ${list}`, apt(['install', '-y', '--no-install-recommends', ...packages]));
	} catch (error) {
		throw new NotRun(`${list} could not be installed: ${error instanceof Error ? error.message : String(error)}`);
	}
	const installed = find();
	if (installed === undefined) throw new NotRun(`${list} was installed, but is not where it was looked for`);
	return installed;
}
