/**
 * `npm start`: the whole product on this machine. Installs the packed nodes in a real, bare n8n, starts the simulator,
 * imports credential and headline flow and sells one deal. Stays up until Ctrl-C.
 * `npm start -- --once` sells the same deal a second time and ends; exit code 0 only if exactly one customer and one
 * order came of both.
 */
import { join } from 'node:path';
import type { Simulator } from '../simulator';
import { sellOnce, whatIsWrong, type HeadlineRun } from '../e2e/cases/headline';
import { workFolder } from '../e2e/paths';
import { exitOnSignals, portOr } from '../e2e/n8n/process';
import { startStage, type Stage } from '../e2e/n8n/stage';

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

/** Sells the recorded deal once, or twice. Answers a sentence for all that is not as one sold deal should be. */
async function sell({ session, simulator, headline }: Stage, twice: boolean): Promise<string[]> {
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
	return problems;
}

function printTable({ answer, seconds }: HeadlineRun, simulator: Simulator): void {
	const { requests, tokensIssued } = simulator.effects();
	const { customers, orders } = simulator.ingram.effects();
	const rows = [
		['Customer', answer.customerId],
		['Order', `${answer.orderId}, ${answer.orderStatus}`],
		['Subscription', answer.subscriptionId],
		['Simulator', `customers ${customers}, orders ${orders}, requests ${requests}, tokens ${tokensIssued}`],
		['Seconds', seconds.toFixed(1)],
	];
	for (const [name, value] of rows) console.log(`  ${name.padEnd(13)} ${value}`);
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
});
