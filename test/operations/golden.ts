import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { IDataObject } from 'n8n-workflow';

import type { Case, Declared } from './cases';
import type { Recorded } from './contract';
import type { Played } from './stage';

/** What one run of an operation was given, what it sent, and what it put out: a reviewed text, and an example of the API. */
export interface Golden {
	parameters: IDataObject;
	requests: Array<{ request: string; query?: unknown; headers?: IDataObject; body?: unknown }>;
	output?: unknown;
	error?: string;
}

const FOLDER = join(__dirname, '../golden');

/** `test/golden/PartnerCenter/Subscription/updateQuantity.json` */
export function goldenFile({ node, operation }: Declared): string {
	const [, vendor, resource] = node.source.split('/');
	return join(FOLDER, vendor, resource, `${operation.value}.json`);
}

export const goldenFiles = (): string[] =>
	readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.json'))
		.map((file) => join(FOLDER, file));

export const readGolden = (declared: Declared): Record<string, Golden> =>
	existsSync(goldenFile(declared))
		? (JSON.parse(readFileSync(goldenFile(declared), 'utf8')) as Record<string, Golden>)
		: {};

/** One member a line where it is short: a page that a person can read. */
function textOf(value: unknown, indent = ''): string {
	const short = JSON.stringify(value) ?? 'null';
	if (typeof value !== 'object' || value === null || short.length + indent.length < 100) return short;
	const inner = `${indent}\t`;
	if (Array.isArray(value)) return `[\n${value.map((row) => `${inner}${textOf(row, inner)}`).join(',\n')}\n${indent}]`;
	const members = Object.entries(value).filter(([, member]) => member !== undefined);
	return `{\n${members.map(([name, member]) => `${inner}${JSON.stringify(name)}: ${textOf(member, inner)}`).join(',\n')}\n${indent}}`;
}

export function writeGolden(declared: Declared, golden: Record<string, Golden>): void {
	const file = goldenFile(declared);
	mkdirSync(dirname(file), { recursive: true });
	writeFileSync(file, `${textOf(golden)}\n`);
}

/** What differs from run to run: addresses, ids that are made up, the key of an execution. */
function steady(text: string, url: string): string {
	return text.replaceAll(url, 'https://platform.example').replace(/n8n-[\w-]+-0(?=")/g, 'n8n-generated-key');
}

function requestOf(
	{ host, route, query, headers, body }: Recorded,
	contractHeaders: string[],
): Golden['requests'][number] {
	const deciding = Object.fromEntries(
		contractHeaders
			.filter((name) => headers[name.toLowerCase()] !== undefined)
			.map((name) => [name, String(headers[name.toLowerCase()])]),
	);
	return {
		request: `${host.mark ? `${host.mark}: ` : ''}${route}`,
		...(Object.keys(query).length > 0 ? { query } : {}),
		...(Object.keys(deciding).length > 0 ? { headers: deciding } : {}),
		...(body === undefined ? {} : { body }),
	};
}

/** The golden form of a run. */
export function goldenOf({ parameters, platform }: Case, { url, result, requests }: Played): Golden {
	const contractHeaders = [
		...new Set(platform.contract.operations.flatMap(({ headers = [] }) => headers.map(({ name }) => name))),
	];
	const golden: Golden = {
		parameters: parameters as IDataObject,
		requests: requests.map((request) => requestOf(request, contractHeaders)),
		...(result.error ? { error: result.error.message } : { output: result.lastNodeItems.map(({ json }) => json) }),
	};
	return JSON.parse(steady(JSON.stringify(golden), url)) as Golden;
}
