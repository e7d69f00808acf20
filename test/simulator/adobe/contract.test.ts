import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Operation } from '../../../simulator/core/contract/contract';
import { CONTRACT, HANDLERS } from '../../../simulator/platforms/adobe/platform';

const FOLDER = join(__dirname, '../../../samples/adobe');
const ids = CONTRACT.operations.map(({ id }) => id);
const served = CONTRACT.operations.filter(({ variantOf }) => !variantOf);

const fixture = (id: string): unknown => JSON.parse(readFileSync(join(FOLDER, `${id}.json`), 'utf8'));

test('every served operation has a handler, and no handler is without an operation', () => {
	expect(Object.keys(HANDLERS).sort()).toEqual(served.map(({ id }) => id).sort());
});

test('every operation has a fixture, and no fixture is without an operation', () => {
	expect(
		readdirSync(FOLDER)
			.filter((name) => name.endsWith('.json'))
			.map((name) => name.replace(/\.json$/, ''))
			.sort(),
	).toEqual([...ids].sort());
});

/** The rows or the object of an answer in which the key fields are. */
function rowsOf({ itemsAt }: Operation, body: unknown): unknown[] {
	if (itemsAt === '') return [body];
	return (itemsAt === '$' ? body : (body as Record<string, unknown>)[itemsAt]) as unknown[];
}

/** Everything that a path leads to: `a[].b` to the `b` of each row of `a`. */
function valuesAt(places: unknown[], path: string): unknown[] {
	const [step, ...rest] = path.split('.');
	const name = step.replace('[]', '');
	const values = places
		.filter((place): place is Record<string, unknown> => typeof place === 'object' && place !== null && name in place)
		.flatMap((place) => (step.endsWith('[]') ? (place[name] as unknown[]) : [place[name]]));
	return rest.length ? valuesAt(values, rest.join('.')) : values;
}

test.each(CONTRACT.operations.filter(({ keyFields }) => keyFields.length))(
	'the fixture of $id has rows in their place, with every key field',
	(operation) => {
		const rows = rowsOf(operation, fixture(operation.id));
		expect(rows.length).toBeGreaterThan(0);
		expect(operation.keyFields.filter((name) => valuesAt(rows, name).length === 0)).toEqual([]);
	},
);

test.each(CONTRACT.operations.filter(({ paging }) => paging === 'limitOffset'))(
	'the fixture of $id counts its rows',
	(operation) => {
		const body = fixture(operation.id) as { count: number; totalCount: number };
		const { length } = rowsOf(operation, body);
		expect([body.count, body.totalCount]).toEqual([length, length]);
	},
);
