import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { addNode, findChromium, openEditor, showWorkflow, type Editor } from './browser';
import { runCases, type Case, type Tally } from './cases';
import { importHeadline } from './headline';
import { loadedNodes, type LoadedNode } from './packageCases';
import { packageName, workFolder } from './paths';
import type { Stage } from './stage';

/** Where the pictures of the editor are kept for a person to look at. */
export const pictureFolder = join(workFolder, 'pictures');

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

function casesIn(editor: Editor, { session, credential }: Stage, nodes: LoadedNode[]): Case[] {
	mkdirSync(pictureFolder, { recursive: true });
	const picture = async (name: string) => {
		await editor.page.screenshot({ path: join(pictureFolder, `${name}.png`) });
		assert.deepEqual(editor.errors.splice(0), [], 'the console shows errors');
	};
	return [
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
				await showWorkflow(editor, session, await importHeadline(session, credential));
				await picture('headline-flow');
			},
		},
	];
}
