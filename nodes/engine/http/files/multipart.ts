import type { IExecuteFunctions } from 'n8n-workflow';
import type { Form } from '../../declare';

import { Problem, type Session } from '../../declare';
import { newId } from '../writes/writeIds';

/** One part of a form that carries files. */
export interface Part {
	name: string;
	contentType: string;
	/** absent: a part that is no file */
	fileName?: string;
	content: Buffer;
}

/** Names are in quotes: what would end them is written as browsers do. */
const quoted = (name: string): string => name.replaceAll('"', '%22').replaceAll(/[\r\n]+/g, ' ');

/** The parts as multipart/form-data, with a boundary that no content holds. */
export function formOf(parts: Part[], boundary = `----n8n-${newId()}`): Form {
	const heads = parts.map(({ name, fileName, contentType }) => {
		const file = fileName === undefined ? '' : `; filename="${quoted(fileName)}"`;
		return `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"${file}\r\nContent-Type: ${contentType}\r\n\r\n`;
	});
	const chunks = parts.flatMap(({ content }, index) => [Buffer.from(heads[index]), content, Buffer.from('\r\n')]);
	return {
		contentType: `multipart/form-data; boundary=${boundary}`,
		content: Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]),
	};
}

/**
 * The files of input fields, as parts of a form.
 * @param name of each part
 * @param fields names of the binary fields of the item
 * @throws Problem when a field holds no file; nothing was sent then
 */
export async function filesOf(session: Session, item: number, name: string, fields: string[]): Promise<Part[]> {
	const context = session.context as IExecuteFunctions;
	const parts: Part[] = [];
	for (const field of fields) {
		const file = context.getInputData()[item]?.binary?.[field];
		if (!file)
			throw new Problem(
				`The input item has no file in the field "${field}", so nothing was sent. Enter the name of a binary field of the item.`,
				{ outcome: 'failed' },
			);
		const content = await context.helpers.getBinaryDataBuffer(item, field);
		parts.push({ name, fileName: file.fileName ?? field, contentType: file.mimeType, content });
	}
	return parts;
}
