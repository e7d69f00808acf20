import type { IDataObject, INodeParameters, INodeTypes } from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';

import { withMembers } from '../../../nodes/engine/input/memberExpressions';

const JSON_OF_ITEM: IDataObject = {
	id: 'c-1',
	count: 3,
	none: 0,
	won: false,
	empty: '',
	nothing: null,
	deal: { id: 'd-1', 'Deal Name': 'Two seats', lines: [{ mpn: 'ACME', quantity: 2 }], owner: {} },
	'a.b': 'dotted',
	mainModule: 'a name that n8n refuses',
	made: '={{ $json.id }}',
};

/** What n8n's own evaluator gives for the item; undefined where it refuses. */
function byN8n(parameter: INodeParameters[string]): unknown {
	const node = { id: '1', name: 'Node', type: 'any', typeVersion: 1, position: [0, 0] as [number, number] };
	const nodeTypes = { getByNameAndVersion: () => ({ description: { properties: [] } }) } as unknown as INodeTypes;
	const workflow = new Workflow({
		nodes: [{ ...node, parameters: { it: parameter } as INodeParameters }],
		connections: {},
		active: false,
		nodeTypes,
	});
	try {
		return workflow.expression.getParameterValue(parameter, null, 0, 0, 'Node', [{ json: JSON_OF_ITEM }], 'manual', {});
	} catch {
		return undefined;
	}
}

test.each([
	'={{ $json.id }}',
	'={{$json.count}}',
	'={{ $json.none }}',
	'={{ $json.won }}',
	'={{ $json.empty }}',
	'={{ $json.deal.id }}',
	'={{ $json.deal["Deal Name"] }}',
	"={{ $json['deal']['Deal Name'] }}",
	'={{ $json["a.b"] }}',
	'={{ $json.deal.lines["0"].mpn }}',
	'={{ $json.made }}',
	{ __rl: true, mode: 'id', value: '={{ $json.id }}' },
	{ line: [{ mpn: { __rl: true, mode: 'id', value: 'ACME' }, quantity: '={{ $json.count }}' }] },
	['={{ $json.id }}', 'plain'],
])('%j is what n8n finds', (parameter) => {
	const found = withMembers(parameter as INodeParameters[string], JSON_OF_ITEM);
	expect(found).toBeDefined();
	expect(found).toEqual(byN8n(parameter as INodeParameters[string]));
});

test.each([
	'={{ $json.missing }}',
	'={{ $json.nothing }}',
	'={{ $json.missing.id }}',
	'={{ $json.deal }}',
	'={{ $json.deal.owner }}',
	'={{ $json.id.length }}',
	'={{ $json.toString }}',
	'={{ $json.constructor }}',
	'={{ $json.mainModule }}',
	'={{ $json.deal.id + "" }}',
	'={{ $json.deal?.id }}',
	'={{ $json.id }} ',
	' ={{ $json.id }}',
	'= {{ $json.id }}',
	'={{ $json.id }}{{ $json.id }}',
	'=deal-{{ $json.id }}',
	'={{ $("Other").item.json.id }}',
	'={{ $json[`id`] }}',
	'={{ $json["\\u0069d"] }}',
	'={{ $json }}',
	'=$json.id',
	{ line: [{ quantity: '={{ $json.count }}', mpn: '={{ $json.missing }}' }] },
])('n8n is asked for %j', (parameter) => {
	const found = withMembers(parameter as INodeParameters[string], JSON_OF_ITEM);
	// A text without the sign of an expression is itself.
	expect(found).toBe(typeof parameter === 'string' && !parameter.startsWith('=') ? parameter : undefined);
});

test('the item is not changed, and does not hold what the node completes', () => {
	const stored = { line: [{ quantity: '={{ $json.count }}' }] };
	const found = withMembers(stored, JSON_OF_ITEM) as { line: IDataObject[] };
	found.line[0].quantity = 4;
	expect([stored.line[0].quantity, JSON_OF_ITEM.count]).toEqual(['={{ $json.count }}', 3]);
});
