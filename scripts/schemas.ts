import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import type { Operation, Vendor } from '../nodes/engine/declare';
import { rowsAt } from '../nodes/engine/http/paging/paging';
import { defaults } from '../nodes/engine/http/session';
import { toItems } from '../nodes/engine/output/items';
import { nodes, top } from './package';

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

/** Writes the schema of every operation beside its built node, where n8n looks for it. */
function writeSchemas(): void {
	for (const { source, resource } of nodes) {
		for (const operation of resource.operations) {
			const folder = join(top, 'dist', dirname(source), '__schema__/v1.0.0', resource.value);
			mkdirSync(folder, { recursive: true });
			const schema = { ...schemaOf(sampleOutput(resource.vendor, operation)), version: 1 };
			writeFileSync(join(folder, `${operation.value}.json`), `${JSON.stringify(schema, null, '\t')}\n`);
		}
	}
}

if (require.main === module) writeSchemas();
