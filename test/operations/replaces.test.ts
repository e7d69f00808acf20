import type { Field } from '../../nodes/engine/declare';
import { cases, type Case } from './play/cases';
import { bodyNames, contractsOf, fieldsOf, routeOf, type Recorded } from './play/contract';
import { RECORDED_AT, runOf } from './golden/requests';
import { answerTo } from './play/reply';
import { wireFields } from './play/wireNames';

const isOpen = (value: unknown): value is object => typeof value === 'object' && value !== null;

interface Difference {
	/** `a.b`, `a[].b` */
	path: string;
	/** It is not there any more. */
	gone: boolean;
}

/** Where two values differ, from the outside in. */
function differences(before: unknown, after: unknown, path = ''): Difference[] {
	if (!isOpen(before) || !isOpen(after)) return before === after ? [] : [{ path, gone: after === undefined }];
	const step = (name: string) => (Array.isArray(before) ? `${path}[]` : [path, name].filter(Boolean).join('.'));
	const names = new Set([...Object.keys(before), ...Object.keys(after)]);
	return [...names].flatMap((name) =>
		differences((before as Record<string, unknown>)[name], (after as Record<string, unknown>)[name], step(name)),
	);
}

/** What an operation is there to change: its fields on the wire, and its constants. */
function changeable({ operation, platform, id }: Case): string[] {
	const fields = wireFields(operation.fields as Field[]).map(({ name }) => name);
	return [...fields, ...bodyNames([], operation.constantBody ?? {}), ...(platform.changes[id] ?? [])];
}

const isPartOf = (path: string, name: string): boolean =>
	path === name || [`${name}.`, `${name}[]`].some((start) => path.startsWith(start));

const replacing = cases.filter(({ fill, operation }) => operation.replaces !== undefined && fill === 'all');

test('there are objects that are replaced as a whole', () => {
	expect(new Set(replacing.map(({ id }) => id)).size).toBeGreaterThan(15);
});

test.each(replacing)('$title: nothing changes in the object but what the operation names', (one) => {
	const { operation, platform } = one;
	const { error, requests } = runOf(one);
	expect(error).toBeUndefined();
	const routes = requests.map(({ route }) => route);
	const read = routeOf(operation.replaces!.read);
	const sent = requests.find(({ route }) => route === routeOf(operation.route)) as Recorded;
	expect(routes.indexOf(read)).toBe(0);
	expect(routes.indexOf(routeOf(operation.route))).toBeGreaterThan(0);

	const before = one.node.resource.vendor.object(answerTo(one, read, RECORDED_AT));
	// What the platform does not need back may be left out: links, and what only comes with a read object.
	const needed = contractsOf(sent, operation.facts)
		.flatMap(fieldsOf)
		.map(({ name }) => name);
	const spare = ({ path, gone }: Difference) =>
		gone && (platform.leftOut.includes(path) || !needed.some((name) => isPartOf(path, name) || isPartOf(name, path)));
	const strange = differences(before, sent.body).filter(
		({ path }) => !changeable(one).some((name) => isPartOf(path, name)),
	);
	expect(strange.filter((difference) => !spare(difference)).map(({ path }) => path)).toEqual([]);
});
