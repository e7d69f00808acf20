import type { INodeParameters, INodeProperties } from 'n8n-workflow';
import { screen } from '../support/screen';
import { operations } from './cases';
import { openStage, type Stage } from './stage';

const buying = operations.filter(({ operation }) => operation.write === 'order').map((one) => ({
	...one,
	description: new one.node.Node().description,
}));

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterAll(async () => await stage.stop());

/** Runs it, and tells why it did not run or failed. */
async function refusal(type: string, parameters: INodeParameters): Promise<{ message: string; sent: string[] }> {
	try {
		const { result, requests } = await stage.play(type, parameters);
		return { message: result.error?.message ?? 'none', sent: requests.map(({ route }) => route) };
	} catch (error) {
		// n8n does not start a flow in which a required field is empty.
		return { message: (error as Error).message, sent: [] };
	}
}

/** A field whose expression yields nothing; n8n sees that too late. */
function emptied({ type }: INodeProperties, value: unknown): INodeParameters[string] {
	if (type === 'resourceLocator') return { ...(value as INodeParameters), value: '={{ "" }}' };
	return type === 'fixedCollection' ? {} : '={{ "" }}';
}

test('there are five operations that buy', () => {
	expect(buying.map(({ id }) => id).sort()).toEqual([
		'cancellationOrder.place', 'changeOrder.place', 'migrationOrder.place', 'renewalOrder.place', 'salesOrder.place',
	]);
});

describe.each(buying)('$id', ({ node, operation, description }) => {
	const [{ parameters }] = screen(description, operation.value, 'required');
	const required = description.properties.filter((field) =>
		field.required && field.name in parameters && field.displayOptions?.show?.operation?.includes(operation.value));

	test('does not run as it is dropped on the canvas', async () => {
		const { message, sent } = await refusal(node.type, { resource: node.resource.value, operation: operation.value });
		expect(message).toMatch(/required|issues/i);
		expect(sent).toEqual([]);
	});

	test.each(required.filter(({ type }) => type !== 'options'))('sends nothing while $name is empty', async (field) => {
		const { message, sent } = await refusal(node.type, { ...parameters, [field.name]: emptied(field, parameters[field.name]) });
		expect(message).toContain(field.displayName);
		expect(sent).toEqual([]);
	});

	const withLines = 'products' in parameters ? [parameters.products as { line: INodeParameters[] }] : [];

	for (const { line: [line] } of withLines) test('sends nothing for a line in which only the product is chosen', async () => {
		const { message, sent } = await refusal(node.type, { ...parameters, products: { line: [{ mpn: line.mpn }] } });
		expect(message).toContain('Quantity');
		expect(sent).toEqual([]);
	});
});
