import type { IDataObject } from 'n8n-workflow';

import { type Field, InputProblem, type Operation } from '../../../nodes/engine/declare';
import { wireValue } from '../../../nodes/engine/input/fieldValues';
import { rowsFromJson } from '../../../nodes/engine/input/rows/jsonRows';
import { date, dictionary, id, quantity, text } from '../../../nodes/engine/input/parsers';
import { readValues } from '../../../nodes/engine/input/values';
import { readAnswer } from '../../../nodes/engine/util/answer';
import { salesLines } from '../../../nodes/IngramMicro/fields/lines';

import { vendor } from '../session';
import { TOO_LOW } from '../../support/sentences';

const field = (more: Partial<Field>): Field => ({
	displayName: 'Field',
	name: 'field',
	type: 'string',
	default: '',
	...more,
});
const lineOf = (values: Field[], more: Partial<Field> = {}): Field =>
	field({
		displayName: 'Products',
		name: 'products',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		default: {},
		options: [{ displayName: 'Line', name: 'line', values }],
		...more,
	});

const mpn = field({ displayName: 'Product', name: 'mpn', required: true });
const units = field({
	displayName: 'Quantity',
	name: 'quantity',
	type: 'number',
	required: true,
	send: { check: quantity },
});
const city = field({ displayName: 'City', name: 'city', send: { as: 'address.city' } });
const zip = field({ displayName: 'Postal Code', name: 'zip', send: { as: 'address.zip' } });
const more = field({ displayName: 'More', name: 'more', type: 'collection', default: {}, options: [city, zip] });
const kind = field({ displayName: 'Kind', name: 'kind', send: { in: 'nowhere' } });
const tags = field({
	displayName: 'Tags',
	name: 'tags',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	default: {},
	options: [
		{
			displayName: 'Tag',
			name: 'tag',
			values: [
				field({ displayName: 'Name', name: 'name', required: true }),
				field({ displayName: 'Value', name: 'value' }),
			],
		},
	],
	send: { check: dictionary },
});
const period = field({
	displayName: 'Period',
	name: 'period',
	type: 'fixedCollection',
	default: {},
	options: [
		{
			displayName: 'Period',
			name: 'value',
			values: [field({ displayName: 'From', name: 'from', send: { check: date } })],
		},
	],
});
const products = lineOf([mpn, units, kind, more, tags, period], { required: true });

describe('one field', () => {
	test.each([
		['text', field({}), ' a ', 'a'],
		['a number', field({ type: 'number' }), '1.5', 1.5],
		['a whole number', field({ type: 'number', typeOptions: { numberPrecision: 0 } }), '3', 3],
		['a switch from an expression', field({ type: 'boolean' }), 'false', false],
		['a choice', field({ type: 'options', options: [{ name: 'A', value: 'a' }] }), 'a', 'a'],
		[
			'several choices as text',
			field({
				type: 'multiOptions',
				options: [
					{ name: 'A', value: 'a' },
					{ name: 'B', value: 'b' },
				],
			}),
			'a, b',
			['a', 'b'],
		],
		['a date', field({ type: 'dateTime' }), '2026-03-31', '2026-03-31T00:00:00Z'],
		[
			'a picked id',
			field({ type: 'resourceLocator' }),
			{ __rl: true, mode: 'list', value: '17', cachedResultName: 'x' },
			'17',
		],
		['an id without the picker', field({ type: 'resourceLocator' }), 17, '17'],
		['a notice', field({ type: 'notice' }), 'x', undefined],
		['an empty collection', products.options ? { ...products, required: false } : products, {}, undefined],
	] as Array<[string, Field, unknown, unknown]>)('%s', (_, of, raw, expected) =>
		expect(wireValue(of, raw, 'Field')).toEqual(expected),
	);

	test.each([
		[
			'a choice that is not offered',
			field({ type: 'options', options: [{ name: 'A', value: 'a' }] }),
			'b',
			/must be one of a/,
		],
		[
			'choices that are not offered',
			field({ type: 'multiOptions', options: [{ name: 'A', value: 'a' }] }),
			['a', 'c'],
			/must be a list of values from a/,
		],
		['too little', field({ type: 'number', typeOptions: { minValue: 1 } }), 0, new RegExp(`${TOO_LOW}, but is 0`)],
		['too much', field({ type: 'number', typeOptions: { maxValue: 9 } }), 10, /must be 9 or less, but is 10/],
		['a list as an id', field({ type: 'resourceLocator' }), ['17'], /must be text/],
		[
			'an id that climbs',
			field({ type: 'resourceLocator' }),
			{ __rl: true, mode: 'id', value: '../17' },
			/is not an ID/,
		],
		['nothing where something is required', field({ required: true }), '', /^"Field" is required/],
		['blanks where something is required', field({ required: true }), '  ', /^"Field" is required/],
		['text for optional rows', { ...products, required: false }, 'abc', /must be fields, not text/],
		[
			'a list for optional rows',
			{ ...products, required: false },
			[{ mpn: 'A', quantity: 1 }],
			/must be fields, not a list/,
		],
		[
			'rows under another name',
			{ ...products, required: false },
			{ row: [{ mpn: 'A' }] },
			/must be fields, not an object with another structure/,
		],
		[
			'an empty pick where one is required',
			field({ type: 'resourceLocator', required: true }),
			{ __rl: true, mode: 'list', value: '' },
			/is required/,
		],
	] as Array<[string, Field, unknown, RegExp]>)('%s is refused', (_, of, raw, sentence) => {
		expect(() => wireValue(of, raw, 'Field')).toThrow(sentence);
		expect(() => wireValue(of, raw, 'Field')).toThrow(InputProblem);
	});
});

