import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import type { Operation, Vendor } from '../nodes/engine/declare';
import { rowsAt } from '../nodes/engine/http/paging/rows';
import { defaults } from '../nodes/engine/http/session';
import { toItems } from '../nodes/engine/output/items';
import { outputOf } from '../nodes/engine/poll/n8n/output';
import { outputOf as webhookOutput } from '../nodes/PartnerCenter/WebhookTrigger/notification';
import { nodes, sources, top, triggers } from './package';

/** A JSON schema of output, as n8n shows it before a node has run. */
interface Schema {
	type: string;
	properties?: Record<string, Schema>;
	items?: Schema;
}

/** What a value looks like; of a list, its first row. */
export function schemaOf(value: unknown): Schema {
	if (value === null || value === undefined) return { type: 'null' };
	if (Array.isArray(value)) return value.length > 0 ? { type: 'array', items: schemaOf(value[0]) } : { type: 'array' };
	if (typeof value !== 'object') return { type: typeof value };
	const properties = Object.entries(value).map(([name, inner]) => [name, schemaOf(inner)] as const);
	return { type: 'object', properties: Object.fromEntries(properties) };
}

/** The first row of a sample; of an answer that is no object or has no body, what the engine makes of it. */
function sampleRow(
	{ object }: Vendor,
	{ items, idFromLocation, sample, emptySuccess, write }: Operation,
): IDataObject | undefined {
	if (write === 'delete') return { deleted: true };
	const body: unknown = JSON.parse(readFileSync(join(top, 'samples', sample), 'utf8'));
	if (items !== undefined) return rowsAt(body, items)[0];
	return { ...(emptySuccess ? { success: true } : {}), ...object(body), ...(idFromLocation ? { id: 'started' } : {}) };
}

/** The first item that an operation puts out for its sample answer. */
export function sampleOutput(vendor: Vendor, operation: Operation): unknown {
	const row = sampleRow(vendor, operation);
	const settings = { ...defaults, simplify: operation.simplify !== undefined };
	return toItems({ vendor, operation, settings, now: Date.now() }, { rows: row ? [row] : [] }, 0)[0]?.json;
}

const customerId = '951c964b-77a8-54e6-a598-534a37167ed2';
const common = { event: 'orderCompleted', customerId };

/** What the triggers put out: the object is another for each event. */
const polled = outputOf(
	'',
	{ ...common, id: '', subject: '', at: 0, happened: 0, source: '', objectId: '', object: {} },
	{},
);
const pushed = webhookOutput(
	'',
	{
		...common,
		eventId: '',
		resource: '',
		uri: `https://example.com/customers/${customerId}`,
		auditUri: '-',
		changed: 0,
	},
	{ object: {} },
);

function save(folder: string, file: string, output: unknown): void {
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, file), `${JSON.stringify({ ...schemaOf(output), version: 1 }, null, '\t')}\n`);
}

/** The schema of a trigger, which has no operation: one file is for the editor, the other for AI. */
function saveOfTrigger(source: string, output: unknown): void {
	const folder = join(top, 'dist', dirname(source), '__schema__');
	save(folder, 'v1.0.0.json', output);
	save(join(folder, 'v1.0.0'), 'output.json', output);
}

/** Writes the schema of every operation and trigger beside its built node, where n8n looks for it. */
function writeSchemas(): void {
	for (const { source, resource } of nodes) {
		for (const operation of resource.operations) {
			const folder = join(top, 'dist', dirname(source), '__schema__/v1.0.0', resource.value);
			save(folder, `${operation.value}.json`, sampleOutput(resource.vendor, operation));
		}
	}
	for (const { source } of triggers) saveOfTrigger(source, polled);
	for (const source of sources.filter((one) => one.endsWith('WebhookTrigger.node'))) saveOfTrigger(source, pushed);
}

if (require.main === module) writeSchemas();
