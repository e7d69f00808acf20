import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { npmEnvironment } from './environment';
import { packageName, projectFolder, workFolder } from '../paths';
import { runStep } from './process';

/** What the built package comes from; anything else changes nothing that n8n sees. */
const sources = ['nodes', 'credentials', 'icons', 'package.json', 'tsconfig.json', 'gulpfile.js'];

/**
 * Builds and packs the project, unless the same sources were packed before.
 * Answers the tarball's path; its name holds the hash of the sources.
 */
export async function packProject(): Promise<string> {
	const folder = join(workFolder, 'pack');
	const tarball = join(folder, `${packageName}-${hashOf(sources)}.tgz`);
	if (existsSync(tarball)) return tarball;

	rmSync(folder, { recursive: true, force: true });
	mkdirSync(folder, { recursive: true });
	const log = join(workFolder, 'logs', 'pack.log');
	const npm = (args: string[]) => ({ program: 'npm', args, folder: projectFolder, env: npmEnvironment(), log });
	await runStep('Building the nodes', npm(['run', 'build']));
	await runStep('Packing the nodes', npm(['pack', '--ignore-scripts', '--pack-destination', folder]));
	const { version } = JSON.parse(readFileSync(join(projectFolder, 'package.json'), 'utf8')) as { version: string };
	renameSync(join(folder, `${packageName}-${version}.tgz`), tarball);
	return tarball;
}

/** A short hash over names and contents of files and folders of the project. */
function hashOf(names: string[]): string {
	const hash = createHash('sha256');
	for (const file of names.flatMap((name) => filesUnder(join(projectFolder, name))).sort()) {
		hash.update(file).update(readFileSync(file));
	}
	return hash.digest('hex').slice(0, 16);
}

function filesUnder(path: string): string[] {
	if (!existsSync(path)) return [];
	if (!statSync(path).isDirectory()) return [path];
	return readdirSync(path).flatMap((name) => filesUnder(join(path, name)));
}
