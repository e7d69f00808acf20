import type { IDataObject } from 'n8n-workflow';

import { type ApiRequest, type Field, type Operation, OperationBase, Problem } from '../../../nodes/engine/declare';
import { gaveUp, refusal, unreadable } from '../../../nodes/engine/http/problem';
import { HIDDEN, privateTexts, redact, secretTexts, withoutTexts } from '../../../nodes/engine/http/redact';
import { defaults } from '../../../nodes/engine/http/session';
import { toItems } from '../../../nodes/engine/output/items';
import { type ItemOutcome, ranges, report } from '../../../nodes/engine/run/report';
import { ingramMicro } from '../../../nodes/IngramMicro/vendor';
import { newAccount } from '../../../nodes/IngramMicro/accounts';
import { salesLines } from '../../../nodes/IngramMicro/fields/lines';

import { fakeSession } from '../session';

const operation = (more: Partial<OperationBase> = {}): Operation => ({
	value: 'x',
	name: 'X',
	action: 'X',
	description: 'X',
	route: 'GET /x',
	fields: [],
	sample: '',
	facts: [],
	...more,
});

describe('output', () => {
	const view = (shown: Operation, settings = defaults) => ({ vendor: ingramMicro, operation: shown, settings, now: 0 });
	const json = (row: IDataObject, of: Partial<OperationBase> = {}, settings = {}) =>
		toItems(view(operation(of), { ...defaults, ...settings }), { rows: [row] }, 3)[0].json;

	test("is the platform's object, paired with its item", () => {
		expect(toItems(view(operation()), { rows: [{ id: 1 }, { id: 2 }] }, 3)).toEqual([
			{ json: { id: 1 }, pairedItem: { item: 3 } },
			{ json: { id: 2 }, pairedItem: { item: 3 } },
		]);
	});

	test('hides passwords unless they are asked for, and leaves what it was given alone', () => {
		const row = { list: [{ name: 'p', value: 'secret' }, { name: 'q' }], inner: { password: 'secret' } };
		const mask = ['list[].value', 'inner.password', 'nothing[].here', 'inner.none'];
		expect(json(row, { mask })).toEqual({
			list: [{ name: 'p', value: '********' }, { name: 'q' }],
			inner: { password: '********' },
		});
		expect(json(row, { mask }, { showSecrets: true })).toEqual(row);
		expect(row.inner.password).toBe('secret');
	});

	test('renames a member called error, which n8n takes for a failure', () => {
		expect(json({ id: 1, error: 'none' })).toEqual({ id: 1, platformError: 'none' });
		expect(json({ id: 1, error: null })).not.toHaveProperty('error');
	});

	test('simplified keeps what was chosen, what was computed and how it ended, with numbers beside texts', () => {
		const row = {
			id: 1,
			other: 2,
			created: true,
			outcome: 'completed',
			warnings: ['w'],
			total: { currency: 'USD', amount: '19.80' },
			products: [
				{ mpn: 'A', quantity: '-3.0' },
				{ mpn: 'B', quantity: 'many' },
			],
		};
		const of = { simplify: ['id', 'total', 'products', 'missing'], extra: () => ({ lines: 2 }) };
		expect(json(row, of, { simplify: true })).toEqual({
			id: 1,
			created: true,
			outcome: 'completed',
			warnings: ['w'],
			lines: 2,
			total: { currency: 'USD', amount: '19.80', amountNumber: 19.8 },
			products: [
				{ mpn: 'A', quantity: '-3.0', quantityNumber: -3 },
				{ mpn: 'B', quantity: 'many' },
			],
		});
		expect(json(row, of)).toEqual({ ...row, lines: 2 });
	});
});

