import type { IExecuteFunctions } from 'n8n-workflow';

import { generatedOrderKey, nodeRunOf } from '../../../nodes/engine/run/nodeRun';

/** What names a turn of a node: executions of two n8n have the same numbers. */

const turn = { n8n: 'a', workflow: 'w', node: 'n', execution: '1', run: 0 };

const contextOf = ({ n8n, workflow, node, execution, run }: typeof turn) =>
	({
		getExecutionId: () => execution,
		getInstanceId: () => n8n,
		getWorkflow: () => ({ id: workflow }),
		getNode: () => ({ id: node }),
		getWorkflowDataProxy: () => ({ $runIndex: run }),
	}) as unknown as IExecuteFunctions;

test('the same turn has one name, for each worker', () => {
	expect(nodeRunOf(contextOf(turn))).toBe(nodeRunOf(contextOf({ ...turn })));
	expect(nodeRunOf(contextOf(turn))).toMatch(/^n8n-1-[0-9a-f]{16}$/);
});

test.each([{ n8n: 'b' }, { workflow: 'v' }, { node: 'm' }, { execution: '2' }, { run: 1 }])(
	'%j has another one',
	(other) => {
		expect(nodeRunOf(contextOf({ ...turn, ...other }))).not.toBe(nodeRunOf(contextOf(turn)));
	},
);

test('each item has a key of its own, and none without an execution', () => {
	const context = contextOf(turn);
	const name = nodeRunOf(context);
	expect(generatedOrderKey(context, name, 0)).not.toBe(generatedOrderKey(context, name, 1));
	const without = contextOf({ ...turn, execution: '' });
	expect(nodeRunOf(without)).toBeUndefined();
	expect(() => generatedOrderKey(without, undefined, 0)).toThrow('has no ID');
});

test('a tool has one name for the same call, also when an agent of version 3 gives it another number', () => {
	const called = (json: object) =>
		nodeRunOf({
			...contextOf(turn),
			getNode: () => ({ id: 'n', type: 'cloud.orderTool' }),
			getInputData: () => [{ json }],
		} as unknown as IExecuteFunctions);
	expect(called({ name: 'A', toolCallId: 'call-1' })).toBe(called({ name: 'A', toolCallId: 'call-2' }));
	expect(called({ name: 'A' })).not.toBe(called({ name: 'B' }));
});
