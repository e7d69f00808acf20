/**
 * `npm run sheets`: pictures of the editor for docs/images. A contact sheet for each platform with the form of every node, the
 * panel of every trigger, a form for the page of each node, and one for that of each platform. Names of nodes take pictures of these only, into .work/.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium, openEditor, showWorkflow, type Editor } from './cases/browser';
import { exitOnSignals } from './n8n/process';
import { startStage, type Stage } from './n8n/stage';
import { projectFolder, workFolder } from './paths';
import { closeForm, importForms, openForm, pictureForm, picturePanel } from './sheets/camera';
import { contactSheet, type Shot } from './sheets/contactSheet';
import { allForms, type Form } from './sheets/forms';
import { kebab } from '../scripts/docs/nodePages';

const IMAGES = join(projectFolder, 'docs', 'images');

/** Each platform: the beginning of its nodes' names, the columns of its sheet, and the form on its page. */
const PLATFORMS = [
	{ name: 'ingram-micro', prefix: 'ingramMicro', columns: 5, page: 'ingramMicroSalesOrder-place' },
	{ name: 'partner-center', prefix: 'partnerCenter', columns: 8, page: 'partnerCenterPurchase-place' },
	{ name: 'adobe-vip', prefix: 'adobeVip', columns: 6, page: 'adobeVipNewOrder-place' },
];

/** `partnerCenterWebhookTrigger` -> `trigger-partner-center-webhook` */
const triggerFile = (name: string): string => `trigger-${kebab(name.replace(/Trigger$/, ''))}`;

/** The last form of each node: of one that buys that is the purchase. */
const onePerNode = (shots: Shot[]): Shot[] => [...new Map(shots.map((shot) => [shot.form.name, shot])).values()];

function save(folder: string, file: string, picture: Buffer): void {
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, file), picture);
	console.log(`${file}: ${Math.round(picture.length / 1024)} kB`);
}

/** The events that a trigger is shown with. */
const EVENTS: Record<string, object> = {
	ingramMicroTrigger: { events: ['orderCompleted', 'renewalDue'] },
	partnerCenterTrigger: { events: ['cancellationEnding', 'invoiceReady'] },
	adobeVipTrigger: { events: ['orderCompleted', 'licensesPendingOrder'] },
	partnerCenterWebhookTrigger: {
		webhookEvents: { event: [{ event: { __rl: true, mode: 'id', value: 'subscription-updated' } }] },
	},
};

async function shoot(editor: Editor, stage: Stage, forms: Form[]): Promise<Shot[]> {
	await editor.page.setViewportSize({ width: 1_200, height: 1_900 });
	await showWorkflow(editor, stage.session, await importForms(stage, forms));
	const shots: Shot[] = [];
	for (const form of forms) {
		await openForm(editor, form);
		shots.push({ form, ...(await pictureForm(editor)) });
		await closeForm(editor);
	}
	return shots;
}

/** The panel of each trigger, with some of its events chosen. */
async function shootTriggers(editor: Editor, stage: Stage, forms: Form[]): Promise<void> {
	const triggers = forms
		.filter(({ name }) => name.endsWith('Trigger'))
		.map((form) => ({ ...form, node: { ...form.node, parameters: { ...EVENTS[form.name] } } as Form['node'] }));
	await editor.page.setViewportSize({ width: 1_200, height: 640 });
	await showWorkflow(editor, stage.session, await importForms(stage, triggers));
	for (const form of triggers) {
		await openForm(editor, form);
		save(IMAGES, `${triggerFile(form.name)}.png`, await picturePanel(editor));
		await closeForm(editor);
	}
}

async function main(): Promise<void> {
	exitOnSignals();
	const asked = process.argv.slice(2);
	const stage = await startStage({ userFolder: join(workFolder, 'sheets') });
	let editor: Editor | undefined;
	try {
		editor = await openEditor(stage.session, await findChromium());
		const forms = await allForms(stage);
		const wanted = asked.length === 0 ? forms : forms.filter(({ name }) => asked.includes(name));
		const shots = await shoot(editor, stage, wanted);
		if (asked.length > 0) {
			for (const { form, png } of shots) save(join(workFolder, 'pictures'), `${form.id}.png`, png);
			return;
		}
		for (const { name, prefix, columns, page } of PLATFORMS) {
			const own = shots.filter(({ form }) => form.name.startsWith(prefix));
			save(IMAGES, `forms-${name}.jpg`, await contactSheet(editor, own, columns));
			const shown = own.find(({ form }) => form.id === page);
			if (shown) save(IMAGES, `form-${name}.png`, shown.png);
		}
		for (const { form, jpeg } of onePerNode(shots)) save(join(IMAGES, 'nodes'), `${kebab(form.name)}.jpg`, jpeg);
		await shootTriggers(editor, stage, forms);
	} finally {
		await editor?.close();
		await stage.stop();
	}
}

main().catch((error: unknown) => {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
});
