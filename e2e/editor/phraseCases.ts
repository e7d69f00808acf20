import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { showWorkflow, type Editor } from '../cases/browser';
import type { Case } from '../runCases';
import type { Session } from '../n8n/rest';
import phrases from './phrases.json';

/** How many of the panel's results a person looks at. */
const FIRST = 3;

const bar = (page: Page) => page.locator('[data-test-id="node-creator-search-bar"]');
const results = (page: Page) => page.locator('[data-test-id="node-creator-item-name"]');

/** What the panel shows before anything is typed. */
const home = (page: Page) => results(page).filter({ hasText: 'Action in an app' });

/** What the node panel lists for a phrase, from the top. */
async function found(page: Page, phrase: string): Promise<string[]> {
	await bar(page).fill('');
	await home(page).waitFor();
	await bar(page).fill(phrase);
	await home(page).waitFor({ state: 'detached' });
	return (await results(page).allInnerTexts()).slice(0, FIRST).map((name) => name.trim());
}

/** Every phrase that a reseller types leads to a node that does it, in the panel itself. */
export const phraseCase = (editor: Editor, session: Session, headline: () => Promise<string>): Case => ({
	name: `editor: ${Object.keys(phrases).length} phrases find their node among the first ${FIRST} results`,
	async run() {
		const { page } = editor;
		await showWorkflow(editor, session, await headline());
		await page.keyboard.press('n');
		const missed: string[] = [];
		for (const [phrase, wanted] of Object.entries(phrases)) {
			const first = await found(page, phrase);
			if (!wanted.some((name) => first.includes(name))) missed.push(`${phrase}: ${first.join(', ') || 'nothing'}`);
		}
		assert.deepEqual(missed, []);
	},
});
