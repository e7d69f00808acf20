import type { IBinaryData, IExecuteFunctions } from 'n8n-workflow';

import { type ApiRequest, InputProblem, Problem, type Session } from '../declare';
import { trimmed } from '../input/parsers';
import { webPage } from '../sheets/damage';
import { firstBytes } from '../sheets/first';
import type { Bytes } from '../sheets/inflate';
import { type Cells, readSheet, type SheetKind } from '../sheets/rows';
import { packingOf, TELLING } from '../sheets/unpack';
import { type Answer, type Outcome, readFailure } from '../util/answer';
import { Cancelled } from '../util/clock';
import { lastPart } from '../util/links';
import { ask, read } from './send';
import { attempt } from './transport';

/** A file at an address that carries its own signature, outside the API. */
export interface Download {
	url: string;
	/** name for the file; the address's last part when absent */
	fileName?: string;
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** An address of https; http only on this machine; undefined when it is none. */
export function safeUrlIn(value: unknown): string | undefined {
	const given = trimmed(value);
	const url = typeof given === 'string' && URL.canParse(given) ? new URL(given) : undefined;
	return url?.protocol === 'https:' || (url?.protocol === 'http:' && LOOPBACK.includes(url.hostname))
		? url.href
		: undefined;
}

/** As `safeUrlIn`. @throws InputProblem when it is none */
export function safeUrl(value: unknown): string {
	const url = safeUrlIn(value);
	if (url !== undefined) return url;
	throw new InputProblem('must be an address that starts with https://');
}

/** A file of the API itself, behind its sign-in. The sender's rules for repeats hold. */
async function fetchFromApi(session: Session, request: ApiRequest): Promise<Outcome> {
	return await attempt(session, { ...request, headers: { ...request.headers, Accept: '*/*' } }, 'stream');
}

/** The name that the answer gives the file: attachment; filename="invoice.pdf". */
const nameOf = ({ headers }: Answer): string | undefined =>
	/filename\*?=(?:UTF-8'')?"?([^";]+)"?/i.exec(headers['content-disposition'] ?? '')?.[1].replace(/[\\/:*?"<>|]/g, '_');

/**
 * Streams a file of the API into n8n's binary storage.
 * @param fileName name for the file where the answer gives none
 * @throws Problem
 */
export async function downloadFromApi(session: Session, request: ApiRequest, fileName: string): Promise<IBinaryData> {
	const answer = await openFromApi(session, request);
	return await store(session, answer, nameOf(answer) ?? fileName, answer.headers['content-type']?.split(';')[0]);
}

/** A file of the API, opened: the answer's body is a stream. @throws Problem */
export async function openFromApi(session: Session, request: ApiRequest): Promise<Answer> {
	return await ask(session, request, [], fetchFromApi);
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

/** Reads an opened sheet row by row, no further than `visit` wants. @throws Problem, Cancelled */
export async function visitSheet(
	session: Session,
	{ body }: Answer,
	kind: SheetKind,
	visit: (cells: Cells) => boolean,
): Promise<void> {
	await reading(session, async () => await readSheet(body as Bytes, kind, visit));
}

/** What breaks while a file is read, in words. @throws Problem, Cancelled */
async function reading<T>({ signal }: Session, work: () => Promise<T>): Promise<T> {
	return await work().catch((error: Error) => {
		if (error instanceof Problem) throw error;
		throw signal?.aborted ? new Cancelled() : new Problem(CUT_OFF);
	});
}

/** The last part of the address, without its signature. */
function nameIn(url: string): string {
	const last = lastPart(new URL(url).pathname) ?? '';
	return last.replace(/[\\/:*?"<>|]/g, '_') || 'download';
}

const CUT_OFF = 'The file could not be read completely. Run this again.';

const TYPES: Record<string, string> = {
	csv: 'text/csv',
	gz: 'application/gzip',
	json: 'application/json',
	pdf: 'application/pdf',
	tsv: 'text/tab-separated-values',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	xml: 'application/xml',
	zip: 'application/zip',
};

/** One attempt. None of the API's headers go along: the address is signed, and the token must not leave the API. */
async function fetchOnce(session: Session, url: string): Promise<Outcome> {
	if (session.signal?.aborted) throw new Cancelled();
	try {
		const response = (await session.context.helpers.httpRequest({
			url,
			method: 'GET',
			encoding: 'stream',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			timeout: session.settings.timeout,
			abortSignal: session.signal,
		})) as { statusCode: number; headers: Record<string, string>; body: unknown };
		return { kind: 'answer', status: response.statusCode, headers: response.headers, body: response.body };
	} catch (error) {
		const { code, cause } = error as { code?: string; cause?: { code?: string } };
		return readFailure(cause?.code ?? code);
	}
}

function requestFor(url: string): ApiRequest {
	// The signature stays out of routes, messages and logs.
	return { method: 'GET', path: new URL(url).pathname, route: 'GET {downloadUrl}', query: {} };
}

/** A file at a signed address, opened: the answer's body is a stream. @throws Problem when the link has ended */
export async function openLink(session: Session, url: string): Promise<Answer> {
	const answer = await read(session, requestFor(url), async () => await fetchOnce(session, url)).catch(
		(error: Error) => {
			if (!(error instanceof Problem) || ![400, 403, 404].includes(Number(error.details.status))) throw error;
			throw new Problem(
				'The download link is no longer valid. Links expire after some time: get the report again and download it with the new link.',
				error.details,
				`HTTP status ${error.details.status}`,
			);
		},
	);
	return answer;
}

/**
 * Streams a file into n8n's binary storage, never holding it as a whole.
 * @throws Problem when the link has ended, or the file is larger than n8n's storage takes
 */
export async function download(session: Session, { url, fileName }: Download): Promise<IBinaryData> {
	return await store(session, await openLink(session, url), fileName ?? nameIn(url));
}

async function store(session: Session, { body }: Answer, name: string, told?: string): Promise<IBinaryData> {
	const context = session.context as IExecuteFunctions;
	const type = TYPES[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? told ?? 'application/octet-stream';
	const stream = body as Parameters<IExecuteFunctions['helpers']['prepareBinaryData']>[0];
	return await context.helpers.prepareBinaryData(stream, name, type).catch((error: Error) => {
		const large = /(too large|exceed|max.*size|size limit|512)/i.test(error.message);
		throw new Problem(
			large
				? "The file is larger than n8n's database storage allows (512 MiB). Ask the administrator to set the binary data mode to filesystem or S3, or shorten the report."
				: CUT_OFF,
			{ fileName: name },
		);
	});
}
