import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { parseRoute } from '../../nodes/engine/declare';
import { nodes, type Loaded } from '../../scripts/package';
import { sampleOutput, schemaOf } from '../../scripts/schemas';
import { operations } from './play/cases';
import { makes, routeOf } from './play/contract';
import { fixtureText } from './play/fixtures';
import { hostOf, platformOf, platforms, type Platform } from './platforms';

const root = join(__dirname, '../..');
const described = nodes.map((node) => ({ ...node, name: node.description.name }));

const optionsOf = ({ options = [] }: INodeProperties) => options as INodePropertyOptions[];

/** The parameters of one operation, those in collections too. */
function parametersOf(properties: INodeProperties[], operation: string): INodeProperties[] {
	const mine = properties.filter(({ displayOptions }) => displayOptions?.show?.operation?.includes(operation));
	const inside = mine
		.filter(({ type }) => type === 'collection')
		.flatMap(({ options }) => options as INodeProperties[]);
	return [...mine, ...inside];
}

describe.each(described)('$name', ({ type, source, resource, description }) => {
	const [resources, menu] = description.properties;
	const choices = optionsOf(menu);

	test('is plain data, so that n8n can clone it', () => {
		expect(structuredClone(description)).toEqual(description);
		expect(JSON.parse(JSON.stringify(description))).toEqual(description);
	});

	test('is called as its declaration says, and can be used by an agent', () => {
		expect(description.displayName).toBe(`${resource.vendor.name} ${resource.name}`);
		expect(description.usableAsTool).toBe(true);
		expect(optionsOf(resources)).toEqual([{ name: resource.name, value: resource.value }]);
	});

	test('lists its operations by name, each once and with an action', () => {
		const names = choices.map(({ name }) => name);
		expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')));
		expect(new Set(choices.map(({ value }) => value)).size).toBe(choices.length);
		expect(choices.map(({ value }) => value).sort()).toEqual(resource.operations.map(({ value }) => value).sort());
		for (const choice of choices) {
			expect(choice).toMatchObject({
				action: expect.stringMatching(/^[A-Z]/),
				description: expect.stringMatching(/^[A-Z]/),
			});
			expect(choice.value === 'getAll').toBe(choice.name === 'Get Many');
		}
	});

	test('starts with a read where it has one', () => {
		const standard = resource.operations.find(({ value }) => value === menu.default);
		expect(standard).toBeDefined();
		if (resource.operations.some(({ write }) => write === undefined)) expect(standard?.write).toBeUndefined();
	});

	test.each(resource.operations)('$value: everything in the path has a field', ({ value, route }) => {
		const fields = parametersOf(description.properties, value).map(({ name }) => name);
		expect(parseRoute(route).names.filter((name) => !fields.includes(name))).toEqual([]);
	});

	test('its codex names it', () => {
		const codex = JSON.parse(readFileSync(join(root, `${source}.json`), 'utf8')) as { node: string; alias: string[] };
		expect(codex.node).toBe(type);
		const words = codex.alias.map((word) => word.toLowerCase());
		expect(words.length).toBeGreaterThan(2);
		expect(new Set(words).size).toBe(words.length);
	});
});

const aliasesOf = ({ source }: Loaded): string[] =>
	(JSON.parse(readFileSync(join(root, `${source}.json`), 'utf8')) as { alias: string[] }).alias;

/** At how many of the nodes a phrase finds something. */
const found = (of: Loaded[], phrase: string): number =>
	of.filter((node) => aliasesOf(node).some((word) => word.toLowerCase() === phrase.toLowerCase())).length;

const nodesOf = (platform: Platform) =>
	nodes.filter(({ resource }) => platformOf(hostOf(resource.vendor)) === platform);

