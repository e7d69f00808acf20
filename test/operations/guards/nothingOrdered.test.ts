import type { INodeParameters, INodeProperties, INodePropertyCollection } from 'n8n-workflow';
import { cases, operations, type Declared } from '../play/cases';
import { platforms } from '../platforms';
import { openStage, type Stage } from '../play/stage';

const buying = operations.filter(({ operation }) => operation.write === 'order');

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterAll(async () => await stage.stop());

/** Runs it, and says why it did not run or failed. */
async function refusal(declared: Declared, parameters: INodeParameters): Promise<{ message: string; sent: string[] }> {
	try {
		const { result, requests } = await stage.play(declared, parameters);
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

/** Whether an operation sends what costs money, and not only asks for its price. */
const costs = ({ operation, platform }: Declared): boolean =>
	operation.write !== undefined && operation.facts.some((fact) => platform.buys.includes(fact));

test.each(platforms)('$name: what costs money is declared as an order, and nothing else is', (platform) => {
	const mine = operations.filter((one) => one.platform === platform);
	const ids = platform.contract.operations.map(({ id }) => id);
	expect(platform.buys.filter((id) => !ids.includes(id))).toEqual([]);
	expect(buying.filter((one) => one.platform === platform)).toEqual(mine.filter(costs));
	expect(platform.buys.filter((id) => !buying.some(({ operation }) => operation.facts.includes(id)))).toEqual([]);
});

/** The screen with its required fields. */
const requiredScreen = ({ id }: Declared): INodeParameters =>
	cases.find((one) => one.id === id && one.fill === 'required')!.parameters;

const columnsOf = ({ options = [] }: INodeProperties): INodeProperties[] =>
	(options as INodePropertyCollection[])[0].values;

/** The columns of a list of lines that a line must have. */
const requiredColumns = (list: INodeProperties): INodeProperties[] =>
	columnsOf(list).filter(({ required }) => required);

describe.each(buying)('$id', (one) => {
	const { node, operation } = one;
	const parameters = requiredScreen(one);
	const required = node.description.properties.filter(
		(field) =>
			field.required && field.name in parameters && field.displayOptions?.show?.operation?.includes(operation.value),
	);

	test('does not run as it is dropped on the canvas', async () => {
		const { message, sent } = await refusal(one, { resource: node.resource.value, operation: operation.value });
		expect(message).toMatch(/required|issues/i);
		expect(sent).toEqual([]);
	});

	test.each(required.filter(({ type }) => type !== 'options'))('sends nothing while $name is empty', async (field) => {
		const { message, sent } = await refusal(one, {
			...parameters,
			[field.name]: emptied(field, parameters[field.name]),
		});
		expect(message).toContain(field.displayName);
		expect(sent).toEqual([]);
	});

	const lists = required.filter((field) => field.typeOptions?.multipleValues && requiredColumns(field).length > 1);

	for (const field of lists)
		test(`sends nothing for a line of ${field.name} in which only the first field is filled`, async () => {
			const [group] = field.options as INodePropertyCollection[];
			const [first] = requiredColumns(field);
			const others = columnsOf(field).filter((column) => column !== first);
			const [line] = (parameters[field.name] as Record<string, INodeParameters[]>)[group.name];
			const { message, sent } = await refusal(one, {
				...parameters,
				[field.name]: { [group.name]: [{ [first.name]: line[first.name] }] },
			});
			expect(others.map(({ displayName }) => displayName).filter((title) => message.includes(title))).not.toEqual([]);
			expect(sent).toEqual([]);
		});
});

test('there are lists of lines to look at', () => {
	expect(buying.filter((one) => 'products' in requiredScreen(one)).length).toBeGreaterThan(2);
});
