import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodePropertyOptions } from 'n8n-workflow';
import { top, triggers } from '../../scripts/package';

describe.each(triggers.map((one) => ({ ...one, name: one.description.name })))('$name', (one) => {
	const { description, trigger, type, source } = one;

	test('is a polling trigger without inputs, and plain data', () => {
		expect(description).toMatchObject({ group: ['trigger'], inputs: [], polling: true });
		expect(description.usableAsTool).toBeUndefined();
		expect(description.displayName).toBe(`${trigger.vendor.name} Trigger`);
		expect(structuredClone(description)).toEqual(description);
		expect(description.activationMessage).toMatch(/\.$/);
	});

	test('offers each event once, by name, and each is found in one of its lists', () => {
		const [events] = description.properties;
		const options = events.options as INodePropertyOptions[];
		expect(options.length).toBeGreaterThan(0);
		expect(options.map(({ value }) => value).sort()).toEqual(trigger.events.map(({ value }) => value).sort());
		const names = options.map(({ name }) => name);
		expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')));
		expect(events.default).toEqual([]);
	});

	test('its codex names it', () => {
		const codex = JSON.parse(readFileSync(join(top, `${source}.json`), 'utf8')) as { node: string; alias: string[] };
		expect(codex.node).toBe(type);
		expect(codex.alias.length).toBeGreaterThan(2);
	});
});

test('there is a trigger', () => {
	expect(triggers.length).toBeGreaterThan(0);
});
