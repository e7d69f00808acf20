import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import { type ApiRequest, Problem, type Session } from '../../declare';
import { webPage } from '../../sheets/damage';
import { firstBytes } from '../../sheets/first';
import type { Bytes } from '../../sheets/inflate';
import { type Cells, readSheet, type SheetKind } from '../../sheets/rows';
import { packingOf, TELLING } from '../../sheets/unpack';
import type { Answer } from '../../util/answer';
import { Canceled } from '../../util/clock';
import { fitting, nameInAddress, nameInHeader } from './fileNames';
import { Endless } from './fileStream';
import { openFromApi, openLink } from './openFile';

/** A file at an address that carries its own signature, outside the API. */
export interface Download {
	url: string;
	/** name for the file; the address's last part when absent */
	fileName?: string;
}

const typeOf = ({ headers }: Answer): string | undefined => headers['content-type']?.split(';')[0].trim().toLowerCase();

/**
 * Streams a file of the API into n8n's binary storage.
 * @param fileName name for the file where the answer gives none
 * @throws Problem
 */
export async function downloadFromApi(session: Session, request: ApiRequest, fileName: string): Promise<IBinaryData> {
	const answer = await openFromApi(session, request);
	return await store(session, answer, nameInHeader(answer.headers['content-disposition']) ?? fileName, typeOf(answer));
}

const ENDINGS = { zip: 'zip', gzip: 'csv.gz' };

/**
 * Streams an opened file into n8n's binary storage, under a name that goes by its first bytes.
 * @param name without an ending
 * @param plain the ending where it is not packed
 * @throws Problem when it is a web page
 */
export async function storeSheet(session: Session, answer: Answer, name: string, plain = 'csv'): Promise<IBinaryData> {
	const first = await reading(session, async () => await firstBytes(answer.body, TELLING));
	if (String.fromCharCode(first[0]) === '<') {
		(answer.body as { destroy?: () => void }).destroy?.();
		throw webPage('a file');
	}
	const packing = packingOf(first);
	return await store(session, answer, `${name}.${packing === 'none' ? plain : ENDINGS[packing]}`);
}

/** Reads an opened sheet row by row, no further than `visit` wants. @throws Problem, Canceled */
export async function visitSheet(
	session: Session,
	{ body }: Answer,
	kind: SheetKind,
	visit: (cells: Cells) => boolean,
): Promise<void> {
	await reading(session, async () => await readSheet(body as Bytes, kind, visit));
}

/** What breaks while a file is read, in words. @throws Problem, Canceled */
async function reading<T>(session: Session, work: () => Promise<T>): Promise<T> {
	return await work().catch((error: Error) => {
		throw brokenOff(session, error);
	});
}

/** Why a file was not read to its end. */
function brokenOff({ signal }: Session, error: Error): Problem | Canceled {
	if (signal?.aborted) return new Canceled();
	if (error instanceof Problem) return error;
	return new Problem(error instanceof Endless ? error.message : CUT_OFF);
}

const CUT_OFF = 'The file could not be read completely. Run this again.';

/**
 * Streams a file into n8n's binary storage, never holding it as a whole.
 * @throws Problem when the link has ended, or the file is larger than n8n's storage takes
 */
export async function download(session: Session, { url, fileName }: Download): Promise<IBinaryData> {
	return await store(session, await openLink(session, url), fileName ?? nameInAddress(url));
}

/** n8n's database takes no larger files. */
const TOO_LARGE =
	"The file is larger than n8n's database storage allows (512 MiB). Ask the administrator to set the binary data mode to filesystem or S3, or shorten the report.";

async function store(session: Session, answer: Answer, given: string, givenType?: string): Promise<IBinaryData> {
	const context = session.context as IExecuteFunctions;
	const first = await reading(session, async () => await firstBytes(answer.body, TELLING));
	const { name, type } = fitting(given, packingOf(first) === 'gzip', givenType);
	const stream = answer.body as Parameters<IExecuteFunctions['helpers']['prepareBinaryData']>[0];
	return await context.helpers.prepareBinaryData(stream, name, type).catch((error: Error) => {
		if (error instanceof Endless || session.signal?.aborted) throw brokenOff(session, error);
		const large = /(too large|exceed|max.*size|size limit|512)/i.test(error.message);
		throw new Problem(large ? TOO_LARGE : CUT_OFF, { fileName: name });
	});
}
