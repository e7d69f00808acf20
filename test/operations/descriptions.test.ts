import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { parseRoute } from '../../nodes/shared/route';
import { nodes } from '../../scripts/package';
import { operations } from './cases';
import { contract, routeOf } from './contract';
import { fixtureText } from './recorder';

const root = join(__dirname, '../..');
const described = nodes.map((node) => ({ ...node, name: node.resource.value, description: new node.Node().description }));

const optionsOf = ({ options = [] }: INodeProperties) => options as INodePropertyOptions[];

/** The parameters of one operation, those in collections too. */
function parametersOf(properties: INodeProperties[], operation: string): INodeProperties[] {
	const mine = properties.filter(({ displayOptions }) => displayOptions?.show?.operation?.includes(operation));
	const inside = mine.filter(({ type }) => type === 'collection').flatMap(({ options }) => options as INodeProperties[]);
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
			expect(choice).toMatchObject({ action: expect.stringMatching(/^[A-Z]/), description: expect.stringMatching(/^[A-Z]/) });
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

test('the name of the platform stands at every node, any other phrase at three at most', () => {
	const aliases = nodes.map(({ source }) => (JSON.parse(readFileSync(join(root, `${source}.json`), 'utf8')) as { alias: string[] }).alias);
	const count = (phrase: string) => aliases.filter((words) => words.some((word) => word.toLowerCase() === phrase.toLowerCase())).length;
	const phrases = [...new Set(aliases.flat())];
	const everywhere = phrases.filter((phrase) => count(phrase) === nodes.length);
	expect(everywhere.sort()).toEqual(['CloudBlue', 'SimpleAPI']);
	expect(phrases.filter((phrase) => !everywhere.includes(phrase) && count(phrase) > 3)).toEqual([]);
	expect(count('buy licences')).toBeGreaterThan(0);
});

/** The value at a path in which [] stands for the first row. */
const member = (value: unknown, path: string): unknown =>
	path.split('.').reduce((found, step) => {
		const inner = (found as Record<string, unknown> | undefined)?.[step.replace(/\[\]$/, '')];
		return step.endsWith('[]') ? (inner as unknown[] | undefined)?.[0] : inner;
	}, value);

test.each(operations)('the sample of $id is an answer of the platform', ({ operation }) => {
	expect(existsSync(join(root, 'test/fixtures', operation.sample))).toBe(true);
	const answer = JSON.parse(fixtureText(operation.sample)) as unknown;
	const rows = operation.items === undefined ? [answer] : (member(answer, operation.items) as unknown[]);
	expect(rows.length).toBeGreaterThan(0);
	const asked = contract.operations.filter(({ id, method, path }) =>
		operation.facts.includes(id) && routeOf(`${method} ${path}`) === routeOf(operation.route));
	expect(asked).not.toEqual([]);
	const missing = asked.flatMap(({ keyFields }) => keyFields).filter((path) => member(rows[0], path.replace(/\[\]$/, '')) === undefined);
	expect(missing).toEqual([]);
});

test('nothing under nodes/ or credentials/ reads what stands under test/', () => {
	const sources = ['nodes', 'credentials'].flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(root, folder, file)));
	const files = sources.filter((file) => file.endsWith('.ts'));
	expect(files.length).toBeGreaterThan(nodes.length);
	const reading = files.filter((file) => /(from|require\(|import\()\s*['"][^'"]*(test|fixtures|simulator)\//.test(readFileSync(file, 'utf8')));
	expect(reading).toEqual([]);
});
