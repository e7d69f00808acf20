import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { onForm, type Field } from '../../../nodes/engine/declare';
import { optionalName } from '../../../nodes/engine/ui/layout';

import { cases, type Case } from '../play/cases';
import { openStage, type Stage } from '../play/stage';

/**
 * Collections from data: rows that one expression gives are sent as if they had been typed, and what an expression does
 * not find is refused. All operations that have rows, by their declarations.
 */

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterAll(async () => await stage.stop());

interface Rows {
	one: Case;
	field: Field;
}

const placeOf = ({ one: { operation }, field }: Rows): string | undefined =>
	onForm(field) ? undefined : optionalName(operation);

/** What the screen holds for the field. */
function heldBy(rows: Rows): unknown {
	const { parameters } = rows.one;
	const place = placeOf(rows);
	return (place === undefined ? parameters : ((parameters[place] ?? {}) as INodeParameters))[rows.field.name];
}

function given(rows: Rows, value: unknown): INodeParameters {
	const { parameters } = rows.one;
	const place = placeOf(rows);
	const { name } = rows.field;
	return (
		place === undefined
			? { ...parameters, [name]: value }
			: { ...parameters, [place]: { ...(parameters[place] as INodeParameters), [name]: value } }
	) as INodeParameters;
}

const groupName = ({ field }: Rows): string => (field.options as Array<{ name: string }>)[0].name;

const standard = cases.filter(({ fill, variant }) => fill === 'all' && variant === 'standard');

const collections = standard
	.flatMap((one) => one.operation.fields.map((field) => ({ one, field })))
	.filter(({ field }) => field.type === 'fixedCollection')
	.filter((rows) => Object.keys((heldBy(rows) ?? {}) as object).length > 0)
	.map((rows) => [`${rows.one.id} ${rows.field.displayName}`, rows] as const);

/** Two braces in a row would end the expression. */
const asExpression = (value: unknown): string => `={{ ${JSON.stringify(value).replaceAll(/}(?=})/g, '} ')} }}`;

const NOTHING = ['={{ $json.nothing }}', '={{ null }}', '={{ $json.nothing?.rows }}', '={{ {} }}', '={{ "" }}'];

test.each(collections)('%s: M4, I1: an expression that finds nothing is refused', async (_, rows) => {
	const lost: string[] = [];
	const whole = NOTHING.map((expression) => given(rows, expression));
	const inside = NOTHING.map((expression) => given(rows, { [groupName(rows)]: expression }));
	for (const parameters of [...whole, ...inside]) {
		const { result, requests } = await stage.play(rows.one, parameters);
		const message = result.error?.message ?? 'no error';
		if (requests.length > 0 || !message.includes(`"${rows.field.displayName}`)) lost.push(message);
	}
	expect(lost).toEqual([]);
});

test.each(collections)('%s: I1: rows from one expression are sent as they are typed', async (_, rows) => {
	const held = heldBy(rows) as IDataObject;
	const typed = await stage.play(rows.one, rows.one.parameters);
	const bodies = ({ requests }: typeof typed) => requests.map(({ route, query, body }) => ({ route, query, body }));
	const steady = (played: typeof typed) => JSON.stringify(bodies(played)).replaceAll(/account-\d+/g, '');
	const asScreen = await stage.play(rows.one, given(rows, asExpression(held)));
	expect(asScreen.result.error?.message).toBe(typed.result.error?.message);
	expect(steady(asScreen)).toBe(steady(typed));
	const inside = await stage.play(rows.one, given(rows, { [groupName(rows)]: asExpression(held[groupName(rows)]) }));
	expect(steady(inside)).toBe(steady(typed));
});

test.each(collections)('%s: a list of other rows is refused with the names that it may have', async (_, rows) => {
	const { result, requests } = await stage.play(rows.one, given(rows, '={{ [{ "no such field": {} }] }}'));
	expect(requests).toEqual([]);
	expect(result.error?.message).toMatch(new RegExp(`"${rows.field.displayName}.*`));
});

