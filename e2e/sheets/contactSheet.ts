import type { Editor } from '../cases/browser';
import type { Form } from './forms';

/** A form and its pictures. */
export interface Shot {
	form: Form;
	png: Buffer;
	/** small, for the page of its node */
	jpeg: Buffer;
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

const tile = ({ form: { title, operation }, png }: Shot): string => `
	<figure>
		<figcaption>${escaped(title)}${operation ? `<small>${escaped(operation)}</small>` : ''}</figcaption>
		<img src="data:image/png;base64,${png.toString('base64')}">
	</figure>`;

/** Columns that fill from the top, so that short forms leave no holes. */
const page = (shots: Shot[], columns: number): string => `<!doctype html>
	<style>
		body { margin: 12px; font: 600 14px/1.3 system-ui, sans-serif; color: #333; background: #e9e9ee; columns: ${columns}; column-gap: 12px }
		figure { margin: 0 0 12px; break-inside: avoid; background: #fff; border-radius: 6px; overflow: hidden }
		figcaption { padding: 8px 12px; background: #2b2b3a; color: #fff }
		small { display: block; font-weight: 400; opacity: .85 }
		img { display: block; width: 100% }
	</style>
	${shots.map(tile).join('')}`;

/** One picture of many forms. @returns a JPEG */
export async function contactSheet(editor: Editor, shots: Shot[], columns: number): Promise<Buffer> {
	const browser = editor.page.context().browser();
	if (!browser) throw new Error('The browser is closed.');
	const sheet = await browser.newPage();
	try {
		await sheet.setViewportSize({ width: columns * 330, height: 800 });
		await sheet.setContent(page(shots, columns), { waitUntil: 'load' });
		return await sheet.screenshot({ type: 'jpeg', quality: 60, fullPage: true, scale: 'css' });
	} finally {
		await sheet.close();
	}
}
