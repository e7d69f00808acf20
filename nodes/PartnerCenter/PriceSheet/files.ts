import type { IDataObject } from 'n8n-workflow';

import type { ApiRequest, Completion, CustomRead, HookContext, OperationBase, Values } from '../../engine/declare';
import { storeSheet } from '../../engine/http/files/download';
import { openFromApi } from '../../engine/http/files/openFile';
import { buildRequest } from '../../engine/http/request';

import { binaryPropertyName } from '../fields/files';
import { salesPaging } from '../paging';

import { membersOf, simplified, type Sheet } from './columns';
import * as fields from './fields';
import { rowsInOnePass } from './onePass';
import { wantedBy } from './wanted';

/** The request; whether the file comes packed is asked for, and not left to what the sender asks for by itself. */
function requestOf(operation: OperationBase, values: Values): ApiRequest {
	const request = buildRequest(operation, values);
	return {
		...request,
		headers: { ...request.headers, 'Accept-Encoding': values.local.compressed ? 'deflate' : 'identity' },
	};
}

/** What a file is of: market, view and month as far as it has them. */
const aboutOf = ({ path, query }: Values): IDataObject => ({ ...path, ...query });

/** An operation that gives the file. */
export function fileOf(sheet: Sheet, declared: OperationBase): CustomRead {
	const run =
		async ({ operation, session, values }: HookContext): Promise<Completion> =>
		async () => {
			const answer = await openFromApi(session, requestOf(operation, values));
			const about = aboutOf(values);
			const file = await storeSheet(session, answer, [sheet.file, ...Object.values(about)].join('-'));
			return {
				rows: [{ ...about, fileName: file.fileName, fileSize: file.fileSize ?? null }],
				binary: [{ [String(values.local.binaryPropertyName)]: file }],
			};
		};
	return { ...declared, fields: [...declared.fields, binaryPropertyName, fields.compressed], run };
}

/** An operation that gives the rows. */
export function rowsOf(sheet: Sheet, declared: OperationBase): CustomRead {
	const run = async ({ operation, session, values }: HookContext): Promise<Completion> => {
		const isWanted = wantedBy(values.local);
		const rows = await rowsInOnePass(session, requestOf(operation, values), sheet, (cells) => {
			if (!isWanted(cells)) return undefined;
			return session.settings.simplify ? simplified(sheet, cells) : cells;
		});
		return async () => ({ rows });
	};
	return {
		...declared,
		fields: [...declared.fields, fields.compressed],
		paging: salesPaging.sheet,
		simplify: [...membersOf(sheet), 'other'],
		run,
	};
}
