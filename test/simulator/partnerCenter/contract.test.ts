import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Operation } from '../../../simulator/core/contract/contract';
import { createCheck, SIGNS } from '../../../simulator/platforms/partnerCenter/checks';
import { fixture } from '../../../simulator/platforms/partnerCenter/samples';
import { HANDLERS } from '../../../simulator/platforms/partnerCenter/handlers';
import { CONTRACT } from '../../../simulator/platforms/partnerCenter/platform';
import { withValue } from '../ingram/refusalCases';
import { leastRequest } from './contractRequests';

const FOLDER = join(__dirname, '../../../samples/partnerCenter');
const served = CONTRACT.operations.filter(({ variantOf }) => !variantOf);
const ids = CONTRACT.operations.map(({ id }) => id);

test('every served operation has a handler', () => {
	expect(served.filter(({ id }) => !HANDLERS[id]).map(({ id }) => id)).toEqual([]);
});

test('no handler is without an operation', () => {
	expect(Object.keys(HANDLERS).filter((id) => !ids.includes(id))).toEqual([]);
});

test('every operation that answers with JSON has a fixture, and no fixture is without an operation', () => {
	const missing = served.filter(({ id, kind }) => kind !== 'binary' && !existsSync(join(FOLDER, `${id}.json`)));
	expect(missing.map(({ id }) => id)).toEqual([]);
	const names = readdirSync(FOLDER)
		.filter((name) => name.endsWith('.json'))
		.map((name) => name.replace(/\.json$/, ''));
	expect(names.filter((name) => !ids.includes(name))).toEqual([]);
});

/** The rows or the object of an answer in which the key fields are. */
function rowsOf({ itemsAt }: Operation, body: unknown): unknown[] {
	const place = itemsAt === '' ? [body] : itemsAt === '$' ? body : (body as Record<string, unknown>)[itemsAt];
	return Array.isArray(place) ? place : [];
}

/** Whether a row has a member; some answers write their names with a capital. */
function has(row: unknown, path: string): boolean {
	let place = row;
	for (const step of path.includes('@') ? [path] : path.split('.')) {
		const member = Object.entries(place ?? {}).find(([name]) => name.toLowerCase() === step.toLowerCase());
		if (!member) return false;
		place = member[1];
	}
	return true;
}

test('fixtures are where the contract says that rows are, and hold every key field in some row', () => {
	const wrong = served
		.filter(({ kind, id }) => ['object', 'collection'].includes(kind) && existsSync(join(FOLDER, `${id}.json`)))
		.flatMap((operation) => {
			const rows = rowsOf(operation, fixture(operation.id));
			if (rows.length === 0) return [`${operation.id} has no row`];
			return operation.keyFields
				.filter((name) => !rows.some((row) => has(row, name)))
				.map((name) => `${operation.id} ${name}`);
		});
	expect(wrong).toEqual([]);
});

test('each operation that shares its route has a sign, but one', () => {
	const routes = new Map<string, Operation[]>();
	for (const operation of served) {
		const route = `${operation.method} ${operation.host ?? ''}${operation.path}`;
		routes.set(route, [...(routes.get(route) ?? []), operation]);
	}
	const changes = ['subscription.reactivate', 'subscription.updateNickname', 'subscription.setAutoRenew'];
	for (const rivals of routes.values()) {
		// Three changes of subscriptions differ from the first by what is there already, not by what is sent.
		const unsigned = rivals.filter(({ id }) => !SIGNS[id] && !changes.includes(id));
		expect(unsigned).toHaveLength(1);
	}
	const shared = [...routes.values()]
		.filter(({ length }) => length > 1)
		.flat()
		.map(({ id }) => id);
	expect(Object.keys(SIGNS).filter((id) => !shared.includes(id))).toEqual([]);
});

// What was read and goes back unchanged must be accepted, or the simulator would refuse what the platform asks for.
describe('a resource as it was read can be sent back', () => {
	const check = createCheck(CONTRACT);
	const replacing = served.filter(({ replaces, id }) => replaces && id !== 'subscription.scheduleNextTerm');

	test.each(replacing)('$id', (operation) => {
		// The kind of object is set where the request names one, and else goes back as it came.
		const kind = operation.body.find(({ name }) => name === 'attributes.objectType')?.enum?.[0];
		const answered = fixture(operation.replaces!);
		const read = kind ? withValue(answered, 'attributes.objectType', kind) : answered;
		const { headers } = leastRequest(operation);
		const small = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
		const problems = (body: unknown): unknown => {
			try {
				check(operation, { query: {}, headers: small, body });
				return [];
			} catch (error) {
				return (error as { extras: { data: unknown } }).extras.data;
			}
		};
		expect(problems(read)).toEqual([]);
		expect(problems(withValue(read, 'notKnown', 1))).toEqual(['body: notKnown is not known']);
	});
});
