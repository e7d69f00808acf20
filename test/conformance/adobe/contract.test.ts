import type { Field } from '../../../simulator/core/contract/contract';
import { loadContract } from '../../../simulator/core/contract/contract';

const { operations, apiVersion } = loadContract('adobe');
const operation = (id: string) => operations.find((candidate) => candidate.id === id)!;
const fieldsOf = (id: string): Field[] => {
	const { query, headers = [], body } = operation(id);
	return [...query, ...headers, ...body];
};
const field = (id: string, name: string) => fieldsOf(id).find((candidate) => candidate.name === name);

test('the contract holds every operation once', () => {
	const ids = operations.map(({ id }) => id);
	expect(new Set(ids).size).toBe(ids.length);
	expect(ids).toHaveLength(57);
	expect(apiVersion).toBe('v3');
});

test('every field row says nothing but what the contract knows', () => {
	const words = ['name', 'type', 'required', 'enum', 'mayBeEmpty', 'confidence', 'doubt'];
	for (const { id } of operations) {
		for (const row of fieldsOf(id)) expect(words).toEqual(expect.arrayContaining(Object.keys(row)));
	}
});

test('no object is left open, and lists without members are lists of texts', () => {
	const isOpen = (name: string, body: Field[]): boolean =>
		!body.some((other) => other.name.startsWith(`${name}.`) || other.name.startsWith(`${name}[].`));
	const open = operations.flatMap(({ id, body }) =>
		body
			.filter(({ name, type }) => ['object', 'array'].includes(type) && isOpen(name, body))
			.map(({ name, type }) => `${type} ${id} ${name}`),
	);
	expect(open.filter((text) => text.startsWith('object'))).toEqual([]);
	const names = new Set(open.map((text) => text.split(/[ .]/).at(-1)));
	expect([...names].sort()).toEqual([
		'flexDiscountCodes',
		'includeOfferAttributes',
		'includePropensity',
		'marketSegments',
		'marketSubSegments',
	]);
});

test('a member is never listed before its container, which would be emptied', () => {
	for (const { body } of operations) {
		for (const [index, { name }] of body.entries()) {
			expect(
				body
					.slice(0, index)
					.filter((other) => other.name.startsWith(`${name}.`) || other.name.startsWith(`${name}[].`)),
			).toEqual([]);
		}
	}
});

test('variants share the route of the operation that they are variants of, and send nothing that it does not take', () => {
	const variants = operations.filter(({ variantOf }) => variantOf);
	expect(variants).toHaveLength(12);
	for (const { id, variantOf, method, path, body, query } of variants) {
		const base = operation(variantOf!);
		expect([base.method, base.path]).toEqual([method, path]);
		const missing = [...body, ...query].filter(({ name }) => {
			const place = [...base.body, ...base.query];
			return !place.some((other) => other.name === name || other.name.startsWith(`${name}.`));
		});
		expect([id, missing]).toEqual([id, []]);
	}
});

test('operations that share a route without being variants are distinguished by a fixed body, or by the sign-in', () => {
	const routes = new Map<string, string[]>();
	for (const { id, method, path, fixedBody, variantOf } of operations) {
		if (variantOf || fixedBody) continue;
		routes.set(`${method} ${path}`, [...(routes.get(`${method} ${path}`) ?? []), id]);
	}
	expect([...routes.values()].filter(({ length }) => length > 1)).toEqual([
		['health.ping', 'health.authenticatedPing'],
	]);
	for (const { id, fixedBody = {} } of operations) {
		for (const [name, value] of Object.entries(fixedBody))
			expect(field(id, name)).toMatchObject({ required: true, enum: [value] });
	}
});

test('headers that every operation takes are not repeated', () => {
	const names = operations.flatMap(({ id, headers = [] }) => headers.map(({ name }) => `${id} ${name}`));
	expect(names).toEqual([
		'order.create x-recommendation-tracker-id',
		'subscription.create x-recommendation-tracker-id',
	]);
});

