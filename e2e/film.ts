/**
 * `npm run film`: the moving picture of the README, docs/images/deal-to-subscription.gif, from the real editor. A deal runs
 * through the headline flow, the output of the order is shown, and the same deal once more gives the same order.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import axios from 'axios';
import { findChromium, openEditor, showWorkflow, type Editor } from './cases/browser';
import { recordedDeal } from './cases/headline';
import { executionIds } from './n8n/executions';
import { exitOnSignals, waitUntil } from './n8n/process';
import { startStage, type Stage } from './n8n/stage';
import { projectFolder, workFolder } from './paths';
import { gifOf, type Frame } from './film/gif';

const FILE = join(projectFolder, 'docs', 'images', 'deal-to-subscription.gif');
const SIZE = { width: 1120, height: 630 };
const BUYING_NODE = 'Place Sales Order';

/** Collects pictures of a page. */
class Film {
	readonly frames: Frame[] = [];

	constructor(private readonly editor: Editor) {}

	/** Shows the page as it is for a while. */
	async still(milliseconds: number): Promise<void> {
		this.frames.push({ png: await this.editor.page.screenshot(), milliseconds });
	}

	/** Takes pictures until something has ended, and one after it. */
	async until(end: Promise<unknown>): Promise<void> {
		let running = true;
		const ended = end.finally(() => (running = false));
		while (running) await this.still(100);
		await ended;
		await this.still(100);
	}
}

/** Presses Execute and waits until the flow has ended. One without a pinned deal asks for it: then it is delivered. */
async function runDeal({ page }: Editor, { session }: Stage, workflowId: string): Promise<void> {
	const [before] = await executionIds(session, workflowId);
	const hasEnded = async () => {
		const [latest] = await executionIds(session, workflowId);
		return latest !== undefined && latest.id !== before?.id && latest.status === 'success';
	};
	const deliver = async () =>
		await axios.post(`${session.url}/webhook-test/new-crm-deal`, recordedDeal(), { proxy: false });

	await page.locator('[data-test-id="execute-workflow-button"]').first().click();
	const ended = waitUntil(hasEnded, 90_000, 'The flow did not end within 90 seconds.');
	const asked = page.getByText('Waiting for trigger event').first().waitFor({ timeout: 90_000 });
	await Promise.race([ended, asked.then(deliver, () => ended)]);
	await ended;
	await page.waitForTimeout(600);
}

/** Opens the node that buys, with its output as a table. */
async function showOrder({ page }: Editor): Promise<void> {
	await page.locator(`[data-test-id="canvas-node"][data-node-name="${BUYING_NODE}"]`).dblclick();
	await page.locator('[data-test-id="output-panel"]').waitFor();
	await page.waitForTimeout(800);
}

async function closeNode({ page }: Editor): Promise<void> {
	await page.keyboard.press('Escape');
	await page.waitForTimeout(800);
}

async function record(editor: Editor, stage: Stage): Promise<Frame[]> {
	await editor.page.setViewportSize(SIZE);
	const workflowId = await stage.headline();
	await showWorkflow(editor, stage.session, workflowId);
	const film = new Film(editor);
	await film.still(1_500);
	await film.until(runDeal(editor, stage, workflowId));
	await film.still(1_500);
	await showOrder(editor);
	await film.still(3_500);
	await closeNode(editor);
	await film.until(runDeal(editor, stage, workflowId));
	await film.still(800);
	await showOrder(editor);
	await film.still(4_000);
	return film.frames;
}

async function main(): Promise<void> {
	exitOnSignals();
	const stage = await startStage({
		userFolder: join(workFolder, 'film'),
		settings: { ingram: { customerActivationMs: 500, orderProcessingMs: 1_500 } },
	});
	let editor: Editor | undefined;
	try {
		editor = await openEditor(stage.session, await findChromium());
		const gif = gifOf(await record(editor, stage));
		writeFileSync(FILE, gif);
		console.log(`${FILE}: ${Math.round(gif.length / 1024)} KB`);
	} finally {
		await editor?.close();
		await stage.stop();
	}
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
});