describe('numbers as IDs', () => {
	const number = Number('12345678901234567890');

	test('one that has lost digits is refused, with what to do', () => {
		for (const check of [id, text])
			expect(() => check(number)).toThrow(
				'which is too long to be exact: its last digits are lost. Use text, in quotes',
			);
		expect(() => id(1.5)).toThrow('is not an ID: it is 1.5');
		expect(() => text(Number.NaN)).toThrow('is NaN: an expression found no number');
		expect(id(4711)).toBe('4711');
		expect(id('12345678901234567890')).toBe('12345678901234567890');
	});

	test('those of an answer keep their digits', () => {
		const raw = { statusCode: 200, headers: {}, body: '{"id": 12345678901234567890, "units": 5}' };
		expect(readAnswer(raw, []).body).toEqual({ id: '12345678901234567890', units: 5 });
	});
});

describe('rows', () => {
	const read = (raw: unknown) => wireValue(products, raw, 'Products');

	test('become wire objects, nested ones too', () => {
		const row = {
			mpn: 'A',
			quantity: 2,
			kind: 'text',
			more: { city: 'Irvine', zip: '1' },
			tags: { tag: [{ name: 'x', value: 'y' }] },
			period: { value: { from: '2026-03-31T10:00:00' } },
		};
		expect(read({ line: [row, { mpn: 'B', quantity: '3', more: {}, tags: {}, period: {} }] })).toEqual([
			{
				mpn: 'A',
				quantity: '2',
				address: { city: 'Irvine', zip: '1' },
				tags: { x: 'y' },
				period: { from: '2026-03-31' },
			},
			{ mpn: 'B', quantity: '3' },
		]);
	});

	test.each([
		['text instead of the rows', { line: 'none' }],
		['text as a list of its characters', { line: [...'none'] }],
		['text instead of the collection', 'none'],
		['a list instead of the collection', [{ mpn: 'A', quantity: 1 }]],
		['a number', { line: 5 }],
		['one row that is no list', { line: { mpn: 'A', quantity: 1 } }],
		['nothing', undefined],
		['null', null],
		['no rows', { line: [] }],
		['no rows in the collection', {}],
		['null as a row', { line: [null] }],
		['a list as a row', { line: [[]] }],
		['an empty row', { line: [{}] }],
		['a row of blanks', { line: [{ mpn: '', quantity: '', more: {} }] }],
		['a row without its product', { line: [{ mpn: 'A', quantity: 1 }, { quantity: 1 }] }],
		['a row of the default quantity', { line: [{ mpn: 'A', quantity: 0 }] }],
	])('%s never become a line', (_, raw) => expect(() => read(raw)).toThrow(InputProblem));

	test.each([[[{}]], [[{ city: '' }]], [[{ city: 'Irvine' }, {}]], [[...'none']], [[null]], [[{ town: 'Irvine' }]]])(
		'%j is no line, even where no field of a line is required',
		(rows) => {
			expect(() => wireValue(lineOf([city]), { line: rows }, 'Products')).toThrow(InputProblem);
		},
	);

	test('a complaint names line and field', () => {
		expect(() =>
			read({
				line: [
					{ mpn: 'A', quantity: 1 },
					{ mpn: 'B', quantity: -1 },
				],
			}),
		).toThrow(`"Products, line 2, Quantity" ${TOO_LOW}, but is -1.`);
		expect(() => read({ line: [...'ab'] })).toThrow('"Products, line 1" must be a row of fields.');
		expect(() => read({ line: [{ mpn: 'A', quantity: 1, tags: { tag: [{ value: 'y' }] } }] })).toThrow(
			'"Products, line 1, Tags, line 1, Name" is required',
		);
	});
});

