import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { nodeForN8n } from '../../e2e/n8n/environment';
import { call } from '../../e2e/n8n/rest';
import type { Stage } from '../../e2e/n8n/stage';
import { startFileServer } from '../fileServer';
import { publish, type Flow } from '../flow';
import { httpRequest, ours, plainCopy } from '../flows';
import { watchMemory } from '../memory';
import { alternate, figure, series, type Row } from '../results';

const ROUNDS = 3;
const GIGABYTE = 1024 ** 3;

/** Streams the file to the disk and prints how many seconds that took: what the machine allows. */
const COPY = `
	const { createWriteStream } = require('node:fs');
	const { get } = require('node:http');
	const { pipeline } = require('node:stream/promises');
	const started = Date.now();
	get(process.argv[1], async (response) => {
		await pipeline(response, createWriteStream(process.argv[2]));
		console.log((Date.now() - started) / 1000);
	});
`;

interface Fetched {
	seconds: number;
	grown: number;
}

/** A file of 1 GB into n8n's binary storage in the file system, beside a plain copy and the HTTP Request node. */
export async function download(stage: Stage): Promise<Row[]> {
	const server = await startFileServer(GIGABYTE);
	const folder = mkdtempSync(join(tmpdir(), 'bench-'));
	const forget = async (id: string) => await call(stage.session, 'POST', '/executions/delete', { ids: [id] });
	const fetched = async (flow: Flow): Promise<Fetched> => {
		const endWatch = await watchMemory(stage.n8n.pid);
		const measured = await flow.run([{}]);
		const grown = await endWatch();
		assert.equal(measured.status, 'success');
		assert.deepEqual(measured.files, [GIGABYTE]);
		// Its file goes with it.
		await forget(measured.executionId as string);
		return { seconds: measured.seconds, grown };
	};
	try {
		const report = await publish(
			stage,
			ours('ingramMicroReport', {
				resource: 'report',
				operation: 'download',
				source: 'link',
				downloadUrl: server.url,
				binaryPropertyName: 'data',
				options: {},
			}),
		);
		const http = await publish(
			stage,
			httpRequest({
				url: server.url,
				authentication: 'none',
				options: { response: { response: { responseFormat: 'file' } } },
			}),
		);
		const file = join(folder, 'copy');
		const inside = await publish(stage, plainCopy(server.url, file));
		const runs = await alternate(ROUNDS, {
			ours: async () => await fetched(report),
			copy: async (): Promise<Fetched> => {
				const seconds = await copied(server.url, file);
				assert.equal(statSync(file).size, GIGABYTE);
				rmSync(file);
				return { seconds, grown: 0 };
			},
			inside: async (): Promise<Fetched> => {
				const { status, output, seconds } = await inside.run([{}]);
				assert.equal(status, 'success');
				assert.deepEqual(output, [{ size: GIGABYTE }]);
				rmSync(file);
				return { seconds, grown: 0 };
			},
			http: async () => await fetched(http),
		});
		const time = (side: string, rounds: Fetched[]) =>
			series(
				side,
				's',
				rounds.map(({ seconds }) => seconds),
			);
		const memory = (side: string, rounds: Fetched[]) =>
			series(
				`${side}: memory above idle`,
				'MB',
				rounds.map(({ grown }) => grown),
			);
		const [mine, copy, theirs] = [
			time('Ours', runs.ours),
			time('Plain stream copy', runs.copy),
			time('HTTP Request node', runs.http),
		];
		const copyInside = time('Plain stream copy inside n8n', runs.inside);
		const grown = memory('Ours', runs.ours);
		return [
			{
				name: 'download',
				title: 'Download of 1 GB',
				settings:
					'Binary data in the file system. Ours: Report > Download. Beside it a plain stream copy by Node.js, in a process of its own and inside n8n, and the HTTP Request node with a file as response.',
				series: [mine, copy, copyInside, theirs, grown, memory('HTTP Request node', runs.http)],
				figures: [
					figure('Ours: memory above idle, at the most', grown.most, 'MB', 100),
					figure('Ours / plain stream copy', mine.median / copy.median, '', 1.2),
					figure('Ours / plain stream copy inside n8n', mine.median / copyInside.median, '', 1.2),
					figure('Ours / HTTP Request node', mine.median / theirs.median),
				],
			},
		];
	} finally {
		await server.stop();
		rmSync(folder, { recursive: true, force: true });
	}
}

async function copied(url: string, file: string): Promise<number> {
	const { stdout } = await promisify(execFile)(nodeForN8n, ['-e', COPY, url, file]);
	return Number(stdout);
}
