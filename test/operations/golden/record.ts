import type { IBinaryData, IDataObject, INodeExecutionData } from 'n8n-workflow';
import { readBinary } from '../../support/core';
import type { Recorded } from '../play/contract';
import type { Platform } from '../platforms';
import type { Played } from '../play/stage';
import type { GoldenCase } from './cases';
import { TOKEN } from './pages';
import { RECORDED_AT } from './requests';
import type { Golden, GoldenRequest } from './types';

/** What differs from run to run: the recorder's address, the key of an execution. */
const steady = (text: string, url: string): string =>
	text.replaceAll(url, RECORDED_AT).replace(/n8n-[\w-]+-0(?=["\]])/g, 'n8n-generated-key');

/** Files are identified by their text. */
const asText = (_: string, value: unknown): unknown => {
	const { type, data } = (value ?? {}) as { type?: unknown; data?: unknown };
	return type === 'Buffer' ? Buffer.from(data as number[]).toString() : value;
};

/** The headers that decide what an operation does, or which page. Those of the sign-in and the IDs are the same everywhere. */
const decidingHeaders = ({ contract }: Platform): string[] => [
	...new Set([...contract.operations.flatMap(({ headers = [] }) => headers.map(({ name }) => name)), TOKEN]),
];

function requestOf({ host, route, query, headers, body }: Recorded, platform: Platform): GoldenRequest {
	const deciding = decidingHeaders(platform)
		.filter((name) => headers[name.toLowerCase()] !== undefined)
		.map((name) => [name, String(headers[name.toLowerCase()])]);
	return {
		request: `${host.mark ? `${host.mark}: ` : ''}${route}`,
		...(Object.keys(query).length > 0 ? { query } : {}),
		...(deciding.length > 0 ? { headers: Object.fromEntries(deciding) as Record<string, string> } : {}),
		...(body === undefined ? {} : { body }),
	};
}

async function fileOf({ binary = {} }: INodeExecutionData): Promise<IDataObject> {
	const files = Object.entries(binary).map(async ([property, file]: [string, IBinaryData]) => [
		property,
		{ fileName: file.fileName, mimeType: file.mimeType, text: (await readBinary(file)).toString() },
	]);
	return Object.fromEntries(await Promise.all(files)) as IDataObject;
}

/** The golden form of a run. */
export async function goldenOf({ one, parameters }: GoldenCase, { url, result, requests }: Played): Promise<Golden> {
	const { error, lastNodeItems: items } = result;
	const files = items.some(({ binary }) => binary !== undefined) ? await Promise.all(items.map(fileOf)) : undefined;
	const golden: Golden = {
		parameters: parameters as IDataObject,
		requests: requests.map((request) => requestOf(request, one.platform)),
		...(error ? { error: error.message } : { output: items.map(({ json }) => json), files }),
	};
	return JSON.parse(steady(JSON.stringify(golden), url), asText) as Golden;
}
