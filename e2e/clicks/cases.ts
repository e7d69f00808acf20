import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium, openEditor, type Editor } from '../cases/browser';
import { workFolder } from '../paths';
import { runCases, type Tally } from '../runCases';
import type { Stage } from '../n8n/stage';
import { Hand } from './hand';
import { handMadeOrders, type HandMadeOrder } from './platforms';

const pictures = join(workFolder, 'pictures');

async function placeByHand(editor: Editor, stage: Stage, made: HandMadeOrder): Promise<void> {
	await made.prepare(stage);
	const { page } = editor;
	await page.setViewportSize({ width: 1440, height: 1400 });
	await page.goto(`${stage.session.url}/workflow/new`);
	await page.locator('[data-test-id="canvas-wrapper"]').waitFor();
	await page.waitForTimeout(1_000);
	const before = made.orders(stage);
	const hand = new Hand(editor);
	try {
		await made.order(hand);
	} finally {
		mkdirSync(pictures, { recursive: true });
		await page.screenshot({ path: join(pictures, `clicks-${made.platform.replace(' ', '-')}.png`) });
	}
	console.log(`  ${hand.clicks} clicks; typed: ${hand.typed.join(', ')}`);
	assert.equal(made.orders(stage), before + 1, 'the platform has no new order');
	assert.deepEqual(hand.typed, made.typed);
	assert.ok(hand.clicks <= made.most, `${hand.clicks} clicks are more than ${made.most}`);
	assert.deepEqual(editor.errors.splice(0), [], 'the console shows errors');
}

/** From an empty canvas to a finished order by the mouse, on each platform; the clicks are counted. */
export async function runClickCases(stage: Stage, tally: Tally): Promise<void> {
	const editor = await openEditor(stage.session, await findChromium());
	try {
		const cases = handMadeOrders.map((made) => ({
			name: `clicks: an order on ${made.platform}, from an empty canvas`,
			run: async () => await placeByHand(editor, stage, made),
		}));
		await runCases(cases, tally);
	} finally {
		await editor.close();
	}
}
