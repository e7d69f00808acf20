import { execFile } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { PackageDirectoryLoader } from 'n8n-core';
import { nodeForN8n } from '../../e2e/n8n/environment';
import { e2eFolder, projectFolder } from '../../e2e/paths';
import { alternate, figure, series, type Row } from '../results';

const ROUNDS = 5;
const KILOBYTE = 1000;
const LOADER = join(__dirname, '..', 'load.cjs');

/** What loading one package gave, in a process of its own. Sizes in bytes of JSON. */
interface Loaded {
	seconds: number;
	sizes: number[];
}

async function load(folder: string): Promise<Loaded> {
	const { stdout } = await promisify(execFile)(nodeForN8n, [LOADER, folder], { maxBuffer: 64 * 1024 * 1024 });
	return JSON.parse(stdout) as Loaded;
}

const sum = (sizes: number[]): number => sizes.reduce((total, size) => total + size, 0);

/**
 * A package of n8n's own nodes, in the order of their list, until their descriptions are as large as ours.
 * @param folder gets a package.json and a link to the real files
 */
function reference(folder: string, size: number): { nodes: number; size: number } {
	const base = join(e2eFolder, 'node_modules', 'n8n-nodes-base');
	const { n8n } = JSON.parse(readFileSync(join(base, 'package.json'), 'utf8')) as { n8n: { nodes: string[] } };
	const loader = new PackageDirectoryLoader(base);
	const chosen: string[] = [];
	const loaded = () => sum(loader.types.nodes.map((description) => Buffer.byteLength(JSON.stringify(description))));
	for (const path of n8n.nodes) {
		if (loaded() >= size) break;
		loader.loadNodeFromFile(path);
		chosen.push(path);
	}
	mkdirSync(folder, { recursive: true });
	symlinkSync(join(base, 'dist'), join(folder, 'dist'));
	writeFileSync(
		join(folder, 'package.json'),
		JSON.stringify({ name: 'n8n-nodes-reference', version: '1.0.0', n8n: { nodes: chosen, credentials: [] } }),
	);
	return { nodes: chosen.length, size: loaded() };
}

/** How long n8n's own loader takes for all nodes of this package, beside as large a part of n8n's own nodes. */
export async function loading(): Promise<Row[]> {
	const folder = mkdtempSync(join(tmpdir(), 'bench-'));
	try {
		const { sizes } = await load(projectFolder);
		const other = reference(join(folder, 'reference'), sum(sizes));
		const runs = await alternate(ROUNDS, {
			ours: async () => await load(projectFolder),
			reference: async () => await load(join(folder, 'reference')),
		});
		const time = (side: string, loads: Loaded[]) =>
			series(
				side,
				's',
				loads.map(({ seconds }) => seconds),
			);
		const name = `n8n-nodes-base, its first ${other.nodes} nodes`;
		const [ours, theirs] = [time(`Ours, ${sizes.length} nodes`, runs.ours), time(name, runs.reference)];
		return [
			{
				name: 'loading',
				title: 'Loading all nodes',
				settings: `n8n's own loader in a fresh process, each file read and each description made. Reference: ${name}, whose descriptions are as large (${Math.round(other.size / KILOBYTE)} kB).`,
				series: [ours, theirs],
				figures: [
					figure('Ours / reference', ours.median / theirs.median, '', 1.5),
					figure('Descriptions of all nodes, in kB', Math.round(sum(sizes) / KILOBYTE), '', 1500),
					figure('Largest description, in kB', Math.round(Math.max(...sizes) / KILOBYTE), '', 100),
				],
			},
		];
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}
