import type { IDataObject } from 'n8n-workflow';

import type { Finish, Operation } from './declare';
import { redact } from './redact';
import { wireBody, type ApiRequest } from './route';

/** What would be sent, without a person's data. Nothing was sent. */
export function dryRunOf(operation: Operation, request: ApiRequest, more: IDataObject = {}): Finish {
	const row: IDataObject = {
		dryRun: true,
		...more,
		request: {
			method: request.method,
			path: request.path,
			...(Object.keys(request.query).length > 0 ? { query: redact(operation.fields, request.query) } : {}),
			...(request.body ? { body: wireBody(redact(operation.fields, request.body)) as IDataObject } : {}),
		},
	};
	return async () => ({ rows: [row] });
}
