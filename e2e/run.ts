/**
 * `npm run e2e`: the packed package in a real n8n. Prints a line per case and ends with "N passed, N failed";
 * exit code 0 only when none failed. Names of parts (package, credential, microsoft, adobe, headline, editor, queue) run
 * only those. What takes long runs only when it is named:
 *
 * - oldest: the package and a deal on each platform in the oldest n8n that is supported, which it installs first
 * - clicks: from an empty canvas to an order, by mouse
 * - flows, trigger-flows, webhook: CRMs, PSAs, triggers and webhooks
 * - tools: every node as a tool of AI agents and of an MCP server
 * - triggers, triggers-queue: the life of polling triggers; n8n polls once a minute
 * - twice: 200 deals on each platform, each delivered twice at once; twice-ingram, twice-microsoft, twice-adobe: on one
 */
import { join } from 'node:path';
import { administrationCases } from './cases/administrationCases';
import { adobeCases } from './cases/adobeCases';
import { runClickCases } from './clicks/cases';
import { runCases, type Tally } from './runCases';
import { credentialCases } from './cases/credentialCases';
import { runEditorCases } from './cases/editorCases';
import { headlineCases } from './cases/headlineCases';
import { microsoftCases } from './cases/microsoftCases';
import { packageCases } from './cases/packageCases';
import { runFlowCases } from './flows/cases';
import { oldestFolder, workFolder } from './paths';
import { exitOnSignals } from './n8n/process';
import { queueCase } from './cases/queueCases';
import { startStage, type Stage } from './n8n/stage';
import { runToolCases } from './tools/cases';
import { triggerCases } from './triggers/triggerCases';
import { triggerFlowCases } from './triggers/triggerFlowCases';
import { triggerQueueCase } from './triggers/triggerQueueCases';
import { engines } from './triggers/engines';
import { startTriggerStage } from './triggers/stage';
import { PUBLIC, webhookCases } from './triggers/webhookCases';
import { startTwiceStage, twiceCases } from './twice/cases';
import { platforms } from './twice/platforms';

/** What takes long: flows wait for polls, and clicks for the browser. */
const ONLY_NAMED = ['clicks', 'flows', 'oldest', 'tools', 'trigger-flows', 'webhook'];

/** The parts that share one n8n, in the order in which they run. */
const parts: Record<string, (stage: Stage, tally: Tally) => Promise<void>> = {
	package: async (stage, tally) => await runCases([...packageCases(stage), ...administrationCases], tally),
	credential: async (stage, tally) => await runCases(credentialCases(stage), tally),
	microsoft: async (stage, tally) => await runCases(microsoftCases(stage), tally),
	adobe: async (stage, tally) => await runCases(adobeCases(stage), tally),
	headline: async (stage, tally) => await runCases(headlineCases(stage), tally),
	editor: runEditorCases,
	clicks: runClickCases,
	'trigger-flows': runTriggerFlows,
};

/** The flows that begin with a trigger. */
async function runTriggerFlows(stage: Stage, tally: Tally): Promise<void> {
	const { cases, stop } = await triggerFlowCases(stage);
	try {
		await runCases(cases, tally);
	} finally {
		await stop();
	}
}

/** Both of n8n's ways to poll, one after the other. */
async function runTriggers(tally: Tally): Promise<void> {
	for (const engine of engines) {
		const stage = await startTriggerStage(engine);
		try {
			await runCases(triggerCases(stage, engine), tally);
		} finally {
			await stage.stop();
		}
	}
}

/** What the oldest n8n has to hold: the nodes load, and a deal is sold on each platform. */
async function runOldest(tally: Tally): Promise<void> {
	const stage = await startStage({ userFolder: join(workFolder, 'oldest'), installation: oldestFolder });
	try {
		const deals = [microsoftCases(stage), adobeCases(stage)].map((cases) => cases[cases.length - 1]);
		await runCases([...packageCases(stage), ...deals, ...headlineCases(stage)], tally);
	} finally {
		await stage.stop();
	}
}

/** An n8n that says that it has a public address. */
async function runWebhook(tally: Tally): Promise<void> {
	const stage = await startStage({ userFolder: join(workFolder, 'webhook'), n8nEnv: { WEBHOOK_URL: PUBLIC } });
	try {
		await runCases(webhookCases(stage), tally);
	} finally {
		await stage.stop();
	}
}

async function runTwice(names: string[], tally: Tally): Promise<void> {
	if (names.length === 0) return;
	const queue = await startTwiceStage();
	try {
		await runCases(twiceCases(queue, names), tally);
	} finally {
		await queue.stop();
	}
}

async function main(): Promise<void> {
	exitOnSignals();
	const asked = process.argv.slice(2);
	const wanted = (name: string) => (asked.length === 0 ? !ONLY_NAMED.includes(name) : asked.includes(name));
	const tally: Tally = { passed: 0, failed: 0, notRun: 0 };

	const shared = Object.entries(parts).filter(([name]) => wanted(name));
	if (shared.length > 0) {
		const stage = await startStage({ userFolder: join(workFolder, 'e2e') });
		try {
			for (const [, run] of shared) await run(stage, tally);
		} finally {
			await stage.stop();
		}
	}
	if (wanted('oldest')) await runOldest(tally);
	if (wanted('webhook')) await runWebhook(tally);
	if (wanted('flows')) await runFlowCases(tally);
	if (wanted('tools')) await runToolCases(tally);
	if (wanted('queue')) await runCases([queueCase], tally);
	if (asked.includes('triggers')) await runTriggers(tally);
	if (asked.includes('triggers') || asked.includes('triggers-queue'))
		await runCases(engines.map(triggerQueueCase), tally);
	await runTwice(
		Object.keys(platforms).filter((name) => asked.includes('twice') || asked.includes(name)),
		tally,
	);

	if (tally.notRun > 0) console.log(`${tally.notRun} not run`);
	console.log(`${tally.passed} passed, ${tally.failed} failed`);
	process.exitCode = tally.failed === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	console.log('0 passed, 1 failed');
	process.exit(1);
});