describe('rows as JSON', () => {
	const read = (raw: unknown) => rowsFromJson([mpn, units, kind, more, tags, period], raw, 'Product List');

	test('go by the names on the wire and through the same checks', () => {
		expect(
			read([{ mpn: 'A', quantity: 2, address: { city: 'Irvine' }, tags: { x: 'y' }, period: { from: '2026-03-31' } }]),
		).toEqual([
			{ mpn: 'A', quantity: '2', address: { city: 'Irvine' }, tags: { x: 'y' }, period: { from: '2026-03-31' } },
		]);
		expect(read([{ mpn: 'A', quantity: '1', address: null, tags: '' }])).toEqual([{ mpn: 'A', quantity: '1' }]);
	});

	test.each([
		['no list', { mpn: 'A' }],
		['text', 'A'],
		['an empty list', []],
		['a list of text', ['A']],
		['a list of lists', [[]]],
		['null', null],
		['a row of null', [null]],
		['a misspelt member', [{ mpn: 'A', quanity: 1 }]],
		['a missing member', [{ mpn: 'A' }]],
		['a bad quantity', [{ mpn: 'A', quantity: 1.5 }]],
		['a misspelt inner member', [{ mpn: 'A', quantity: 1, address: { town: 'x' } }]],
		['the name on the screen', [{ mpn: 'A', quantity: 1, city: 'Irvine' }]],
		['what only steers', [{ mpn: 'A', quantity: 1, kind: 'text' }]],
		['an inner value that is no object', [{ mpn: 'A', quantity: 1, address: 'Irvine' }]],
	])('%s is refused', (_, raw) => expect(() => read(raw)).toThrow(InputProblem));

	test("every field of a sales line by the platform's own names", () => {
		const group = (salesLines.options as Array<{ values: Field[] }>)[0];
		const row = {
			mpn: 'A',
			quantity: 1,
			vendor: 'v',
			subscriptionPeriod: { type: 'year', duration: 1 },
			parameters: [
				{ name: 'domain', value: 'x' },
				{ name: 'n', value: 5 },
				{ name: 's', structured_value: { accepted: true } },
			],
		};
		expect(rowsFromJson(group.values, [row], 'Product List')).toEqual([{ ...row, quantity: '1' }]);
	});
});

describe('a whole item', () => {
	const operation: Operation = {
		value: 'x',
		name: 'X',
		action: 'X',
		description: 'X',
		route: 'PATCH /things/{thingId}',
		sample: '',
		facts: [],
		write: 'change',
		fields: [
			field({ name: 'thingId', displayName: 'Thing', type: 'resourceLocator', required: true }),
			field({ name: 'city', send: { as: 'address.city' } }),
			field({ name: 'count', type: 'number', send: { in: 'query' } }),
			field({ name: 'mode', send: { in: 'nowhere' } }),
			field({ name: 'ownerId', type: 'resourceLocator', send: { in: 'picker', check: id } }),
		],
	};
	const read = (given: IDataObject) =>
		readValues(vendor, operation, (name) => given[name] ?? null, { now: 0, fallbackKey: () => 'fallback' });
	const thingId = { __rl: true, mode: 'id', value: '7' };

	test('is sorted into path, query, body and what only steers', () => {
		const values = read({ thingId, updateFields: { city: 'Irvine', count: 0, mode: 'm' } });
		expect(values).toMatchObject({
			path: { thingId: '7' },
			query: { count: 0 },
			body: { address: { city: 'Irvine' } },
			local: { mode: 'm' },
		});
	});

	test.each([
		['nothing to change', { thingId, updateFields: {} }, /nothing to change/],
		[
			'only what narrows a list',
			{ thingId, updateFields: { ownerId: { ...thingId, value: '8' } } },
			/nothing to change/,
		],
		['only empty values', { thingId, updateFields: { city: '' } }, /nothing to change/],
		['no id', { thingId: { ...thingId, value: '' }, updateFields: { city: 'x' } }, /^"Thing" is required/],
		[
			'an option that is no number',
			{ thingId, updateFields: { city: 'x' }, options: { requestTimeout: 'soon' } },
			/must be/,
		],
		['an option below its least', { thingId, updateFields: { city: 'x' }, options: { retryFor: -1 } }, /must be/],
		[
			'text as a switch',
			{ thingId, updateFields: { city: 'x' }, options: { dryRun: 'maybe' } },
			/must be true or false/,
		],
	])('%s is refused', (_, given, sentence) => expect(() => read(given as IDataObject)).toThrow(sentence));

	test('what narrows a list is not read', () => {
		const given = { thingId, updateFields: { city: 'Irvine', ownerId: { ...thingId, value: 'a / b' } } };
		const { settings: _, ...values } = read(given);
		expect(values).toEqual({
			path: { thingId: '7' },
			query: {},
			headers: {},
			body: { address: { city: 'Irvine' } },
			local: {},
			carried: {},
			lookups: [],
		});
	});

	test('the text "true" as a switch is a switch', () => {
		expect(read({ thingId, updateFields: { city: 'x' }, options: { dryRun: 'true' } }).settings.dryRun).toBe(true);
	});
});
