import { type INodeParameters, Workflow } from 'n8n-workflow';
import { everyNode } from '../../../scripts/package';
import { LoadedNodeTypes } from '../../support/core/nodeTypes';
import { operations } from '../play/cases';

const nodeTypes = new LoadedNodeTypes(Object.fromEntries(everyNode.map(({ type, Node }) => [type, Node])));

const ordering = operations
	.filter(({ operation }) => operation.orderKeys !== undefined)
	.map(({ id }) => id.split('.') as [name: string, operation: string]);

/** The hints that n8n shows for a node with these parameters: the editor evaluates them in the same way. */
function shown(name: string, parameters: INodeParameters): string[] {
	const { type } = everyNode.find(({ description }) => description.name === name)!;
	const node = { id: '1', name: 'Node', type, typeVersion: 1, position: [0, 0] as [number, number], parameters };
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const isShown = (condition = '') =>
		workflow.expression.getSimpleParameterValue(workflow.getNode('Node')!, condition, 'internal', {}) === true;
	const { hints = [] } = nodeTypes.getByNameAndVersion(type).description;
	return hints.filter(({ displayCondition }) => isShown(displayCondition)).map(({ message }) => message);
}

test('the nodes that take an order key have the hints', () => {
	const names = everyNode.filter(({ description }) => description.hints).map(({ description }) => description.name);
	expect(names).toHaveLength(20);
	expect(new Set(ordering.map(([name]) => name))).toEqual(new Set(names));
});

test.each(ordering)(
	'%s: %s warns where nothing protects from a repeat, and says when it buys nothing',
	(name, operation) => {
		expect(shown(name, { operation, orderKey: 'deal-1', options: {} })).toEqual([]);
		expect(shown(name, { operation, dryRun: false, options: { withoutOrderKey: false } })).toEqual([]);
		expect(shown(name, { operation, options: { withoutOrderKey: true } })).toEqual([expect.stringContaining('again')]);
		expect(shown(name, { operation, dryRun: true })).toEqual([expect.stringContaining('buys nothing')]);
	},
);
