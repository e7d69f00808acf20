import type { IDataObject } from 'n8n-workflow';

import type { ApiRequest, Session } from '../declare';
import { read } from './send';

/** Reads one object, without the platform's wrapping. @throws Problem, Canceled */
export async function readObject(session: Session, request: ApiRequest): Promise<IDataObject> {
	return session.vendor.object((await read(session, request)).body);
}
