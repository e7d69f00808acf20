import { nodes } from '../../../scripts/package';

/** The fields of an operation's form, from the top. */
const form = (name: string, operation: string): string[] =>
	nodes
		.find(({ description }) => description.name === name)!
		.description.properties.filter(
			({ type, displayOptions }) =>
				displayOptions?.show?.operation?.includes(operation) && !['notice', 'hidden'].includes(type),
		)
		.map(({ displayName }) => displayName);

test.each([
	['adobeVipNewOrder', 'place', ['Reseller', 'Customer', 'Currency', 'Lines From', 'Price Region', 'Lines']],
	['adobeVipOrder', 'get', ['Reseller', 'Customer', 'Order']],
	['adobeVipReturnOrder', 'place', ['Reseller', 'Customer', 'Order to Return']],
	['partnerCenterAzureUsage', 'updateOverage', ['Customer', 'Azure Plan', 'Azure Subscription']],
])('%s, %s: what a list depends on is above it, on the form', (name, operation, fields) => {
	expect(form(name, operation).slice(0, fields.length)).toEqual(fields);
});

test('no list of customers waits for a field in a collection', () => {
	const hidden = nodes.flatMap(({ description: { name, properties } }) =>
		properties
			.filter(({ type }) => type === 'collection')
			.filter(({ options = [] }) => options.some((option) => 'name' in option && option.name === 'resellerId'))
			.map(({ displayOptions }) => `${name} ${String(displayOptions?.show?.operation)}`),
	);
	// There it is a filter, and nothing waits for it.
	expect(hidden).toEqual(['ingramMicroCustomer getAll']);
});
