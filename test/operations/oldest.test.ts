import { type INodeProperties, NodeHelpers as newest } from 'n8n-workflow';
import { NodeHelpers as oldest } from 'n8n-workflow-lowest';

import { nodes } from '../../scripts/package';

/** What the oldest supported n8n does with the fields of a node before a flow is activated. */

const descriptions = nodes.map(({ type, Node }) => [type, new Node().description] as const);

test.each(descriptions)('n8n 2.15 can tell which fields of %s depend on which', (_type, description) => {
	const properties = description.properties as never;
	expect(oldest.getNodeParameters(properties, {}, true, false, null as never, description as never)).toBeDefined();
});

const sale = descriptions.find(([type]) => type.endsWith('.ingramMicroSalesOrder'))?.[1];

test.each([true, false])('Without Order Key, %s, hides the field of the key in both', (withoutOrderKey) => {
	const values = { resource: 'salesOrder', operation: 'place', options: { withoutOrderKey } };
	const keys = sale?.properties.filter(({ name }) => name === 'orderKey') as INodeProperties[];
	const shown = keys.flatMap((field) => [
		newest.displayParameter(values, field, null, sale as never, values),
		oldest.displayParameter(values, field as never, null as never, sale as never, values),
	]);
	expect(shown).toContain(!withoutOrderKey);
	expect(shown).not.toContain(withoutOrderKey);
});