test.each([
	[
		'an object must be there when a member must',
		'customer.create',
		'companyProfile.address',
		{ type: 'object', required: true },
	],
	['a list must be there when a member must', 'customer.createLga', 'benefits', { type: 'array', required: true }],
	['an object may be missing when no member must be there', 'priceList.fetch', 'filters', undefined],
	[
		'the shared route takes what a variant sends',
		'customer.create',
		'companyProfile.marketSubSegments',
		{ required: false, enum: ['FEDERAL', 'STATE'] },
	],
	[
		'benefits of all variants',
		'customer.update',
		'benefits[].type',
		{ required: true, enum: ['THREE_YEAR_COMMIT', 'LARGE_GOVERNMENT_AGENCY'] },
	],
	[
		'what only one benefit has',
		'customer.update',
		'benefits[].recommitmentRequest',
		{ type: 'object', required: false },
	],
	[
		'what that must have',
		'customer.update',
		'benefits[].recommitmentRequest.minimumQuantities',
		{ type: 'array', required: true },
	],
	['no recommitment of a new customer', 'customer.create', 'benefits[].recommitmentRequest', undefined],
	[
		'a request for a commitment names no contacts',
		'customer.requestThreeYearCommit',
		'companyProfile.contacts',
		{ required: true, mayBeEmpty: true },
	],
	['sub-segments are sent for LGA only', 'customer.changeMarketSegment', 'companyProfile.marketSubSegments', undefined],
	['the anniversary is a plain date', 'customer.create', 'cotermDate', { type: 'date', required: false }],
	['a switch names its currency', 'order.switch', 'currencyCode', { required: true }],
	['another order may name it on its lines', 'order.create', 'currencyCode', { required: false }],
	['a switch may go without an order key', 'order.switch', 'externalReferenceId', { required: false }],
	[
		'a switch may name the subscription of its target',
		'order.previewSwitch',
		'lineItems[].subscriptionId',
		{ required: false },
	],
	['an early renewal may hold new products', 'order.renew', 'lineItems[].subscriptionId', { required: false }],
	[
		'a name of the query may be repeated',
		'order.list',
		'order-type',
		{ type: 'array', enum: ['NEW', 'TRANSFER', 'RENEWAL', 'RETURN', 'SWITCH', 'REVERT_SWITCH'] },
	],
	['an unconfirmed filter', 'order.list', 'subscription-id', { type: 'array', required: false }],
	['only true is taken', 'subscription.create', 'autoRenewal.enabled', { type: 'boolean', enum: ['true'] }],
	['paths of a subscription need no segment', 'offerSwitchPath.list', 'market-segment', { required: false }],
	[
		'an address of a deployment may be left out',
		'deployment.update',
		'companyProfile.address.country',
		{ required: false },
	],
])('%s', (_, id, name, expected) => {
	if (expected) expect(field(id, name)).toMatchObject(expected);
	else expect(field(id, name)).toBeUndefined();
});

test('a switch of the query is either, and needs no list of values', () => {
	expect(field('order.preview', 'fetch-price')).toEqual({ name: 'fetch-price', type: 'boolean', required: false });
});

test.each([
	['reseller.list', { paging: 'limitOffset', itemsAt: 'accounts', kind: 'collection', statuses: [200] }],
	['linkedMembership.search', { paging: 'none', itemsAt: '$' }],
	['order.preview', { fixedBody: { orderType: 'PREVIEW' }, statuses: [200, 201, 202] }],
	['resellerChange.commit', { fixedBody: { type: 'RESELLER_CHANGE', action: 'COMMIT' }, statuses: [201] }],
	['transfer.get', { statuses: [200, 201, 202] }],
	['deployment.update', { statuses: [200, 201, 202] }],
	['priceList.fetch', { method: 'POST', paging: 'limitOffset', itemsAt: 'offers' }],
	['health.ping', { path: '/partnerservice/ping' }],
])('%s is described as %j', (id, expected) => {
	expect(operation(id)).toMatchObject(expected);
});
