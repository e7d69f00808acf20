import type { INodeProperties } from 'n8n-workflow';
import { everyNode } from '../../../scripts/package';

/** The rows of every node: as `node field {"group":[row]}`, each form once. */
const rows = everyNode.flatMap(({ description: { name, properties } }) =>
	properties.filter(({ type }) => type === 'fixedCollection').map((field) => ({ name, field })),
);

const open = ({ field }: { field: INodeProperties }): boolean => JSON.stringify(field.default) !== '{}';

test('the first row of what is required is open', () => {
	const sales = rows.find(({ name, field }) => name === 'ingramMicroSalesOrder' && field.name === 'products');
	expect(sales?.field.default).toEqual({
		line: [{ mpn: { __rl: true, mode: 'list', value: '' }, quantity: '', parameters: {}, more: {} }],
	});
	expect(rows.filter(open).length).toBeGreaterThan(35);
});

test('but for what may be left out, and for a row that would already say something', () => {
	const closed = rows.filter((row) => !open(row)).map(({ name, field }) => `${name} ${field.name}`);
	expect([...new Set(closed)].sort()).toEqual([
		'adobeVipRenewalOrder lineItems',
		'partnerCenterSelfServePolicy permissions',
	]);
});

test.each(everyNode)('$description.displayName: what is kept beside rows has the same standard', ({ description }) => {
	const { properties } = description;
	const kept = properties.filter(({ type }) => type === 'hidden');
	for (const { name, displayOptions, default: standard } of kept) {
		const shown = properties.find(
			(one) =>
				one.name === name &&
				one.type !== 'hidden' &&
				JSON.stringify(one.displayOptions) === JSON.stringify(displayOptions),
		);
		expect({ name, standard }).toEqual({ name, standard: shown?.default });
	}
});
