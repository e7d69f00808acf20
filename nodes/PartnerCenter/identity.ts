import type { IDataObject } from 'n8n-workflow';

import { at } from '../engine/util/path';

/**
 * For `extra`: names an object by the ID that the platform gives it under another name, so that the next node finds
 * it where all others have theirs.
 * @param path 'attachmentId'
 */
export const idFrom =
	(path: string) =>
	(row: IDataObject): IDataObject => {
		const id = at(row, path);
		return row.id === undefined && (typeof id === 'string' || typeof id === 'number') && id !== '' ? { id } : {};
	};
