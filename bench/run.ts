/**
 * `npm run bench`: this package beside the HTTP Request node inside the pinned n8n, both in one run. Prints each row as it is
 * measured, writes bench/results.json, docs/speed.md and docs/speed.svg, and ends with 1 only when a run lost or doubled
 * something or did not run: times are reported, not asserted. Names of rows run only those and leave the others' results.
 */
import { join } from 'node:path';
import { workFolder } from '../e2e/paths';
import { exitOnSignals } from '../e2e/n8n/process';
import { startStage, type Stage } from '../e2e/n8n/stage';
import { print, readResults, writeResults } from './report';
import type { Row } from './results';
import { download } from './rows/download';
import { limited } from './rows/limited';
import { lists } from './rows/lists';
import { loading } from './rows/loading';
import { history } from './rows/history';
import { defaultOrders, keyedOrders, orders } from './rows/orders';
import { queue } from './rows/queue';
import { scaling } from './rows/scaling';
import { tokens } from './rows/tokens';
import { LATENCY } from './salesOrders';

const options = {
	userFolder: join(workFolder, 'bench'),
	n8nEnv: { N8N_DEFAULT_BINARY_DATA_MODE: 'filesystem', N8N_CUSTOM_EXTENSIONS: join(__dirname, 'plainCopy') },
	settings: { latencyMs: LATENCY, ingram: { orderProcessingMs: 0, customerActivationMs: 0 } },
};

/** One n8n and one server for the rows of a group, new for each, so that no row finds what another one left. */
const onStage = (measure: (stage: Stage) => Promise<Row[]>) => async (): Promise<Row[]> => {
	const stage = await startStage(options);
	try {
		return await measure(stage);
	} finally {
		await stage.stop();
	}
};

/** By the name that the command line takes. */
const groups: Record<string, () => Promise<Row[]>> = {
	loading,
	orders: onStage(orders),
	'keyed-orders': onStage(keyedOrders),
	history: onStage(history),
	'default-orders': onStage(defaultOrders),
	limited: onStage(limited),
	lists: onStage(lists),
	tokens: async () => [...(await onStage(tokens(1500))()), ...(await onStage(tokens(2))())],
	download: onStage(download),
	scaling: async () => await scaling(options),
	queue,
};

async function main(): Promise<void> {
	exitOnSignals();
	const asked = process.argv.slice(2);
	const unknown = asked.filter((name) => !(name in groups));
	if (unknown.length > 0)
		throw new Error(`There is no row ${unknown.join(', ')}. The rows are ${Object.keys(groups).join(', ')}.`);
	const before = asked.length > 0 ? readResults().rows : [];
	const rows: Row[] = [];
	let broken = 0;
	for (const [name, measure] of Object.entries(groups)) {
		if (asked.length > 0 && !asked.includes(name)) continue;
		try {
			const measured = await measure();
			for (const row of measured) print(row);
			rows.push(...measured);
			writeResults(merged(before, rows));
		} catch (error) {
			broken += 1;
			console.log(`no result: ${name}: ${error instanceof Error ? error.message : String(error)}`);
		}
	}
	const figures = rows.flatMap((row) => row.figures).filter(({ atMost }) => atMost !== undefined);
	console.log(
		`${rows.length} rows, ${figures.filter(({ met }) => met).length} of ${figures.length} targets met, ${broken} without a result`,
	);
	process.exitCode = broken === 0 ? 0 : 1;
}

/** The rows of this run in place of those of the same name, each where it was. */
function merged(before: Row[], now: Row[]): Row[] {
	const kept = before.map((row) => now.find(({ name }) => name === row.name) ?? row);
	return [...kept, ...now.filter(({ name }) => !before.some((row) => row.name === name))];
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
});
