import { chromium, type Browser, type Page } from 'playwright-core';
import type { Session } from '../n8n/rest';
import { findOrInstall, programPath } from '../n8n/system';

/** A page of the editor with a signed-in owner, and the errors that its console has shown so far. */
export interface Editor {
	page: Page;
	errors: string[];
	close(): Promise<void>;
}

/** The path of Chromium, installed if that is possible. Throws NotRun when there is none. */
export async function findChromium(): Promise<string> {
	return await findOrInstall(() => programPath('chromium', 'chromium-browser', 'google-chrome'), ['chromium']);
}

/** Opens the editor in Chromium and signs in through its own form. */
export async function openEditor(session: Session, executablePath: string): Promise<Editor> {
	const browser = await chromium.launch({
		executablePath,
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
		],
	});
	try {
		return await signIn(browser, session);
	} catch (error) {
		await browser.close();
		throw error;
	}
}

async function signIn(browser: Browser, session: Session): Promise<Editor> {
	const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1.5 });
	page.setDefaultTimeout(60_000);
	await page.goto(`${session.url}/signin`);
	await page
		.locator('input[autocomplete="email"], input[name="emailOrLdapLoginId"]')
		.first()
		.fill(session.signIn.email);
	await page.locator('input[type="password"]').fill(session.signIn.password);
	await page.locator('[data-test-id="form-submit-button"]').click();
	await page.waitForURL((url) => !url.pathname.startsWith('/signin'));

	// Counted from here on: the sign-in page itself asks for a session and is refused once.
	const errors: string[] = [];
	page.on('pageerror', (error) => errors.push(error.message));
	page.on('console', (message) => {
		const source = message.location().url;
		const own = source === '' || source.startsWith(session.url);
		if (message.type() === 'error' && own) errors.push(`${message.text()} (${source})`);
	});
	return { page, errors, close: () => browser.close() };
}

/** Opens a flow on the canvas, with everything on it in view. */
export async function showWorkflow({ page }: Editor, session: Session, workflowId: string): Promise<void> {
	await page.goto(`${session.url}/workflow/${workflowId}`);
	await page.locator('[data-test-id="canvas-node"]').first().waitFor();
	await page.waitForTimeout(1_000);
	// A published flow is greeted with a checklist that covers a part of the canvas.
	const close = page.locator('[data-test-id="suggested-actions-close"]');
	if (await close.isVisible()) await close.click();
	await page.keyboard.press('1');
	await page.waitForTimeout(1_000);
}

/**
 * Adds a node to a new canvas the way a user does: opens the node panel, types the name, picks the node and, where
 * n8n lists its actions, the given one or the first. Ends with the node's own panel open and answers how many fields it shows.
 */
export async function addNode(
	{ page }: Editor,
	session: Session,
	type: string,
	displayName: string,
	actionName = '',
): Promise<number> {
	await page.goto(`${session.url}/workflow/new`);
	await page.locator('[data-test-id="canvas-wrapper"]').waitFor();
	await page.waitForTimeout(500);
	await page.keyboard.press('n');
	await page.locator('[data-test-id="node-creator-search-bar"]').fill(displayName);
	// n8n lists a trigger by the name of its app.
	const listed = displayName.replace(/ Trigger$/, '');
	await page.locator('[data-test-id="node-creator-item-name"]').getByText(listed, { exact: true }).first().click();
	const panel = page.locator('[data-test-id="ndv"]');
	const action = page
		.locator(
			`[data-keyboard-nav-type="action"][data-keyboard-nav-id^="${type}-"] [data-test-id="node-creator-item-name"]`,
		)
		.filter({ hasText: actionName })
		.first();
	// Where a trigger has the same name, its events come first, and the actions are folded.
	const folded = page.locator('[data-test-id="node-creator-category-item"]').filter({ hasText: 'Actions' });
	await panel.or(action).or(folded).first().waitFor();
	await page.waitForTimeout(500);
	if (!(await panel.isVisible()) && !(await action.isVisible()) && (await folded.isVisible())) await folded.click();
	await panel.or(action).first().waitFor();
	if (await action.isVisible()) await action.click();
	await panel.waitFor();
	const fields = panel.locator('[data-test-id="node-parameters"] [data-test-id="parameter-item"]');
	await fields.first().waitFor();
	await page.waitForTimeout(500);
	return await fields.count();
}
