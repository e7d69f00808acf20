/**
 * `npm start`: the whole product on this machine. Installs the packed nodes in a real, bare n8n, starts the simulator,
 * imports the credentials and every flow, and sells one deal on each platform. Stays up until Ctrl-C.
 * `npm start -- --once` sells the same deal of Ingram Micro a second time and ends; exit code 0 only if exactly one
 * customer and one order came of both.
 */
import { join } from 'node:path';
import type { Simulator } from '../simulator';
import { sellAtAdobe } from '../e2e/cases/adobeCases';
import { sellOnce, whatIsWrong, type HeadlineRun } from '../e2e/cases/headline';
import { sellAtPartnerCenter } from '../e2e/cases/partnerDeal';
import { flowFiles, readFlow } from '../e2e/flows/flowFiles';
import { workFolder } from '../e2e/paths';
import { platforms } from '../e2e/n8n/credentials';
import { exitOnSignals, portOr } from '../e2e/n8n/process';
import { importForEditor } from '../e2e/n8n/rest';
import { startStage, type Stage } from '../e2e/n8n/stage';
import { webhookSecret } from '../e2e/n8n/webhookSecret';

async function main(): Promise<void> {
	exitOnSignals();
	const once = process.argv.includes('--once');
	const stage = await startStage({ userFolder: join(workFolder, 'start'), port: await portOr(5678) });
	// A deal that fails is shown like one that sells: without --once, the editor stays up to look at it.
	const problems = await sell(stage, once).catch((error: Error) => [error.message]);
	for (const problem of problems) console.error(problem);
	if (once) {
		await stage.stop();
		process.exitCode = problems.length === 0 ? 0 : 1;
	} else {
		console.log('\nPress Ctrl-C to end. Flows and credentials made here are gone at the next start.');
	}
}

/** Sells the recorded deal once, or twice, then one deal on each other platform. Answers a sentence for all that is not as one sold deal should be. */
async function sell(stage: Stage, twice: boolean): Promise<string[]> {
	const { session, simulator, headline } = stage;
	const workflowId = await headline();
	console.log(`\nEditor    ${session.url}/workflow/${workflowId}`);
	console.log(`Sign-in   ${session.signIn.email}  ${session.signIn.password}\n`);

	console.log('New CRM deal: find or create the customer, place the order, wait until it is completed …');
	const first = await sellOnce(session, workflowId);
	printTable(first, simulator);
	const problems = whatIsWrong(first, simulator);

	if (twice) {
		console.log('\nThe same deal once more: nothing may be bought again …');
		const second = await sellOnce(session, workflowId);
		printTable(second, simulator);
		problems.push(...whatIsWrong(second, simulator));
		if (second.answer.orderId !== first.answer.orderId) problems.push('The second call gave another order back.');
	}
	console.log('\nThe other flows, and a deal at Partner Center and at Adobe …');
	await importOthers(stage);
	await sellAtPartnerCenter(stage);
	await sellAtAdobe(stage);
	printPlatforms(simulator);
	printAgain(session.url);
	printCredentials(simulator);
	return problems;
}

/** Imports every flow that is not there yet. The credentials of CRMs are left for a person to choose. */
async function importOthers({ session, credentials }: Stage): Promise<void> {
	const sold = ['deal-to-subscription.json', 'csp-deal-to-licenses.json', 'adobe-deal-to-subscription.json'];
	const others = flowFiles.filter((file) => !sold.includes(file));
	for (const file of others) await importForEditor(session, readFlow(file), credentials);
}

function printTable({ answer, seconds }: HeadlineRun, simulator: Simulator): void {
	const { requests, tokensIssued } = simulator.effects();
	const { customers, orders } = simulator.ingram.effects();
	printRows([
		['Customer', answer.customerId],
		['Order', `${answer.orderId}, ${answer.orderStatus}`],
		['Subscription', answer.subscriptionId],
		['Simulator', `customers ${customers}, orders ${orders}, requests ${requests}, tokens ${tokensIssued}`],
		['Seconds', seconds.toFixed(1)],
	]);
}

/** What each simulated platform has now, and where it answers. */
function printPlatforms({ ingram, partnerCenter, adobe }: Simulator): void {
	const { commerce } = partnerCenter.state();
	const { customers, orders } = adobe.state();
	const counts = (own: { customers: number; orders: number }, url: string) =>
		`customers ${own.customers}, orders ${own.orders}, ${url}`;
	printRows([
		['Ingram Micro', counts(ingram.effects(), ingram.url)],
		[
			'Partner Center',
			counts({ customers: commerce.customers.length, orders: commerce.orders.length }, partnerCenter.url),
		],
		['Adobe VIP', counts({ customers: customers.length, orders: orders.length }, adobe.url)],
	]);
}

/** How the deal is sent once more by hand: the webhook wants its secret. */
function printAgain(url: string): void {
	const { name, value } = webhookSecret.data;
	console.log(`
The same deal once more, from the project folder; it must give the same order:
  curl -H 'Content-Type: application/json' -H '${name}: ${value}' -d @workflows/new-crm-deal.body.json ${url}/webhook/new-crm-deal`);
}

/** What to enter in a credential of one's own, by the names of its fields in the code. They open the simulator alone. */
function printCredentials(simulator: Simulator): void {
	for (const { name, values } of Object.values(platforms)) {
		console.log(`\nA credential of ${name} of your own, for the simulator:`);
		printRows(Object.entries(values(simulator)));
	}
}

function printRows(rows: Array<[string, string]>): void {
	for (const [name, value] of rows) console.log(`  ${name.padEnd(15)} ${value}`);
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
});
