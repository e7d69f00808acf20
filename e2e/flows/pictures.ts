import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium, openEditor, showWorkflow } from '../cases/browser';
import type { Stage } from '../n8n/stage';
import { workFolder } from '../paths';
import { flowFiles, readFlow } from './flowFiles';

/** Opens every imported flow on the canvas and takes a picture of it, for a person to judge. */
export async function pictureFlows({ session }: Stage): Promise<void> {
	const folder = join(workFolder, 'pictures', 'flows');
	mkdirSync(folder, { recursive: true });
	const editor = await openEditor(session, await findChromium());
	try {
		await editor.page.setViewportSize({ width: 1920, height: 900 });
		for (const file of flowFiles) {
			const { id, nodes } = readFlow(file);
			await showWorkflow(editor, session, id);
			await editor.page.screenshot({ path: join(folder, `${file}.png`) });
			const shown = await editor.page.locator('[data-test-id="canvas-node"]').count();
			const stickies = await editor.page.locator('[data-test-id="sticky"]').count();
			assert.ok(
				shown + stickies >= nodes.length,
				`${file}: ${shown} nodes and ${stickies} notes of ${nodes.length} are shown`,
			);
		}
		assert.deepEqual(editor.errors, [], 'the console shows errors');
	} finally {
		await editor.close();
	}
}
