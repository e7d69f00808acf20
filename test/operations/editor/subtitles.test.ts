import { type INodeParameters, type INodePropertyOptions, Workflow } from 'n8n-workflow';
import { everyNode, nodes, triggers } from '../../../scripts/package';
import { LoadedNodeTypes } from '../../support/core/nodeTypes';

const nodeTypes = new LoadedNodeTypes(Object.fromEntries(everyNode.map(({ type, Node }) => [type, Node])));

/** What n8n shows under a node of this type with these parameters: the editor evaluates it in the same way. */
function shown(type: string, parameters: INodeParameters): unknown {
	const node = { id: '1', name: 'Node', type, typeVersion: 1, position: [0, 0] as [number, number], parameters };
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const { subtitle = '' } = nodeTypes.getByNameAndVersion(type).description;
	return workflow.expression.getSimpleParameterValue(workflow.getNode('Node')!, subtitle, 'internal', {});
}

const PACKAGE = 'n8n-nodes-cloud-marketplace';

test.each([
	['ingramMicroCustomer', 'findOrCreate', 'Find or Create'],
	['ingramMicroSalesOrder', 'place', 'Place'],
	['ingramMicroOrder', 'getAll', 'Get Many'],
	['partnerCenterSubscription', 'setEndOfTerm', 'Set End of Term'],
	['partnerCenterAddOnOrder', 'placeLegacy', 'Place (Legacy)'],
	['adobeVipTransfer', 'migrateLga', 'Migrate Large Government Agency'],
])('%s: %s is "%s" on the canvas', (name, operation, words) => {
	expect(shown(`${PACKAGE}.${name}`, { operation })).toBe(words);
});

test.each(nodes)(
	'$description.displayName: each operation is shown by its name in the list',
	({ type, description }) => {
		const choices = description.properties.find(({ name }) => name === 'operation')?.options as INodePropertyOptions[];
		expect(choices.length).toBeGreaterThan(0);
		for (const { name, value } of choices) expect(shown(type, { operation: value as string })).toBe(name);
	},
);

test.each(triggers)(
	'$description.displayName: each event is shown by its name in the list',
	({ type, description }) => {
		const choices = description.properties.find(({ name }) => name === 'events')?.options as INodePropertyOptions[];
		expect(choices.length).toBeGreaterThan(2);
		for (const { name, value } of choices) expect(shown(type, { events: [value as string] })).toBe(name);
	},
);

test('of several events, the first is named, and none shows nothing', () => {
	const type = `${PACKAGE}.ingramMicroTrigger`;
	expect(shown(type, { events: ['orderCompleted', 'orderFailed', 'renewalDue'] })).toBe('Order Completed and 2 more');
	expect(shown(type, { events: [] })).toBe('');
});

test("events of the webhook are shown in the platform's words", () => {
	const type = `${PACKAGE}.partnerCenterWebhookTrigger`;
	const row = (value: string) => ({ event: { __rl: true, mode: 'list', value } });
	const rows = (...names: string[]) => ({ webhookEvents: { event: names.map(row) } }) as INodeParameters;
	expect(shown(type, rows('subscription-updated'))).toBe('subscription-updated');
	expect(shown(type, rows('subscription-updated', 'test-created'))).toBe('subscription-updated and 1 more');
	expect(shown(type, { webhookEvents: {} })).toBe('');
});

test('every node has one, as an expression', () => {
	expect(everyNode.map(({ description }) => description.subtitle).filter((one) => !one?.startsWith('={{'))).toEqual([]);
});
