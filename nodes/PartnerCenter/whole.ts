import type { IDataObject } from 'n8n-workflow';

import type { Values } from '../engine/declare';
import { overlaid } from '../engine/run/replaceWhole';

/**
 * The whole that a full replace sends: the object as it was read, with what was given laid over it.
 * The links stay behind, for they only say where the object is.
 */
export function withoutLinks({ links: _links, ...object }: IDataObject, { body }: Values): IDataObject {
	return overlaid(object, body);
}
