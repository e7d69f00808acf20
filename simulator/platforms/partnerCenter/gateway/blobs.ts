import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

import { spoil } from '../../../core/http/spoil';
import type { Core } from '../../../core/platform';

const ROUTE = '/exports/{folder}/{file}';
const API_HEADERS = ['authorization', 'ms-requestid', 'ms-correlationid', 'client-request-id'];

interface Folder {
	files: Record<string, Buffer>;
	signature: string;
	/** In ms. */
	expiresAt: number;
}

const errorXml = (code: string, message: string): string =>
	`<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`;

/** What a fault's own refusal looks like. */
const faultBody = (_status: number, code: string, message: string): string => errorXml(code, message);

type BlobParts = Pick<Core, 'now' | 'effects' | 'faults' | 'sleep' | 'storageUrl'>;

/** Folders of files that a token in the address opens, as a cloud storage offers them. They live as long as the simulator. */
export function createBlobs({ now, effects, faults, sleep, storageUrl }: BlobParts) {
	const folders = new Map<string, Folder>();

	/** Why the storage does not give a file: status and code. */
	function objection(folder: Folder | undefined, headers: object, signature?: string): [number, string] | undefined {
		if (API_HEADERS.some((name) => name in headers)) return [400, 'InvalidAuthenticationInfo'];
		if (!folder) return [404, 'ContainerNotFound'];
		if (signature !== folder.signature || folder.expiresAt <= now()) return [403, 'AuthenticationFailed'];
		return undefined;
	}

	return {
		serve(app: FastifyInstance): void {
			app.get(ROUTE.replace(/\{(\w+)\}/g, ':$1'), async (request, reply) => {
				const { folder: name, file } = request.params as { folder: string; file: string };
				const rule = faults.take(`GET ${ROUTE}`, `GET ${request.url.split('?')[0]}`);
				if (rule) return spoil({ reply, rule, sleep, faultBody });
				const folder = folders.get(name);
				const content = folder?.files[file];
				const no = objection(folder, request.headers, (request.query as { sig?: string }).sig);
				const [status, code] = no ?? (content ? [200, ''] : [404, 'BlobNotFound']);
				if (status !== 200)
					return reply.code(status).type('application/xml').send(errorXml(code, 'The file is not given'));
				effects.count('downloads');
				return reply.type('application/octet-stream').send(content);
			});
		},
		/**
		 * Puts files into a folder, in place of those of the same name, until `expiresAt` (ms).
		 *
		 * @returns the folder's absolute address, and the query that each file's address needs
		 */
		publish(name: string, files: Record<string, Buffer>, expiresAt: number) {
			const signature = folders.get(name)?.signature ?? randomBytes(32).toString('base64');
			folders.set(name, { files: { ...folders.get(name)?.files, ...files }, signature, expiresAt });
			const se = new Date(expiresAt).toISOString();
			const query = new URLSearchParams({ sv: '2023-11-03', se, sr: 'c', sp: 'r', sig: signature });
			return { rootDirectory: `${storageUrl()}/exports/${encodeURIComponent(name)}`, sasToken: query.toString() };
		},
		reset(): void {
			folders.clear();
		},
	};
}

export type Blobs = ReturnType<typeof createBlobs>;
