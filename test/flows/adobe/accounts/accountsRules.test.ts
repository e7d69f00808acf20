import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';
import type { Values } from '../../../../nodes/engine/declare';
import { defaults } from '../../../../nodes/engine/http/session';
import { wholeCustomer, withoutContacts } from '../../../../nodes/AdobeVip/Customer/change';
import { anniversaryProblem, inMonths } from '../../../../nodes/AdobeVip/Customer/coterm';
import { preferredLanguage } from '../../../../nodes/AdobeVip/fields/account';
import { lengthOf } from '../../../../nodes/engine/input/parsers';
import { leftOut, notChangeable, wholeReseller } from '../../../../nodes/AdobeVip/Reseller/whole';
import { stateOf, statusText, statusWords } from '../../../../nodes/AdobeVip/statuses';
import { loadContract } from '../../../../simulator/core/contract/contract';
import { createValidator } from '../../../../simulator/core/contract/validator';

const at = (moment: string) => Date.parse(moment);
const values = (body: IDataObject): Values => ({
	path: {},
	query: {},
	headers: {},
	body,
	local: {},
	carried: {},
	lookups: [],
	settings: defaults,
});

describe('the same day months later', () => {
	test.each([
		['2026-03-02T10:00:00Z', 12, '2027-03-02'],
		['2026-01-31T10:00:00Z', 1, '2026-02-28'],
		['2026-03-31T10:00:00Z', 23, '2028-02-29'],
		['2028-02-29T10:00:00Z', 12, '2029-02-28'],
		['2028-02-29T10:00:00Z', 48, '2032-02-29'],
		['2026-12-15T10:00:00Z', 2, '2027-02-15'],
	])('%s and %i months', (now, months, day) => {
		expect(inMonths(at(now), months)).toBe(day);
	});

	test('the day changes at midnight in UTC', () => {
		expect(inMonths(at('2026-03-02T23:59:59Z'), 12)).toBe('2027-03-02');
		expect(inMonths(at('2026-03-03T00:00:00Z'), 12)).toBe('2027-03-03');
	});
});

describe('the first anniversary', () => {
	const now = at('2026-03-02T10:00:00Z');
	const commercial = { segment: 'COM', agency: false };
	const education = { segment: 'EDU', agency: false };
	const agency = { segment: 'GOV', agency: true };

	test.each([
		['a year', '2027-03-02', commercial],
		['three years', '2029-03-02', commercial],
		['four years for education', '2030-03-02', education],
		['a day for an agency', '2026-03-03', agency],
		['23 months for an agency', '2028-02-02', agency],
	])('%s from today is taken', (_, wanted, kind) => {
		expect(anniversaryProblem(wanted, kind, now)).toBeUndefined();
	});

	test.each([
		['a day less than a year', '2027-03-01', commercial],
		['a day more than three years', '2029-03-03', commercial],
		['four years for others', '2030-03-02', commercial],
		['a day more than four years', '2030-03-03', education],
		['a day more than 23 months', '2028-02-03', agency],
	])('%s is refused, with the span', (_, wanted, kind) => {
		expect(anniversaryProblem(wanted, kind, now)).toMatch(/from \d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d \(UTC\), but is /);
	});

	test('its span moves at midnight in UTC, and not a second before', () => {
		const { last, next } = { last: at('2026-03-02T23:59:59Z'), next: at('2026-03-03T00:00:00Z') };
		expect(anniversaryProblem('2027-03-02', commercial, last)).toBeUndefined();
		expect(anniversaryProblem('2027-03-02', commercial, next)).toContain('from 2027-03-03');
		expect(anniversaryProblem('2029-03-03', commercial, last)).toContain('to 2029-03-02');
		expect(anniversaryProblem('2029-03-03', commercial, next)).toBeUndefined();
	});
});

