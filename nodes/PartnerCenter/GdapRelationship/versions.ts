import type { IDataObject } from 'n8n-workflow';

import {
	hookContext,
	type HookContext,
	type Operation,
	Problem,
	type Session,
	type Values,
} from '../../engine/declare';
import { buildRequest, getRequest } from '../../engine/http/request';
import { readObject } from '../../engine/http/readObject';
import { ask, write } from '../../engine/http/send';
import { lookAfter } from '../../engine/http/wait';
import { notKnown } from '../../engine/run/perform';
import type { Answer } from '../../engine/util/answer';

/** How a write at a version ended: with Microsoft's answer, or with what a look found after a lost one. */
export type Changed = { answer: Answer } | { found: IDataObject };

/** The version as Microsoft writes it, with W/ and quotes. */
const versionOf = (object: IDataObject): Record<string, string> => {
	const version = object['@odata.etag'];
	return version === undefined ? {} : { 'If-Match': String(version) };
};

const isStale = ({ vendor }: Session, error: Error): boolean =>
	error instanceof Problem && vendor.isStale?.(Number(error.details.status), undefined) === true;

/**
 * Sends a write with the version of the object, read right before. When somebody else was faster, both are done once more.
 * @param one where the object is read
 * @throws Problem when it was refused, or when it is unknown what became of it
 */
export async function changeAtVersion(
	session: Session,
	operation: Operation,
	values: Values,
	one: string,
): Promise<Changed> {
	const send = async (): Promise<Changed> => {
		const object = await readObject(session, getRequest(one, values.path));
		const request = buildRequest(operation, { ...values, headers: versionOf(object) });
		const sent = await write(session, request, 'change');
		if ('answer' in sent) return sent;
		const found = await lookAfter(
			session,
			async (looking) => await operation.findAfterLostResponse?.(hookContext(looking, operation, values)),
		);
		if (found) return { found };
		throw notKnown(session, operation, request, sent.uncertain);
	};
	return await send().catch(async (error: Error) => {
		if (!isStale(session, error)) throw error;
		return await send();
	});
}

/** For a deletion whose answer was lost: what is not there any more was deleted. */
export const isGone =
	(one: string) =>
	async ({ session, values: { path } }: HookContext): Promise<IDataObject | undefined> =>
		(await ask(session, getRequest(one, path), [404])).status === 404 ? { deleted: true } : undefined;
