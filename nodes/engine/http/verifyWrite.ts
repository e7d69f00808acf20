import type { IDataObject } from 'n8n-workflow';

import type { HookContext } from '../declare';
import { getRequest } from './request';
import { read } from './send';

/** Whether everything that was sent is in what is read; the platform may hold more. */
export function contains(whole: unknown, part: unknown): boolean {
	// What was emptied may be left out or shown as nothing.
	if (part === null || part === undefined) return whole === null || whole === undefined;
	if (Array.isArray(part)) {
		return (
			Array.isArray(whole) && whole.length === part.length && part.every((row, index) => contains(whole[index], row))
		);
	}
	if (typeof part === 'object' && part !== null) {
		return Object.entries(part).every(([key, value]) => contains((whole as IDataObject | undefined)?.[key], value));
	}
	return String(whole) === String(part);
}

/**
 * For changes that set final values: reads the object after a lost answer and takes it as done
 * when it holds all that was sent.
 */
export function verifyWrite(route: string) {
	return async ({ session, values }: HookContext): Promise<IDataObject | undefined> => {
		const { body } = await read(session, getRequest(route, values.path));
		const object = session.vendor.object(body);
		return contains(object, values.body) ? object : undefined;
	};
}
