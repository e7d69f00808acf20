import type { IDataObject } from 'n8n-workflow';

/** The order key stands in externalReferenceId; a batch ID of the user's own stays in front of it. */

const textOf = ({ externalReferenceId }: IDataObject): string => String(externalReferenceId ?? '').trim();

/** 'batch-2026-03 [deal-4711]', or the key alone */
export function withReference(body: IDataObject, key: string): IDataObject {
	const own = textOf(body);
	return { ...body, externalReferenceId: own === '' ? key : `${own} [${key}]` };
}

/** Whether a migration shows this key: the key, another text (so it is another sale), or undefined where it shows none. */
export function keyOn(migration: IDataObject, key: string): string | undefined {
	const text = textOf(migration);
	if (text === '') return undefined;
	return text === key || text.endsWith(` [${key}]`) ? key : text;
}

/** The key as a migration shows it, for one that is read without knowing what to look for. */
export function shownKey(migration: IDataObject): string | undefined {
	const text = textOf(migration);
	return text === '' ? undefined : (/ \[(.+)\]$/.exec(text)?.[1] ?? text);
}