describe('a change sends the whole account', () => {
	const { operations, dateTimes } = loadContract('adobe');
	const { problems } = createValidator(operations, dateTimes);
	const against = (id: string, body: IDataObject) =>
		problems(
			operations.find((operation) => operation.id === id)!,
			{ query: {}, headers: {}, body },
		);

	const word = fc.stringMatching(/^[A-Za-z][A-Za-z ]{3,20}[a-z]$/);
	const maybe = (name: string) =>
		fc.oneof(
			fc.constant({}),
			fc.constant({ [name]: '' }),
			word.map((text) => ({ [name]: text })),
		);
	const contact = fc
		.tuple(word, word, fc.emailAddress(), maybe('phoneNumber'))
		.map(([firstName, lastName, email, phone]) => ({
			firstName,
			lastName,
			email,
			...phone,
			addedByTheNextVersion: 'x',
		}));
	const profile = fc.record({
		companyName: word,
		preferredLanguage: fc.constantFrom('en-US', 'de-DE'),
		address: fc
			.tuple(
				fc.record({
					country: fc.constant('US'),
					region: fc.constant('CA'),
					city: word,
					addressLine1: word,
					postalCode: word,
				}),
				maybe('addressLine2'),
				maybe('phoneNumber'),
			)
			.map(([first, second, third]) => ({ ...first, ...second, ...third, verified: true })),
		contacts: fc.array(contact, { minLength: 1, maxLength: 3 }),
	});
	const account = fc.tuple(profile, maybe('externalReferenceId')).map(([companyProfile, reference]) => ({
		id: '1',
		...reference,
		status: '1000',
		creationDate: '2026-01-01T00:00:00Z',
		companyProfile,
		links: { self: { uri: '/x' } },
	}));
	const customer = fc
		.tuple(account, fc.constantFrom('COM', 'EDU', 'GOV'), fc.constantFrom(undefined, ['K_12'], ['STATE']), fc.boolean())
		.map(([{ companyProfile, ...rest }, marketSegment, marketSubSegments, globalSalesEnabled]) => ({
			...rest,
			customerId: '1',
			cotermDate: '2027-01-01',
			globalSalesEnabled,
			discounts: [],
			tags: [],
			benefits: [{ type: 'THREE_YEAR_COMMIT', commitment: { status: 'COMMITTED' } }],
			linkedMembership: { id: 'LM1', name: 'Group', type: 'STANDARD' },
			companyProfile: { ...companyProfile, marketSegment, ...(marketSubSegments ? { marketSubSegments } : {}) },
		}));
	const change = fc.record(
		{
			externalReferenceId: word,
			companyProfile: fc.record(
				{
					preferredLanguage: fc.constant('fr-FR'),
					address: fc.record({ city: word, addressLine2: word }, { requiredKeys: [] }),
				},
				{ requiredKeys: [] },
			),
		},
		{ requiredKeys: [] },
	);

	/** Every plain value with its place, as text. */
	const leaves = (value: unknown, place = ''): string[] =>
		typeof value === 'object' && value !== null
			? Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${place}/${key}`))
			: [`${place} = ${String(value)}`];

	test('of a customer: what was given, what it was, and nothing else', () => {
		fc.assert(
			fc.property(customer, change, (object, body) => {
				const sent = wholeCustomer(object, values(body));
				expect(against('customer.update', sent)).toEqual([]);
				const known = [...leaves(object), ...leaves(body)];
				expect(leaves(sent).filter((leaf) => !known.includes(leaf))).toEqual([]);
				expect(sent).toMatchObject(body);
				expect(sent).not.toHaveProperty('benefits');
				expect(sent).not.toHaveProperty('linkedMembership');
				expect(sent).toMatchObject({
					companyProfile: {
						companyName: object.companyProfile.companyName,
						marketSegment: object.companyProfile.marketSegment,
						address: { country: 'US', region: 'CA', addressLine1: object.companyProfile.address.addressLine1 },
					},
				});
				expect(sent.globalSalesEnabled).toBe(object.globalSalesEnabled ? true : undefined);
				expect((sent.companyProfile as IDataObject).contacts).toHaveLength(object.companyProfile.contacts.length);
			}),
		);
	});

	test('of a customer, for a request: without contacts', () => {
		fc.assert(
			fc.property(customer, (object) => {
				const benefits = [
					{
						type: 'THREE_YEAR_COMMIT',
						commitmentRequest: { minimumQuantities: [{ offerType: 'LICENSE', quantity: 10 }] },
					},
				];
				const sent = withoutContacts(object, values({ benefits }));
				expect(against('customer.update', sent)).toEqual([]);
				expect(sent).toMatchObject({ companyProfile: { contacts: [] }, benefits });
			}),
		);
	});

	test('of a reseller: segments are added to those that it has', () => {
		fc.assert(
			fc.property(
				account,
				fc.subarray(['COM', 'EDU', 'GOV'], { minLength: 1 }),
				fc.subarray(['COM', 'EDU', 'GOV']),
				(object, has, added) => {
					const stored = {
						...object,
						resellerId: '1',
						distributorId: '2',
						companyProfile: { ...object.companyProfile, marketSegments: has },
					};
					const sent = wholeReseller(
						stored,
						values(added.length > 0 ? { companyProfile: { marketSegments: added } } : {}),
					);
					expect(against('reseller.update', sent)).toEqual([]);
					expect([...(sent.companyProfile as { marketSegments: string[] }).marketSegments].sort()).toEqual(
						[...new Set([...has, ...added])].sort(),
					);
				},
			),
		);
	});

	test('a pending or blocked one is not changed', () => {
		expect(
			['1000', '1002', '1004', '1010', '1012'].map(
				(status) => notChangeable('customer')({ id: 'P1', status }) === undefined,
			),
		).toEqual([true, false, true, true, false]);
		expect(notChangeable('reseller')({ id: 'R1', status: '1002' })).toContain('reseller R1 is pending validation');
	});

	test('contacts that a new list leaves out are counted, not named', () => {
		const before = { companyProfile: { contacts: [{ email: 'A@example.com' }, { email: 'b@example.com' }] } };
		expect(leftOut(before, values({ companyProfile: { contacts: [{ email: 'a@example.com' }] } }))).toEqual([
			expect.stringMatching(/^1 .*previous contacts/),
		]);
		expect(
			leftOut(
				before,
				values({ companyProfile: { contacts: [{ email: 'a@example.com' }, { email: 'b@example.com' }] } }),
			),
		).toEqual([]);
		expect(leftOut(before, values({ externalReferenceId: 'x' }))).toEqual([]);
	});
});

describe('statuses', () => {
	test('in words', () => {
		expect(statusText('customer')({ status: '1010' })).toEqual({ statusText: 'inactive: address not valid' });
		expect(statusWords('customer', '1024')).toBe(statusWords('customer', '1014'));
		expect(statusText('order')({ status: '' })).toEqual({});
		expect(statusText('order')({})).toEqual({});
		expect(statusWords('reseller', 1999)).toBe('unknown status 1999');
	});

	test('how far they have come', () => {
		expect(['1000', '1002', '1004', '1014', '1099', '', undefined].map(stateOf)).toEqual([
			'completed',
			'pending',
			'failed',
			'failed',
			'failed',
			'pending',
			'pending',
		]);
	});
});

test('lengths are counted in characters, and blanks count as nothing', () => {
	const check = lengthOf(4, 6);
	expect([check(' Acme '), check('日本語会社'), check('😀😀😀😀😀😀'), check('  '), check(undefined)]).toEqual([
		'Acme',
		'日本語会社',
		'😀😀😀😀😀😀',
		undefined,
		undefined,
	]);
	expect(() => check('abc')).toThrow('4 to 6 characters, but has 3');
	expect(() => check('abcdefg')).toThrow('but has 7');
});

test('every language of the contract can be chosen, and no other', () => {
	const { operations } = loadContract('adobe');
	const field = operations
		.find(({ id }) => id === 'customer.create')!
		.body.find(({ name }) => name === 'companyProfile.preferredLanguage')!;
	const offered = preferredLanguage.options!.map((option) => ('value' in option ? option.value : ''));
	expect([...offered].sort()).toEqual([...field.enum!].sort());
});
