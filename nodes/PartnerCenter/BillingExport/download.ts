import type { IBinaryKeyData, IDataObject } from 'n8n-workflow';

import {
	type Completion,
	type HookContext,
	type Operation,
	Problem,
	type Session,
	type Values,
} from '../../engine/declare';
import { download } from '../../engine/http/files/download';
import { getRequest } from '../../engine/http/request';
import { readObject } from '../../engine/http/readObject';
import { safeUrl } from '../../engine/input/urls';

import { docs, failureOf, MANIFEST, manifestOf, OPERATION, stateOf, unavailable } from './exports';
import * as fields from './fields';
import { addressOf, blobsOf, countWarning } from './manifest';

/** The manifest by its own id, or of a finished export. @throws Problem when the export is not finished, or failed */
async function manifestFor(session: Session, { path, local }: Values): Promise<IDataObject> {
	if (local.source === 'manifest') return await readObject(session, getRequest(MANIFEST, path));
	const operationId = String(local.operationId);
	const operation = await readObject(session, getRequest(OPERATION, { operationId }));
	const state = stateOf(operation);
	if (state === 'completed') return await manifestOf(session, operation);
	const sentence =
		state === 'failed'
			? failureOf({ ...operation, id: operationId })
			: `Export ${operationId} has no files yet (status ${operation.status}). Wait until it is completed, then download it.`;
	throw new Problem(sentence, { id: operationId, outcome: state });
}

function isSafe(address: string): boolean {
	try {
		return safeUrl(address) !== '';
	} catch {
		return false;
	}
}

/** The signed address of a file. The token in it stays out of every message. @throws Problem */
function addressFor(manifest: IDataObject, blob: IDataObject, { local }: Values): string {
	const given = { folder: local.rootDirectory as string | undefined, token: local.sasToken as string | undefined };
	const address = addressOf(manifest, blob, given);
	if (address !== undefined && isSafe(address)) return address;
	throw new Problem(
		'The node cannot find the location of the files in the manifest. Read it with Get Manifest, and set Folder Address and SAS Token.',
		{ manifestId: manifest.id },
	);
}

/** One file after the other, each streamed; the files of an export can be many and large. */
async function downloadFiles({ session, values }: HookContext): Promise<Completion> {
	return async () => {
		const manifest = await manifestFor(session, values);
		const warning = countWarning(manifest);
		const warnings = warning === undefined ? {} : { warnings: [warning] };
		const rows: IDataObject[] = [];
		const binary: IBinaryKeyData[] = [];
		for (const blob of blobsOf(manifest)) {
			const file = await download(session, { url: addressFor(manifest, blob, values) });
			rows.push({
				...blob,
				manifestId: manifest.id,
				dataFormat: manifest.dataFormat,
				fileName: file.fileName,
				...warnings,
			});
			binary.push({ [String(values.local.binaryPropertyName)]: file });
		}
		// Without a file, the warning still needs a row to stand in.
		if (rows.length === 0 && warning !== undefined) return { rows: [{ manifestId: manifest.id, ...warnings }] };
		return { rows, binary };
	};
}

export const downloadOperation: Operation = {
	value: 'download',
	name: 'Download',
	action: 'Download the files of an export',
	description:
		'Download every file of an export, as one item each. The files are compressed, with one JSON object on each line.',
	route: MANIFEST,
	extraRoutes: [OPERATION],
	fields: [
		fields.source,
		{
			...fields.operationId,
			displayOptions: { show: { source: ['operation'] } },
			send: { ...fields.operationId.send, in: 'nowhere' },
		},
		{ ...fields.manifestId, displayOptions: { show: { source: ['manifest'] } } },
		fields.binaryPropertyName,
		fields.rootDirectory,
		fields.sasToken,
	],
	unavailable,
	run: downloadFiles,
	sample: 'partnerCenter/graphBilling.getManifest.json',
	facts: ['graphBilling.getManifest', 'graphBilling.getOperation'],
	docs,
};