describe("a person's data", () => {
	const body = {
		name: 'Acme Widgets',
		language: 'en',
		taxRegId: '00-1234567',
		address: { streetAddress: '101, Any Street', city: 'Herndon', postalCode: '12345', countryCode: 'US' },
		contactPersons: [
			{
				type: 'admin',
				firstName: 'Jocasta',
				lastName: 'Doekampf',
				email: 'jocasta@acme.test',
				phoneNumber: '1##5550100#',
				password: 'Hunter#22!',
			},
			{
				type: 'billing',
				firstName: 'Ulrich',
				lastName: 'Zahlmann',
				email: 'ulrich@acme.test',
				phoneNumber: '1##5550199#',
			},
		],
		externalId: 'crm-1',
	};
	const SEEN = ['language', 'en', 'admin', 'billing', 'crm-1'];
	const VALUES = [
		'Acme Widgets',
		'00-1234567',
		'101, Any Street',
		'Herndon',
		'12345',
		'Jocasta',
		'Doekampf',
		'jocasta@acme.test',
		'5550100',
		'Hunter#22!',
		'Ulrich',
		'Zahlmann',
		'ulrich@acme.test',
		'5550199',
	];

	test('is hidden in what a dry run shows', () => {
		const before = structuredClone(body);
		const text = JSON.stringify(redact(newAccount, body));
		for (const value of VALUES) expect(text).not.toContain(value);
		for (const value of [...SEEN, HIDDEN]) expect(text).toContain(value);
		expect(body).toEqual(before);
	});

	test('is hidden in rows that came as a list, too', () => {
		const rows: Field = {
			displayName: 'R',
			name: 'rows',
			type: 'fixedCollection',
			default: {},
			options: [
				{
					displayName: 'Row',
					name: 'row',
					values: [{ displayName: 'S', name: 's', type: 'string', default: '', send: { secret: true } }],
				},
			],
		};
		const list: Field = {
			displayName: 'L',
			name: 'list',
			type: 'json',
			default: '',
			send: { as: 'rows', rowsOf: rows },
		};
		expect(redact([list], { rows: [{ s: 'x', t: 'y' }] })).toEqual({ rows: [{ s: HIDDEN, t: 'y' }] });
	});

	/** Country, state and postal code must be seen to be corrected; parts of phone numbers are too short to be known. */
	const HIDDEN_VALUES = VALUES.filter((one) => !/^(555|12345)/.test(one));

	test('that the platform quotes is taken out of its words, longest first', () => {
		const texts = privateTexts(newAccount, body);
		const quoted = withoutTexts(`Contact ${VALUES.join(', ')} of crm-1 is not accepted`, texts);
		for (const value of HIDDEN_VALUES) expect(quoted).not.toContain(value);
		expect(quoted).toContain('of crm-1 is not accepted');
		expect(withoutTexts('Jo-Jo', ['Jo-Jo', 'Jo'])).toBe(HIDDEN);
		expect(withoutTexts('ANN.LEE@ACME.TEST of Ann Annex', ['ann.lee@acme.test', 'Ann'])).toBe(
			`${HIDDEN} of ${HIDDEN} Annex`,
		);
		const agreement = {
			products: [{ parameters: [{ name: 'agreement', structured_value: { email: 'hidden.person@private.test' } }] }],
		};
		expect(privateTexts([salesLines], agreement)).toContain('hidden.person@private.test');
	});

	test.each([
		['The sign-up will not be accepted for "Will"', ['Will'], `The sign-up will not be accepted for "${HIDDEN}"`],
		['Will not be accepted. Will is taken', ['Will'], 'Will not be accepted. Will is taken'],
		['Contoso already exists. Contoso is taken', ['Contoso'], `${HIDDEN} already exists. ${HIDDEN} is taken`],
		['Target was not found. Target is unknown', ['Target'], 'Target was not found. Target is unknown'],
		['Müller cannot order', ['Müller'], `${HIDDEN} cannot order`],
		['firstName: Will', ['Will'], `firstName: ${HIDDEN}`],
		['{"firstName":"will"}', ['Will'], `{"firstName":"${HIDDEN}"}`],
		['Contact Will is unknown', ['Will'], `Contact ${HIDDEN} is unknown`],
		[
			'You may grant access, mark it or page it',
			['May', 'Grant', 'Mark', 'Page'],
			'You may grant access, mark it or page it',
		],
	])('a name is hidden where it is meant, not in prose: %s', (sentence, texts, shown) =>
		expect(withoutTexts(sentence, texts)).toBe(shown),
	);

	test.each([
		'Sesamopen is too weak.',
		'The password sesamopen is too weak.',
		'SESAMOPEN has no digit',
		'Choose another password than SesamOpen',
	])('a password that is a word is hidden anywhere: %s', async (message) => {
		const contacts = { contactPersons: [{ firstName: 'Will', password: 'Sesamopen' }] };
		const { session } = await fakeSession(() => ({}));
		const context = {
			...session,
			vendor: ingramMicro,
			hide: privateTexts(newAccount, contacts),
			secrets: secretTexts(newAccount, contacts),
		};
		const answer = { kind: 'answer' as const, status: 400, headers: {}, body: { code: 'WEAK', message } };
		const problem = refusal(context, { ...POST, body: contacts }, answer);
		expect(`${problem.message} ${problem.description}`).not.toMatch(/sesamopen/i);
		expect(problem.description).toContain(HIDDEN);
	});

	test('W7: country, state and postal code stay in the words about them', async () => {
		const texts = privateTexts(newAccount, { address: { countryCode: 'UK', state: 'Texas', postalCode: '12345-678' } });
		expect(texts).toEqual([]);
	});

	const POST: ApiRequest = { method: 'POST', path: '/customers', route: 'POST /customers', query: {}, body };
	const answers = [400, 401, 403, 404, 409, 422, 429, 500, 503].map((status) => ({
		kind: 'answer' as const,
		status,
		headers: {},
		correlationId: 'cor-1',
		body: {
			code: 'BAD',
			message: `The contact ${VALUES.join(' and ')} is not accepted`,
			errors: VALUES,
			request: body,
		},
	}));

	test.each(answers)('is in no part of a problem, status $status', async (answer) => {
		const { session } = await fakeSession(() => ({}));
		const ingram = { ...session, vendor: ingramMicro, hide: privateTexts(newAccount, body) };
		for (const problem of [
			refusal(ingram, POST, answer),
			gaveUp(ingram, POST, answer, 1000),
			unreadable(ingram, POST, answer),
		]) {
			const text = JSON.stringify([problem.message, problem.details, problem.description]);
			for (const value of HIDDEN_VALUES) expect(text).not.toContain(value);
			expect(problem.details).toMatchObject({
				route: 'POST /customers',
				status: answer.status,
				correlationId: 'cor-1',
			});
			expect(problem.description).toContain('Correlation ID cor-1');
		}
	});
});

