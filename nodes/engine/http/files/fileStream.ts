import type { Session } from '../../declare';
import { Canceled } from '../../util/clock';

/** A stream of Node's with the bytes of a file, as far as it is used here. */
interface FileStream {
	readonly readableLength: number;
	push(part: Uint8Array | null, encoding?: unknown): boolean;
	once(event: 'close' | 'end' | 'error', listener: () => void): unknown;
	destroy(error?: Error): unknown;
}

/** What a file must not be. Its message is for the user. */
export class Endless extends Error {}

export interface FileBounds {
	/** bytes at most */
	most: number;
	/** within each span of the request's time at least so many bytes come, while somebody waits for them */
	least: number;
}

const GB = 1024 ** 3;

const FILE: FileBounds = { most: 16 * GB, least: 1024 };

const isFile = (body: unknown): body is FileStream =>
	typeof body === 'object' && body !== null && 'readableLength' in body && 'push' in body;

/**
 * Watches a file while it is read: it ends when the execution is canceled, when it hardly goes on, and when it never
 * seems to end. Whoever reads it gets the error.
 */
export function watchFile(
	{ settings, signal }: Pick<Session, 'settings' | 'signal'>,
	body: unknown,
	bounds = FILE,
): void {
	if (!isFile(body)) return;
	let [size, before] = [0, 0];
	const stop = (error: Error) => {
		body.destroy(error);
	};
	const cancel = () => stop(new Canceled());
	/** the span under way; each has a timer of its own, which is dropped with it */
	let span: AbortSignal | undefined;
	const check = () => {
		// What lies there was not taken: then it is not the server who is slow.
		if (size - before < bounds.least && body.readableLength === 0)
			return stop(new Endless('The file came too slowly. Run this again.'));
		before = size;
		begin();
	};
	const begin = () => {
		span?.removeEventListener('abort', check);
		span = AbortSignal.timeout(Math.ceil(settings.timeout));
		span.addEventListener('abort', check);
	};
	const end = () => {
		span?.removeEventListener('abort', check);
		signal?.removeEventListener('abort', cancel);
	};
	// Counted where the parts come in: a listener would set the stream flowing before its reader is there.
	const push = body.push.bind(body);
	body.push = (part, encoding) => {
		size += part?.length ?? 0;
		if (size <= bounds.most) return push(part, encoding);
		stop(new Endless(`The file has more than ${bounds.most / GB} GB, so it was not read to its end.`));
		return false;
	};
	for (const event of ['close', 'end', 'error'] as const) body.once(event, end);
	signal?.addEventListener('abort', cancel);
	begin();
}
