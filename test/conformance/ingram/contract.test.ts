import { loadContract } from '../../../simulator/core/contract/contract';

const contract = loadContract('ingram');
const operation = (id: string) => contract.operations.find((candidate) => candidate.id === id)!;
const field = (id: string, name: string) =>
	[...operation(id).query, ...operation(id).body].find((candidate) => candidate.name === name);

test('the contract holds every operation of the platform once', () => {
	const ids = contract.operations.map(({ id }) => id);
	expect(new Set(ids).size).toBe(ids.length);
	expect(ids).toHaveLength(34);
});

test('no operation keeps an open object: everything is a leaf, a map, or a container that must be there', () => {
	const open = contract.operations.flatMap(({ id, body }) =>
		body
			.filter(({ type, required, enum: values }) => (type === 'object' || type === 'array') && !required && !values)
			.map(({ name }) => `${id} ${name}`),
	);
	expect(open).toEqual([]);
});

test('every field row says nothing but name, type, required and enum, and no enum offers "unknown"', () => {
	for (const { query, body } of contract.operations) {
		for (const row of [...query, ...body]) {
			expect(['name', 'type', 'required', 'enum', 'confidence', 'doubt']).toEqual(
				expect.arrayContaining(Object.keys(row)),
			);
			expect(row.enum?.map((value) => value.toLowerCase()) ?? []).not.toContain('unknown');
		}
	}
});

test.each([
	['quantities are text or number', 'order.createSales', 'products[].quantity', { type: 'decimal', required: true }],
	['an account can be set active or on credit hold', 'customer.update', 'status', { enum: ['active', 'creditHold'] }],
	['a report list needs its days', 'report.list', 'from', { type: 'date', required: true }],
	['a report is scheduled with date-times', 'report.create', 'startDate', { type: 'datetime', required: true }],
	['a migration has plain dates', 'order.createMigration', 'migrationDate', { type: 'date', required: true }],
	[
		'a cancellation names the subscription',
		'order.createCancellation',
		'products[].subscriptionId',
		{ required: true },
	],
	[
		'the common end date names a subscription by number',
		'order.createChange',
		'alignExpirationDate.subscriptionId',
		{ type: 'integer' },
	],
	[
		'margins are taken apart',
		'order.createSales',
		'products[].margins.totalRate.original',
		{ type: 'string', required: true },
	],
	[
		'special prices are taken apart',
		'subscription.updateSpecialPricing',
		'products[].unitPrice.priceTiers[].lowerLimit',
		{ type: 'string' },
	],
	['attributes are free text', 'customer.create', 'attributes', { type: 'map', required: false }],
	['a parameter takes any value', 'order.createSales', 'products[].parameters[].value', { type: 'any' }],
	[
		'an estimate takes what a change order takes',
		'order.estimate',
		'placementType',
		{ enum: ['MOVE'], required: false },
	],
])('%s', (_, id, name, expected) => {
	expect(field(id, name)).toMatchObject(expected);
});

test.each([
	['customer.update', 'id'],
	['order.createSales', 'products[].name'],
	['report.list', 'offset'],
])('%s does not take %s', (id, name) => {
	expect(field(id, name)).toBeUndefined();
});
