import { NodeHelpers, type INode, type INodeTypeDescription } from 'n8n-workflow';

import { nodes as operated, triggers } from '../../../scripts/package';
import { boxOf, cross, noteBox, overlap, pointsOf } from './canvas';
import { flows, isNote, isOurs, wiresOf } from './flows';

const packaged = [...operated, ...triggers];
const isPolled = ({ type }: INode): boolean => triggers.some((one) => one.type === type);

/** The operation of a node; a trigger has none. */
const operationOf = ({ type, parameters }: INode) =>
	operated
		.find((one) => type === one.type || type === `${one.type}Tool`)
		?.resource.operations.find(({ value }) => value === parameters.operation);

/** Whether it waits until somebody calls. */
const isResumed = ({ type, parameters }: INode): boolean =>
	type === 'n8n-nodes-base.wait' && /^(webhook|form)$/.test(String(parameters.resume));

describe.each(flows)('%s', (_file, flow) => {
	const notes = flow.nodes.filter(isNote);
	const nodes = flow.nodes.filter((node) => !isNote(node));
	const wires = wiresOf(flow);
	const descriptionOf = ({ type }: INode): INodeTypeDescription =>
		packaged.find((one) => type === one.type || type === `${one.type}Tool`)!.description;

	test('begins with a note of numbered steps, and says how to try it', () => {
		const [first] = notes;
		expect(String(first.parameters.content)).toMatch(/^## .+\n1\. .+\n2\. /);
		expect(String(first.parameters.content)).toContain('**Try it**');
		expect(notes.length).toBeGreaterThan(2);
	});

	test("none of the package's nodes opens with a red mark, and none holds a parameter that it does not have", () => {
		for (const node of nodes.filter(isOurs)) {
			const description = descriptionOf(node);
			const { properties } = description;
			const parameters =
				NodeHelpers.getNodeParameters(properties, node.parameters, true, false, node, description) ?? {};
			const issues = NodeHelpers.getNodeParametersIssues(properties, { ...node, parameters }, description);
			expect([node.name, issues]).toEqual([node.name, null]);
			// What n8n adds: to tools their description, to polling triggers their times.
			const added = isPolled(node) ? ['pollTimes'] : ['descriptionType', 'toolDescription'];
			const known = [...properties.map(({ name }) => name), ...added];
			expect(Object.keys(node.parameters).filter((name) => !known.includes(name))).toEqual([]);
		}
	});

	test('nodes are on the grid, in no other node and in a note', () => {
		for (const node of nodes) {
			expect([node.name, ...node.position.map((at) => at % 16)].map((at) => (Object.is(at, -0) ? 0 : at))).toEqual([
				node.name,
				0,
				0,
			]);
			const touching = nodes.filter((other) => other !== node && overlap(boxOf(node), boxOf(other)));
			expect(touching.map(({ name }) => name)).toEqual([]);
			expect([node.name, notes.filter((note) => overlap(noteBox(note), boxOf(node))).length]).toEqual([node.name, 1]);
		}
	});

	test('notes do not overlap', () => {
		const pairs = notes.flatMap((note, index) => notes.slice(index + 1).map((other) => [note, other] as const));
		expect(pairs.filter(([note, other]) => overlap(noteBox(note), noteBox(other))).map(([{ name }]) => name)).toEqual(
			[],
		);
	});

	test('no wire runs through a node or crosses another', () => {
		for (const wire of wires) {
			const others = nodes
				.filter((node) => node !== wire.from && node !== wire.to)
				.map((node) => ({ node, box: boxOf(node) }));
			const hit = others.filter(({ box }) =>
				pointsOf(wire).some(([x, y]) => x > box.left && x < box.right && y > box.top && y < box.bottom),
			);
			expect([wire.from.name, wire.to.name, hit.map(({ node }) => node.name)]).toEqual([
				wire.from.name,
				wire.to.name,
				[],
			]);
			const crossed = wires.filter((other) => cross(wire, other));
			expect([wire.from.name, wire.to.name, crossed.map(({ from, to }) => `${from.name} to ${to.name}`)]).toEqual([
				wire.from.name,
				wire.to.name,
				[],
			]);
		}
	});

	const buying = nodes.filter(isOurs).filter((node) => operationOf(node)?.orderKeys && operationOf(node)?.quantities);

	test('what buys has an order key and a limit, and where it fails the flow goes on', () => {
		for (const node of buying) {
			expect([node.name, String(node.parameters.orderKey)]).toEqual([node.name, expect.stringMatching(/^=/)]);
			expect([node.name, Object.keys((node.parameters.limits ?? {}) as object)]).toEqual([
				node.name,
				expect.arrayContaining(['maximumQuantity']),
			]);
			if (node.type.endsWith('Tool')) continue;
			expect([node.name, wires.filter(({ from, output }) => from === node && output === 1).length]).toEqual([
				node.name,
				1,
			]);
		}
	});

	test('a tool that fails gives the agent the reason', () => {
		const tools = nodes.filter(isOurs).filter(({ type }) => type.endsWith('Tool'));
		expect(tools.filter(({ onError }) => onError !== 'continueRegularOutput').map(({ name }) => name)).toEqual([]);
	});

	test('what is called from outside asks for a secret, and shows a sample', () => {
		for (const node of nodes.filter(({ type }) => /\.(webhook|formTrigger|chatTrigger|mcpTrigger)$/.test(type))) {
			expect(node.parameters.authentication).toMatch(/^(headerAuth|basicAuth)$/);
			expect(Object.keys(node.credentials ?? {})).toHaveLength(1);
		}
		for (const { name, parameters } of nodes.filter(isResumed))
			expect([name, parameters.incomingAuthentication]).toEqual([
				name,
				expect.stringMatching(/^(headerAuth|basicAuth)$/),
			]);
		const starts = nodes.filter(({ type }) => /trigger$|\.webhook$/i.test(type) && !/manualTrigger$/.test(type));
		for (const { name } of starts) expect([name, flow.pinData?.[name]?.length]).toEqual([name, 1]);
	});

	// A polling trigger is called by nobody, so it has no secret. Its events come at least once.
	test('what begins with a polling trigger drops an event that came before', () => {
		for (const trigger of nodes.filter(isPolled)) {
			const next = wires.filter(({ from }) => from === trigger).map(({ to }) => to);
			expect(next).toMatchObject([
				{
					type: 'n8n-nodes-base.removeDuplicates',
					parameters: { operation: 'removeItemsSeenInPreviousExecutions', dedupeValue: '={{ $json.eventId }}' },
				},
			]);
			const sample = flow.pinData?.[trigger.name]?.[0].json;
			expect(Object.keys(sample ?? {})).toEqual(
				expect.arrayContaining(['eventId', 'event', 'platform', 'occurredAt', 'resource', 'customerId', 'object']),
			);
			expect(trigger.parameters.events).toContain(sample?.event);
		}
	});

	// Its event does not come again. n8n's Retry repeats the node that failed: behind an error output that is another one.
	test('what begins with a polling trigger can be retried where it fails, except for what buys', () => {
		if (!nodes.some(isPolled)) return;
		const caught = nodes.filter(({ onError }) => onError !== undefined && onError !== 'stopWorkflow');
		expect(caught.map(({ name }) => name)).toEqual(buying.map(({ name }) => name));
	});
});

test('every flow has a file name, an ID and a name of its own', () => {
	expect(flows.length).toBeGreaterThanOrEqual(16);
	for (const key of ['id', 'name'] as const) {
		const values = flows.map(([, flow]) => flow[key]);
		expect(new Set(values).size).toBe(values.length);
	}
});
