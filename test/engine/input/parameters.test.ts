import type { IExecuteFunctions, INodeParameters } from 'n8n-workflow';

import { parametersOf } from '../../../nodes/engine/input/parameters';

/** A node whose parameters n8n gives as they are, expressions with the item's number behind them. */
function nodeWith(parameters: INodeParameters) {
	const asked: string[] = [];
	const context = {
		getNode: () => ({ parameters }),
		getInputData: () => [],
		getNodeParameter: (name: string, item: number, fallback: unknown) => {
			asked.push(`${name} ${item}`);
			const value = parameters[name] ?? fallback;
			return JSON.stringify(value)?.includes('"=') ? `${JSON.stringify(value)} ${item}` : value;
		},
	} as unknown as IExecuteFunctions;
	return { asked, of: parametersOf(context) };
}

test('n8n is asked once for what has no expression, and for each item for what has one', () => {
	const { asked, of } = nodeWith({
		quantity: 3,
		customerId: '={{ $json.id }}',
		lines: { line: [{ mpn: { value: '={{ $json.mpn }}' } }] },
		tags: ['=a'],
	});
	for (const item of [0, 1]) {
		const get = of(item);
		// Several fields of an operation may read the same parameter.
		for (const name of ['quantity', 'customerId', 'lines', 'tags', 'customerId']) get(name);
	}
	expect(asked).toEqual(['quantity 0', 'customerId 0', 'lines 0', 'tags 0', 'customerId 1', 'lines 1', 'tags 1']);
	expect(of(1)('customerId')).toBe('"={{ $json.id }}" 1');
});

test.each([{ options: { line: [{ quantity: 1 }] } }, { options: [{ quantity: 1 }] }])(
	'what one item changes in %j, another one does not see',
	(parameters) => {
		const { of } = nodeWith(parameters as INodeParameters);
		const first = of(0)('options') as INodeParameters;
		first.changed = true;
		expect(of(1)('options')).toEqual(parameters.options);
	},
);

test('what the flow does not hold is asked for with each item: its default may be an expression', () => {
	const { asked, of } = nodeWith({});
	expect([of(0)('limit'), of(1)('limit')]).toEqual([null, null]);
	expect(asked).toEqual(['limit 0', 'limit 1']);
});
