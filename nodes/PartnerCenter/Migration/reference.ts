import type { IDataObject } from 'n8n-workflow';

import { keyIn, marked } from '../../engine/orders/existing/keyInText';

/** The order key is in externalReferenceId; a batch ID of the user's own stays in front of it. */

const textOf = ({ externalReferenceId }: IDataObject): string => String(externalReferenceId ?? '').trim();

/** 'batch-2026-03 [deal-4711]', or the key alone */
export const withReference = (body: IDataObject, key: string): IDataObject => ({
	...body,
	externalReferenceId: marked(textOf(body), key),
});

/** Whether a migration shows this key: the key, another text (so it is another sale), or undefined where it shows none. */
export const keyOn = (migration: IDataObject, key: string): string | undefined => keyIn(textOf(migration), key);