test.each(platforms)('$name: its own words are at each of its nodes, any other phrase at three at most', (platform) => {
	const mine = nodesOf(platform);
	const phrases = [...new Set(mine.flatMap(aliasesOf))];
	const everywhere = phrases.filter((phrase) => found(mine, phrase) === mine.length);
	expect(everywhere.sort()).toEqual(platform.aliases);
	// A word that names another platform as a whole may be at some nodes of this one.
	const others = platforms.flatMap(({ aliases }) => aliases);
	const tooOften = (phrase: string) => found(others.includes(phrase) ? mine : nodes, phrase) > 3;
	expect(phrases.filter((phrase) => !everywhere.includes(phrase) && tooOften(phrase))).toEqual([]);
});

test('who searches for the general phrase finds a node', () => {
	expect(found(nodes, 'buy licences')).toBeGreaterThan(0);
});

/** Most characters of a description, and of all together: the editor loads them all. */
const LARGEST = 100_000;
const LARGEST_TOGETHER = 1_768_000;

describe('descriptions stay small', () => {
	const sizes = nodes.map(({ description }) => ({ name: description.name, size: JSON.stringify(description).length }));

	test.each(sizes)('$name', ({ size }) => {
		expect(size).toBeLessThan(LARGEST);
	});

	test('all together', () => {
		expect(sizes.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(LARGEST_TOGETHER);
	});
});

/** The value at a path in which [] means the first row; some names hold dots themselves. */
const member = (value: unknown, path: string): unknown =>
	(path.startsWith('@') ? [path] : path.split('.')).reduce((found, step) => {
		const inner = (found as Record<string, unknown> | undefined)?.[step.replace(/\[\]$/, '')];
		return step.endsWith('[]') ? (inner as unknown[] | undefined)?.[0] : inner;
	}, value);

/** Rows of an answer: its object where nothing else is said, a list, or what is at a path. */
function rowsOf({ resource: { vendor } }: Loaded, answer: unknown, items: string | undefined): unknown[] {
	if (items === undefined) return [vendor.object(answer)];
	return (
		items === '' || Array.isArray(answer)
			? answer
			: items
					.split('|')
					.map((path) => member(answer, path))
					.find(Boolean)
	) as unknown[];
}

test.each(operations)('the sample of $id is an answer of the platform', ({ node, operation, platform }) => {
	expect(existsSync(join(root, 'samples', operation.sample))).toBe(true);
	const answer = JSON.parse(fixtureText(operation.sample)) as unknown;
	const asked = platform.contract.operations.filter(
		(one) =>
			operation.facts.includes(one.id) &&
			routeOf(`${one.method} ${one.path}`) === routeOf(operation.route) &&
			makes(one, operation.constantBody),
	);
	// What is started, or takes several requests, is shown as it is in the end.
	if (operation.run || operation.orderKeys?.place || asked.every(({ kind }) => kind === 'none' || kind === 'async'))
		return;
	expect(asked).not.toEqual([]);
	const rows = rowsOf(node, answer, operation.items);
	expect(rows.length).toBeGreaterThan(0);
	const names = asked.flatMap(({ keyFields }) => keyFields);
	// One row need not have every member; none is in no row.
	const missing = names.filter((path) => rows.every((row) => member(row, path.replace(/\[\]$/, '')) === undefined));
	expect(missing).toEqual([]);
});

test.each(operations)('n8n can show the members of the output of $id before it has run', ({ node, operation }) => {
	const { properties = {} } = schemaOf(sampleOutput(node.resource.vendor, operation));
	expect(Object.keys(properties)).not.toEqual([]);
});

test('nothing under nodes/ or credentials/ reads what is under test/', () => {
	const sources = ['nodes', 'credentials'].flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(root, folder, file)),
	);
	const files = sources.filter((file) => file.endsWith('.ts'));
	expect(files.length).toBeGreaterThan(nodes.length);
	const reading = files.filter((file) =>
		/(from|require\(|import\()\s*['"][^'"]*(test|fixtures|simulator)\//.test(readFileSync(file, 'utf8')),
	);
	expect(reading).toEqual([]);
});