const optional = standard.filter(
	({ operation, parameters }) =>
		operation.write !== undefined &&
		operation.fields.some((field) => !onForm(field) && field.send?.in !== 'picker') &&
		Object.keys((parameters[optionalName(operation)] ?? {}) as object).length > 0,
);

test.each(optional.map((one) => [one.id, one] as const))(
	'%s: optional fields that one expression gives are taken, and not lost',
	async (_, one) => {
		const name = optionalName(one.operation);
		for (const expression of ['={{ $json.nothing }}', '={{ {} }}', '={{ { noSuchField: 1 } }}']) {
			const { result, requests } = await stage.play(one, { ...one.parameters, [name]: expression });
			expect(requests).toEqual([]);
			expect(result.error?.message).toMatch(/ Fields" (is an expression that found nothing|has "noSuchField")/);
		}
		const typed = await stage.play(one, one.parameters);
		const whole = await stage.play(one, { ...one.parameters, [name]: asExpression(one.parameters[name]) });
		expect(whole.result.error?.message).toBe(typed.result.error?.message);
		expect(whole.requests.length).toBe(typed.requests.length);
	},
);

const bodyOf = async (id: string, change: (parameters: INodeParameters) => INodeParameters) => {
	const one = standard.find((candidate) => candidate.id === id)!;
	const { result, requests } = await stage.play(one, change(one.parameters));
	return { message: result.error?.message, bodies: requests.map(({ body }) => body).filter((body) => body) };
};

describe('I2: the columns of an Autopilot file', () => {
	const columns = {
		'Device Serial Number': '1R9-ZNP67',
		'Windows Product ID': '',
		'Hardware Hash': 'T0FFAw==',
		'Manufacturer name': 'Contoso',
		'Device model': 'Laptop 13',
	};
	const device = {
		serialNumber: '1R9-ZNP67',
		hardwareHash: 'T0FFAw==',
		oemManufacturerName: 'Contoso',
		modelName: 'Laptop 13',
	};

	test.each([
		['as a list', [columns]],
		['as on the screen', { device: [columns] }],
	])('are the names of the fields: %s', async (_, rows) => {
		const { message, bodies } = await bodyOf('partnerCenterDevice.createBatch', (parameters) => ({
			...parameters,
			devices: asExpression(rows),
		}));
		expect(message).toBeUndefined();
		expect(JSON.parse(JSON.stringify(bodies[0]))).toMatchObject({ devices: [device] });
	});

	test.each([
		['as a list', [{ ...columns, 'Group Tag': 'Sales' }]],
		['as on the screen', { device: [{ ...columns, 'Group Tag': 'Sales' }] }],
	])('another one is refused by its name: %s', async (_, rows) => {
		const { message, bodies } = await bodyOf('partnerCenterDevice.createBatch', (parameters) => ({
			...parameters,
			devices: asExpression(rows),
		}));
		expect(message).toMatch(/"Devices, line 1(, |" has ")Group Tag"[, ].*unknown. Use one of these: .*serialNumber/);
		expect(bodies).toEqual([]);
	});
});

test('I3: an empty object in a row is not sent', async () => {
	const row = { offerId: 'offer-1', quantity: 5, renewsTo: {} };
	const { bodies, message } = await bodyOf('partnerCenterOrder.create', (parameters) => ({
		...parameters,
		lineItems: asExpression([row]),
	}));
	expect(message).toBeUndefined();
	expect(JSON.stringify(bodies)).toContain('"offerId":"offer-1"');
	expect(JSON.stringify(bodies)).not.toContain('"renewsTo"');
});

test('every collection of rows of every platform is looked at', () => {
	const ids = collections.map(([title]) => title);
	expect(ids.length).toBeGreaterThan(40);
	for (const name of ['adobeVipCustomer.update Contacts', 'ingramMicroCustomer.create Contacts'])
		expect(ids).toContain(name);
});
