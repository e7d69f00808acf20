/**
 * `npm run docs:check`: the built documentation site is served on 127.0.0.1, every link in it is followed, and every kind
 * of page is looked at by axe in Chromium, in light and dark. Exit code 1 when a link is dead or a person could not use a page.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import axios from 'axios';
import { chromium, type Page } from 'playwright-core';
import { findChromium } from '../../e2e/cases/browser';
import { freePorts, waitUntil } from '../../e2e/n8n/process';
import { homepage } from '../../package.json';
import { top } from '../package';

const docs = join(top, 'docs');
const dist = join(docs, '.vitepress', 'dist');
const modules = join(docs, 'node_modules');

/** The part of axe's answer that is looked at. */
interface Violation {
	id: string;
	help: string;
	nodes: Array<{ html: string }>;
}

/** Pages made by one template: one is enough for all. */
const ALIKE = /^(nodes|decisions)\/(?!ingram-micro-(sales-order|trigger)$|README$)/;

/** The pages that are looked at, by the end of their addresses. */
const pages = (): string[] =>
	readdirSync(dist, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.html') && file !== '404.html')
		.map((file) => file.replace(/(^|\/)index\.html$|\.html$/, '$1'))
		.filter((path) => !ALIKE.test(path))
		.sort();

/** Serves the built site. */
async function serve(port: number, url: string): Promise<ChildProcess> {
	const args = [join(modules, 'vitepress', 'bin', 'vitepress.js'), 'preview', '--port', String(port)];
	const server = spawn(process.execPath, args, { cwd: docs, stdio: 'ignore' });
	const answers = async () =>
		await axios.get(url, { proxy: false }).then(
			() => true,
			() => false,
		);
	await waitUntil(answers, 120_000, `The site did not answer at ${url} within two minutes.`);
	return server;
}

/** Follows every link that stays on the site, to its place in the page. Answers whether all lead somewhere. */
function linksHold(url: string): boolean {
	const command = join(modules, 'linkinator', 'build', 'src', 'cli.js');
	const elsewhere = `^(?!${new URL(url).origin})`;
	const args = [command, url, '--recurse', '--check-fragments', '--skip', elsewhere, '--verbosity', 'error'];
	return spawnSync(process.execPath, args, { stdio: 'inherit' }).status === 0;
}

/** What axe has against the page that is open: a line each. */
async function faultsOn(page: Page): Promise<string[]> {
	await page.evaluate(readFileSync(join(modules, 'axe-core', 'axe.min.js'), 'utf8'));
	const violations = await page.evaluate<Violation[]>('axe.run().then(({ violations }) => violations)');
	return violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.length}, first ${nodes[0].html})`);
}

/** What axe has against the pages, in light and in dark. */
async function accessibilityFaults(url: string): Promise<string[]> {
	const browser = await chromium.launch({
		executablePath: await findChromium(),
		args: ['--no-sandbox', '--disable-gpu'],
	});
	try {
		const faults: string[] = [];
		for (const colorScheme of ['light', 'dark'] as const) {
			const page = await browser.newPage({ colorScheme });
			for (const path of pages()) {
				await page.goto(url + path);
				faults.push(...(await faultsOn(page)).map((fault) => `/${path} in ${colorScheme}: ${fault}`));
			}
			await page.close();
		}
		return faults;
	} finally {
		await browser.close();
	}
}

async function main(): Promise<void> {
	const [port] = await freePorts(1);
	const url = `http://localhost:${port}${new URL(homepage).pathname.replace(/\/*$/, '/')}`;
	const server = await serve(port, url);
	try {
		const links = linksHold(url);
		const faults = await accessibilityFaults(url);
		for (const fault of faults) console.error(fault);
		console.log(`${pages().length} pages; links ${links ? 'hold' : 'are dead'}; ${faults.length} accessibility faults`);
		process.exitCode = links && faults.length === 0 ? 0 : 1;
	} finally {
		server.kill();
	}
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
});
