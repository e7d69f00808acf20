import type { Locator, Page } from 'playwright-core';
import type { Editor } from '../cases/browser';

/** A person at the editor: everything is done with the mouse, and counted; only what no list holds is typed. */
export class Hand {
	clicks = 0;
	readonly typed: string[] = [];

	constructor(private readonly editor: Editor) {}

	get page(): Page {
		return this.editor.page;
	}

	async click(target: Locator): Promise<void> {
		await target.scrollIntoViewIfNeeded({ timeout: 20_000 });
		await target.click({ timeout: 20_000 });
		this.clicks += 1;
	}

	/** From an empty canvas to the open form of a node, through the panel of all apps. @param app 'Ingram Micro Sales Order' */
	async addNode(app: string, action: string): Promise<void> {
		const { page } = this;
		const plus = page.locator('[data-test-id="node-creator-plus-button"]');
		const entry = (name: string) =>
			page.locator('[data-test-id="node-creator-item-name"]').getByText(name, { exact: true }).first();
		// An empty canvas offers what starts a workflow, and nothing else.
		await this.click(plus);
		await this.click(entry('Trigger manually'));
		await page.locator('[data-test-id="canvas-node"]').first().waitFor();
		await this.click(plus);
		await this.click(entry('Action in an app'));
		await this.click(entry(app));
		await this.click(entry(action));
		await page.locator('[data-test-id="ndv"] [data-test-id="parameter-item"]').first().waitFor();
	}

	/** Picks from the list of a field the row that holds a text, without a search. */
	async pick(field: string, text: string): Promise<void> {
		const { page } = this;
		await this.click(page.locator(`[data-test-id="resource-locator-${field}"] [data-test-id="rlc-input"]`).last());
		await this.click(page.locator('[data-test-id="rlc-item"]:visible').filter({ hasText: text }).first());
	}

	/** Chooses from a field's drop-down list. */
	async choose(field: string, text: string): Promise<void> {
		const { page } = this;
		await this.click(page.locator(`[data-test-id="parameter-input-${field}"]`).last());
		await this.click(page.locator('.el-select-dropdown__item:visible').filter({ hasText: text }).first());
	}

	async type(field: string, text: string): Promise<void> {
		const input = this.page.locator(`[data-test-id="parameter-input-${field}"] input`).last();
		await this.click(input);
		await input.fill(text);
		this.typed.push(field);
	}

	/** Presses Execute step. */
	async execute(): Promise<void> {
		await this.click(this.page.locator('[data-test-id="node-execute-button"]').first());
		const output = this.page.locator('[data-test-id="output-panel"]');
		await output
			.getByText(/\d+ items?$|ERROR|Error/)
			.first()
			.waitFor({ timeout: 90_000 });
	}
}
