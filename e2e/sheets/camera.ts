import type { Editor } from '../cases/browser';
import { importForEditor } from '../n8n/rest';
import type { Stage } from '../n8n/stage';
import type { Form } from './forms';

/** How high a form may be, in the pixels of the page. */
const HIGHEST = 1_850;

/** A flow in which each form is a node, so that the editor can be asked for it by its address. */
export async function importForms({ session, credentials }: Stage, forms: Form[]): Promise<string> {
	const nodes = forms.map(({ node }, index) => ({
		...node,
		position: [(index % 12) * 220, Math.floor(index / 12) * 220] as [number, number],
	}));
	return await importForEditor(session, { name: 'Every form', nodes, connections: {} }, credentials);
}

/** Opens the panel of one form on the canvas and waits until its fields are there. */
export async function openForm({ page }: Editor, { node }: Form): Promise<void> {
	await page.locator(`[data-test-id="canvas-node"][data-node-name="${node.name}"]`).dblclick();
	await page.locator('[data-test-id="ndv"] [data-test-id="parameter-item"]').first().waitFor();
	// Fields show more of themselves under the mouse.
	await page.mouse.move(2, 2);
	await page.waitForTimeout(500);
}

export async function closeForm({ page }: Editor): Promise<void> {
	await page.locator('[data-test-id="ndv-close-button"]').click();
	await page.locator('[data-test-id="ndv"]').waitFor({ state: 'detached' });
}

/** Two pictures of the open form alone, from its tabs down to its last field: as it is, and small for a page. */
export async function pictureForm({ page }: Editor): Promise<{ png: Buffer; jpeg: Buffer }> {
	const panel = page.locator('[data-test-id="ndv"] [data-test-id="node-parameters"]');
	const box = await panel.boundingBox();
	const last = await panel
		.locator('[data-test-id="parameter-item"], [data-test-id^="fixed-collection"]')
		.evaluateAll((fields) => Math.max(...fields.map((field) => field.getBoundingClientRect().bottom)));
	if (!box) throw new Error("The node's panel is not open.");
	const clip = { x: box.x, y: box.y, width: box.width, height: Math.min(last + 12, HIGHEST) - box.y };
	return {
		png: await page.screenshot({ clip }),
		jpeg: await page.screenshot({ clip, type: 'jpeg', quality: 60 }),
	};
}

/** A picture of the whole panel as small as it may be in the pages of docs/. */
export async function picturePanel({ page }: Editor): Promise<Buffer> {
	return await page.locator('[data-test-id="ndv"]').screenshot({ type: 'png' });
}
