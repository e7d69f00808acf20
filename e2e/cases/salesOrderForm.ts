import type { Editor } from './browser';
import { waitUntil } from '../n8n/process';

/** What is entered into the Sales Order form. `customer` and `product` are searched in the node's own lists. */
export interface SalesOrderForm {
	customer: string;
	product: string;
	quantity: number;
	parameters: Record<string, string>;
	orderKey: string;
}

/** Fills the open form of the operation Place by hand, as an analyst does. */
export async function fillSalesOrder(editor: Editor, form: SalesOrderForm): Promise<void> {
	const { page } = editor;
	await pick(editor, 'customerId', form.customer);
	await pick(editor, 'mpn', form.product);
	await input(editor, 'quantity').fill(String(form.quantity));
	for (const [name, value] of Object.entries(form.parameters)) {
		await page.locator('[data-test-id="fixed-collection-parameters"] [data-test-id="fixed-collection-add"]').click();
		await input(editor, 'name').last().fill(name);
		await input(editor, 'value').last().fill(value);
	}
	await input(editor, 'orderKey').fill(form.orderKey);
	// A field takes its value when it is left.
	await page.keyboard.press('Tab');
}

/** Runs the open node with the button of its panel and answers its output as JSON text once it is there. */
export async function executeStep({ page }: Editor): Promise<string> {
	await page.locator('[data-test-id="node-execute-button"]').first().click();
	const output = page.locator('[data-test-id="output-panel"]');
	await output
		.getByText(/\d+ items?$|ERROR|Error/)
		.first()
		.waitFor({ timeout: 60_000 });
	await output.locator('[data-test-id="radio-button-json"]').click();
	// The editor loads the view of JSON only when it is asked for.
	await waitUntil(
		async () => (await output.innerText()).includes('{'),
		30_000,
		'The editor did not show the output as JSON within 30 seconds.',
	);
	return await output.innerText();
}

/** The part of the page with form and output, scrolled to the form's beginning and without passing messages. */
export async function formAndOutput({
	page,
}: Editor): Promise<{ x: number; y: number; width: number; height: number }> {
	const close = page.locator('.el-notification__closeBtn').first();
	if (await close.isVisible()) await close.click();
	await page.locator('[data-test-id="node-parameters"]').evaluate((form) => form.scrollIntoView({ block: 'start' }));
	await page.waitForTimeout(1_000);
	const panel = await page.locator('[data-test-id="ndv"]').boundingBox();
	const input = await page.locator('[data-test-id="ndv-input-panel"]').boundingBox();
	if (!panel || !input) throw new Error("The node's panel is not open.");
	const x = input.x + input.width;
	return { x, y: input.y, width: panel.x + panel.width - x, height: input.height };
}

/** Picks the first row of a list field that a search finds. */
async function pick({ page }: Editor, field: string, search: string): Promise<void> {
	await page.locator(`[data-test-id="resource-locator-${field}"] [data-test-id="rlc-input"]`).click();
	await page.locator('[data-test-id="rlc-search"]').last().fill(search);
	await page.locator('[data-test-id="rlc-item"]').filter({ hasText: search }).first().click();
}

function input({ page }: Editor, field: string) {
	return page.locator(`[data-test-id="parameter-input-${field}"] input`);
}
