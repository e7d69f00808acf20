import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { addNode, findChromium, openEditor, showWorkflow, type Editor } from './browser';
import { runCases, type Case, type Tally } from '../runCases';
import { recordedDeal, sellOnce } from './headline';
import { phraseCase } from '../editor/phraseCases';
import { loadedNodes, type LoadedNode } from './packageCases';
import { packageName, workFolder } from '../paths';
import { executeStep, fillSalesOrder, formAndOutput } from './salesOrderForm';
import type { Stage } from '../n8n/stage';

/** Where the pictures of the editor are kept for a person to look at. */
const pictureFolder = join(workFolder, 'pictures');

/** The editor in Chromium: every node is found by its name, added and opened without an error in the console. */
export async function runEditorCases(stage: Stage, tally: Tally): Promise<void> {
	let editor: Editor | undefined;
	const open = async () => {
		editor = await openEditor(stage.session, await findChromium());
	};
	await runCases([{ name: 'editor: the owner signs in with Chromium', run: open }], tally);
	if (!editor) return;
	try {
		await runCases(casesIn(editor, stage, await loadedNodes(stage)), tally);
	} finally {
		await editor.close();
	}
}

function casesIn(editor: Editor, { session, simulator, headline }: Stage, nodes: LoadedNode[]): Case[] {
	mkdirSync(pictureFolder, { recursive: true });
	const picture = async (name: string) => {
		await editor.page.screenshot({ path: join(pictureFolder, `${name}.png`) });
		assert.deepEqual(editor.errors.splice(0), [], 'the console shows errors');
	};
	return [
		phraseCase(editor, session, headline),
		...nodes.map(({ name, displayName }) => ({
			name: `editor: ${displayName} is found, added and opened`,
			async run() {
				const fields = await addNode(editor, session, name, displayName);
				assert.ok(fields > 0, 'its panel shows no field');
				await picture(name.slice(packageName.length + 1));
			},
		})),
		{
			name: 'editor: the headline flow opens on the canvas',
			async run() {
				await showWorkflow(editor, session, await headline());
				await picture('headline-flow');
			},
		},
		{
			name: 'editor: a sales order is filled in by hand, from the lists that the node searches, and placed',
			async run() {
				// The customer whom the lists are to show.
				await sellOnce(session, await headline());
				const before = simulator.ingram.effects().orders;
				await editor.page.setViewportSize({ width: 1440, height: 1720 });
				await addNode(
					editor,
					session,
					`${packageName}.ingramMicroSalesOrder`,
					'Ingram Micro Sales Order',
					'Place a sales order',
				);
				const {
					customer,
					lines: [line],
				} = recordedDeal();
				const parameters = { domain: 'filled-by-hand' };
				await fillSalesOrder(editor, {
					customer: customer.name,
					product: line.name,
					quantity: 3,
					parameters,
					orderKey: 'by-hand-1',
				});
				assert.match(await executeStep(editor), /completed/);
				assert.equal(simulator.ingram.effects().orders, before + 1);
				await editor.page.screenshot({
					path: join(pictureFolder, 'sales-order.png'),
					clip: await formAndOutput(editor),
				});
				await picture('sales-order-panel');
			},
		},
	];
}
