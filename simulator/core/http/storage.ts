import { createHmac, randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Core } from '../platform';
import { spoil } from './spoil';

/** A file, or what makes it when it is asked for. */
type File = Buffer | (() => Promise<Buffer>);

/** Where a platform keeps its files, and how it guards them. */
export interface StoragePlace {
	/** `/exports/{folder}/{file}`; without a folder every file is in one of its own. */
	route: string;
	/** Headers of its API, by names in small letters, which must not come along. */
	apiHeaders: string[];
	/** The content type of a file; that of any bytes when left out. */
	typeOf?: (file: string) => string;
}

const errorXml = (code: string, message: string): string =>
	`<?xml version="1.0" encoding="utf-8"?><Error><Code>${code}</Code><Message>${message}</Message></Error>`;

const BYTES = () => 'application/octet-stream';

type StorageParts = Pick<Core, 'now' | 'effects' | 'faults' | 'sleep' | 'storageUrl'>;

/** Folders of files that a signature in the address opens, as a cloud storage offers them. They live as long as the simulator. */
export function createStorage(core: StorageParts, { route, apiHeaders, typeOf = BYTES }: StoragePlace) {
	const { now, effects, faults, sleep, storageUrl } = core;
	const folders = new Map<string, Record<string, File>>();
	const secret = randomBytes(32);
	const sign = (folder: string, end: string): string =>
		createHmac('sha256', secret).update(`${folder}\n${end}`).digest('base64');
	const isOpen = (folder: string, { sig, se = '' }: Record<string, string | undefined>): boolean =>
		sig === sign(folder, se) && Date.parse(se) > now();

	return {
		/** Puts the files on a server: 400 when a header of the API comes along, 403 for a bad address, 404 for no such file. */
		serve(app: FastifyInstance): void {
			app.get(route.replace(/\{(\w+)\}/g, ':$1'), async (request, reply) => {
				const { file, folder = file } = request.params as { folder?: string; file: string };
				const rule = faults.take(`GET ${route}`, `GET ${request.url.split('?')[0]}`);
				if (rule) return spoil({ reply, rule, sleep, faultBody: (_status, ...error) => errorXml(...error) });
				const refuse = (status: number, code: string) =>
					reply.code(status).type('application/xml').send(errorXml(code, 'The file is not given'));
				if (apiHeaders.some((name) => name in request.headers)) return refuse(400, 'InvalidAuthenticationInfo');
				if (!isOpen(folder, request.query as Record<string, string>)) return refuse(403, 'AuthenticationFailed');
				const found = folders.get(folder)?.[file];
				if (!found) return refuse(404, 'BlobNotFound');
				effects.count('downloads');
				return reply.type(typeOf(file)).send(typeof found === 'function' ? await found() : found);
			});
		},
		/**
		 * Puts files into a folder, in place of those of the same name, to be opened until `expiresAt` (ms).
		 *
		 * @returns the folder's absolute address, and the query that each file's address needs
		 */
		publish(folder: string, files: Record<string, File>, expiresAt: number) {
			folders.set(folder, { ...folders.get(folder), ...files });
			const se = new Date(expiresAt).toISOString();
			const query = new URLSearchParams({ sv: '2023-11-03', se, sr: 'c', sp: 'r', sig: sign(folder, se) });
			const place = `${storageUrl()}${route.split('/{')[0]}`;
			return { rootDirectory: `${place}/${encodeURIComponent(folder)}`, sasToken: query.toString() };
		},
		reset: (): void => folders.clear(),
	};
}

export type Storage = ReturnType<typeof createStorage>;