describe('problems', () => {
	const GET: ApiRequest = { method: 'GET', path: '/orders/7', route: 'GET /orders/{id}', query: {} };
	const of = async (status: number, message: string) => {
		const { session } = await fakeSession(() => ({}));
		return refusal({ ...session, vendor: ingramMicro }, GET, {
			kind: 'answer',
			status,
			headers: {},
			body: { message },
		});
	};

	test.each([
		[400, 'No entity has been found', /not found.*Check the ID/],
		[404, '', /not found.*Check the ID/],
		[400, 'Part number is not unique', /set Vendor, Subscription Period or Billing Period/],
		[400, 'Customer is not active', /not active.*Wait/],
		[403, '', /not allowed to do this.*Ask/],
		[409, '', /Read it first/],
		[302, '', /Correct the address/],
		[500, '', /Try again later/],
	])('status %d "%s" says what to do', async (status, text, sentence) =>
		expect((await of(status, text)).message).toMatch(sentence),
	);

	test("the platform's words are in the description, not in the message", async () => {
		const problem = await of(400, 'The widget preexisting is bad');
		expect(problem.message).not.toContain('preexisting');
		expect(problem.description).toContain('The widget preexisting is bad');
	});
});

describe('the report of a run', () => {
	test.each([
		[[], ''],
		[[3], '3'],
		[[0, 1, 2, 5], '0-2, 5'],
		[[1, 3, 5], '1, 3, 5'],
		[[7, 8], '7-8'],
	])('%j as ranges', (numbers, expected) => expect(ranges(numbers)).toBe(expected));

	test('names every item once', () => {
		const failed = (outcome?: string): ItemOutcome => ({
			kind: 'failed',
			problem: new Problem('x', outcome ? { outcome } : {}),
		});
		const endings: ItemOutcome[] = [
			{ kind: 'done', items: [], hints: [], id: '17' },
			{ kind: 'done', items: [], hints: [] },
			failed(),
			failed('failed'),
			failed('unknown'),
			{ kind: 'notSent', reason: '' },
			{ kind: 'notSent', reason: '' },
		];
		expect(report(endings)).toBe(
			'Done: items 0 (ID 17), 1.\nFailed: items 2-3.\nOutcome unknown: items 4.\nNot sent: items 5-6.',
		);
		expect(report([])).toBe('');
	});
});
