import type { IDataObject } from 'n8n-workflow';

import type { ApiRequest, Completion, Operation } from '../declare';
import { redact } from '../http/redact';
import { wireBody } from '../http/request';
import { at, isObject } from '../util/path';

/** Paths and values of everything inside an object. */
const leaves = (value: unknown, path = ''): Array<[string, unknown]> =>
	isObject(value)
		? Object.entries(value).flatMap(([name, inner]) => leaves(inner, path === '' ? name : `${path}.${name}`))
		: [[path, value]];

/** What a change would change, from and to, without a person's data. `named`: what the user gave */
export function changesOf(operation: Operation, object: IDataObject, named: IDataObject): IDataObject {
	const before = redact(operation.fields, object);
	const after = redact(operation.fields, named);
	const rows = leaves(named)
		.filter(([path, value]) => JSON.stringify(at(object, path)) !== JSON.stringify(value))
		.map(([path]) => [
			path,
			{ from: (at(before, path) ?? null) as IDataObject[string], to: at(after, path) as IDataObject[string] },
		]);
	return Object.fromEntries(rows) as IDataObject;
}

/** What would be sent, without a person's data. Nothing was sent. */
export function dryRunOf(operation: Operation, request: ApiRequest, more: IDataObject = {}): Completion {
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
