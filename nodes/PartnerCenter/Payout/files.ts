import type { IDataObject } from 'n8n-workflow';

import { type Completion, type HookContext, type Operation, Problem, type Session } from '../../engine/declare';
import { storeSheet, visitSheet } from '../../engine/http/files/download';
import { openLink } from '../../engine/http/files/openFile';
import { safeUrl } from '../../engine/input/urls';
import { rowsWithin } from '../../engine/sheets/weight';
import type { Answer } from '../../engine/util/answer';

import { binaryPropertyName } from '../fields/files';
import { salesPaging } from '../paging';

import { common, failureOf, readExport, routeOf, stateOf, type Kind } from './exports';
import { requestId } from './fields';

/** The signed address of a finished export's file. @throws Problem, without the address in it */
function addressIn(found: IDataObject, id: string): string {
	const state = stateOf(found);
	if (state === 'failed') throw new Problem(failureOf({ ...found, requestId: id }), { id, outcome: 'failed' });
	if (state === 'pending') {
		throw new Problem(
			`Export ${id} has no file yet (status ${String(found.status)}). Wait until it is completed, then run this again.`,
			{ id, outcome: 'pending' },
		);
	}
	try {
		return safeUrl(found.blobLocation);
	} catch {
		return '';
	}
}

/** A finished export, opened, and the ending of its file. */
async function opened(session: Session, kind: Kind, id: string): Promise<{ answer: Answer; ending: string }> {
	const url = addressIn(await readExport(session, kind, id), id);
	if (url === '')
		throw new Problem(
			`The link to the file of export ${id} does not start with https://, so the file was not downloaded. Run the export again.`,
			{ id },
		);
	const answer = await openLink(session, url);
	return { answer, ending: new URL(url).pathname.toLowerCase().endsWith('.tsv') ? 'tsv' : 'csv' };
}

/** An operation that gives the file of an export. */
export function fileOf(kind: Kind): Operation {
	const run =
		async ({ session, values: { path, local } }: HookContext): Promise<Completion> =>
		async () => {
			const { answer, ending } = await opened(session, kind, path.requestId);
			const file = await storeSheet(session, answer, `${kind.noun}-${path.requestId}`, ending);
			return {
				rows: [
					{ id: path.requestId, requestId: path.requestId, fileName: file.fileName, fileSize: file.fileSize ?? null },
				],
				binary: [{ [String(local.binaryPropertyName)]: file }],
			};
		};
	return {
		...common,
		value: `download${kind.title}`,
		name: `Download ${kind.title}`,
		action: `Download exported ${kind.noun}`,
		description: `Download the file of a finished export of ${kind.noun}`,
		route: routeOf(kind),
		fields: [requestId, binaryPropertyName],
		run,
		sample: `partnerCenter/files/payout.${kind.noun}File.json`,
		facts: [`payout.get${kind.fact}Export`],
		docs: kind.docs,
	};
}

/** An operation that gives the rows of an export, by the names of their columns; every value is text. */
export function rowsOf(kind: Kind): Operation {
	const run =
		async ({ session, values: { path } }: HookContext): Promise<Completion> =>
		async () => {
			const { answer } = await opened(session, kind, path.requestId);
			const kept = rowsWithin(session.credential, session.settings.limit);
			await visitSheet(session, answer, { what: `an export of ${kind.noun}`, columns: [] }, (cells) => {
				kept.keep(cells);
				return !kept.isFull();
			});
			return { rows: kept.rows };
		};
	return {
		...common,
		value: `get${kind.title}`,
		name: `Get ${kind.title}`,
		action: `Get exported ${kind.noun}`,
		description: `Get the rows of a finished export of ${kind.noun}. Amounts are text, exactly as in the file.`,
		route: routeOf(kind),
		fields: [requestId],
		paging: salesPaging.sheet,
		run,
		sample: `partnerCenter/files/payout.${kind.noun}Rows.json`,
		facts: [`payout.get${kind.fact}Export`],
		docs: kind.docs,
	};
}
