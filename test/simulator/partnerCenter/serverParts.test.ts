import { createStorage } from '../../../simulator/core/http/storage';
import { createEffects } from '../../../simulator/core/state/effects';
import { createFaults } from '../../../simulator/core/http/faults';
import { settingsOf } from '../../../simulator/core/settings';
import { SETTINGS } from '../../../simulator/platforms/partnerCenter/settings';
import type { Call } from '../../../simulator/platforms/partnerCenter/call';
import {
	collection,
	link,
	odataPage,
	sizeOffsetPage,
	tokenPage,
	topSkipPage,
} from '../../../simulator/platforms/partnerCenter/lists/collection';
import { CONTRACT } from '../../../simulator/platforms/partnerCenter/platform';
import { errorBody, refuse, type Shape } from '../../../simulator/platforms/partnerCenter/refusal';
import { createRate } from '../../../simulator/core/http/rate';
import fastify from 'fastify';

const rows = Array.from({ length: 7 }, (_, index) => ({ id: index + 1 }));

function callOf(id: string, query: Call['query'] = {}, more: Partial<Call> = {}): Call {
	const operation = CONTRACT.operations.find((candidate) => candidate.id === id)!;
	const call: Partial<Call> = {
		operation,
		query,
		params: { customerId: 'c 1', invoiceId: 'G1' },
		headers: {},
		settings: settingsOf(SETTINGS),
		origin: 'http://127.0.0.1:1/partner',
		moves: { inserted: 0, removed: 0 },
		...more,
	};
	return call as Call;
}

const ids = (list: unknown): number[] => (list as Array<{ id: number }>).map(({ id }) => id);
const bodyOf = ({ body }: { body?: unknown }): any => body;

describe('lists', () => {
	test('that are not paged hold all, with a link to themselves that has no version', () => {
		const body = bodyOf(collection(callOf('subscription.getMany'), rows, ({ id }) => ({ id, extra: 1 })));
		expect(body).toMatchObject({
			totalCount: 7,
			items: [{ extra: 1 }, {}, {}, {}, {}, {}, {}],
			attributes: { objectType: 'Collection' },
		});
		expect(body.links).toEqual({ self: { uri: '/customers/c%201/subscriptions', method: 'GET', headers: [] } });
	});

	test('by size and offset have links to the next and the previous page', () => {
		const body = bodyOf(sizeOffsetPage(callOf('invoice.getMany', { size: '3', offset: '3' }), rows));
		expect(ids(body.items)).toEqual([4, 5, 6]);
		expect([body.totalCount, body.links.next.uri, body.links.previous.uri]).toEqual([
			3,
			'/invoices?size=3&offset=6',
			'/invoices?size=3&offset=0',
		]);
		expect(bodyOf(sizeOffsetPage(callOf('invoice.getMany'), rows)).links).not.toHaveProperty('next');
		expect(
			bodyOf(sizeOffsetPage(callOf('invoice.getMany', { size: '3', offset: '6' }), rows)).links,
		).not.toHaveProperty('next');
	});

	test('of analytics have their own envelope and an absolute next link', () => {
		const body = bodyOf(topSkipPage(callOf('analytics.getSearch', { top: '4' }), rows));
		expect([ids(body.Value), body.TotalCount]).toEqual([[1, 2, 3, 4], 7]);
		expect(body['@nextLink']).toBe('http://127.0.0.1:1/partner/partner/v1/analytics/search?top=4&skip=4');
		expect(bodyOf(topSkipPage(callOf('analytics.getSearch', { top: '4', skip: '4' }), rows))).not.toHaveProperty(
			'@nextLink',
		);
	});

	test('of Microsoft Graph lead on by a token of their own', () => {
		const graph = { origin: 'http://127.0.0.1:1/graph/v1.0' };
		const body = bodyOf(odataPage(callOf('gdap.getCustomers', { $top: '5' }, graph), rows));
		const next = new URL(body['@odata.nextLink']);
		expect([ids(body.value), next.pathname]).toEqual([
			[1, 2, 3, 4, 5],
			'/graph/v1.0/tenantRelationships/delegatedAdminCustomers',
		]);
		const query = Object.fromEntries(next.searchParams);
		expect(ids(bodyOf(odataPage(callOf('gdap.getCustomers', query, graph), rows)).value)).toEqual([6, 7]);
	});

	test('obey the greatest page size and their own default', () => {
		const call = callOf('invoice.getLineItems', { provider: 'onetime' });
		expect(bodyOf(tokenPage(call, rows, { defaultSize: 5, maxSize: 6 })).items).toHaveLength(5);
		call.query.size = '9';
		expect(bodyOf(tokenPage(call, rows, { maxSize: 6 })).items).toHaveLength(6);
		call.settings.maxPageSize = 2;
		expect(bodyOf(tokenPage(call, rows, { maxSize: 6 })).items).toHaveLength(2);
		call.query.size = '-1';
		expect(() => tokenPage(call, rows)).toThrow('size must be a whole number');
	});

	test('with no size, or 0, hold everything', () => {
		for (const query of [{}, { size: '0' }])
			expect(bodyOf(tokenPage(callOf('customer.getMany', query), rows)).items).toHaveLength(7);
	});

	test('write their links in every odd form', () => {
		const call = callOf('invoice.getLineItems');
		expect(link(call, { size: '1', seekOperation: 'Next' }, 'doubleQuestionMark').uri).toBe(
			'/invoices/G1/lineitems?size=1?seekOperation=Next',
		);
		expect(link(call, { size: '1' }, 'withVersion').uri).toBe('/v1/invoices/G1/lineitems?size=1');
		expect(link(call, {}).uri).toBe('/invoices/G1/lineitems');
	});

	test('stay empty when a row shall move into an empty one', () => {
		expect(
			bodyOf(collection(callOf('subscription.getMany', {}, { moves: { inserted: 1, removed: 0 } }), [])).items,
		).toEqual([]);
	});
});

test.each<[Shape, unknown]>([
	['normal', { code: 900278, description: 'It&#39;s &quot;busy&quot; &amp; slow', data: [], source: 'PartnerFD' }],
	['gateway', { statusCode: 409, message: 'It\'s "busy" & slow' }],
	['graph', { error: { code: '900278', message: 'It\'s "busy" & slow' } }],
	['empty', undefined],
	[
		'newer',
		expect.objectContaining({ code: '900278', message: 'It\'s "busy" & slow', isRetryable: true, errorName: 'Busy' }),
	],
])('an error of the form %s', (shape, expected) => {
	const refusal = refuse(409, 900278, 'It\'s "busy" & slow', shape, { isRetryable: true, errorName: 'Busy' });
	expect(errorBody(refusal)).toEqual(expected);
});

test('requests are counted within a moving window', () => {
	let now = 0;
	const rate = createRate(() => now);
	const wait = (key = 'a') => rate.secondsToWait(key, 2, 60_000);
	expect([wait(), wait(), wait(), wait('b')]).toEqual([0, 0, 60, 0]);
	now = 59_500;
	expect(wait()).toBe(1);
	now = 60_000;
	expect(wait()).toBe(0);
	expect(rate.secondsToWait('a', 0, 60_000)).toBe(0);
});

describe('files of the storage', () => {
	const app = fastify({ forceCloseConnections: true });
	let now = 1000;
	const effects = createEffects();
	const core = {
		now: () => now,
		effects,
		faults: createFaults(),
		sleep: async () => {},
		storageUrl: () => '',
	};
	const files = createStorage(core, { route: '/exports/{folder}/{file}', apiHeaders: ['authorization'] });
	let host: string;
	beforeAll(async () => {
		files.serve(app);
		host = await app.listen({ port: 0, host: '127.0.0.1' });
	});
	afterAll(() => app.close());

	const content = Buffer.from([1, 2, 3]);
	const get = async (url: string, headers: Record<string, string> = {}) => {
		const response = await fetch(host + url, { headers });
		const received = Buffer.from(await response.arrayBuffer());
		return { status: response.status, content: received, code: /<Code>(\w+)/.exec(received.toString())?.[1] };
	};

	test('open by the token of their folder, without headers of the API, until they end', async () => {
		const { rootDirectory, sasToken } = files.publish('export 1', { 'part-0.json.gz': content }, 5000);
		const url = `${rootDirectory}/part-0.json.gz?${sasToken}`;
		expect(await get(url)).toMatchObject({ status: 200, content });
		expect(await get(url, { Authorization: 'Bearer x' })).toMatchObject({
			status: 400,
			code: 'InvalidAuthenticationInfo',
		});
		expect(await get(`${rootDirectory}/part-0.json.gz`)).toMatchObject({ status: 403, code: 'AuthenticationFailed' });
		expect(await get(`${rootDirectory}/part-1.json.gz?${sasToken}`)).toMatchObject({
			status: 404,
			code: 'BlobNotFound',
		});
		expect(await get(`/exports/other/part-0.json.gz?${sasToken}`)).toMatchObject({
			status: 403,
			code: 'AuthenticationFailed',
		});
		now = 5000;
		expect(await get(url)).toMatchObject({ status: 403 });
		expect(effects.snapshot().downloads).toBe(1);
	});

	test('have the token of their folder and its end', () => {
		const first = files.publish('more', { a: content }, 9000);
		const second = files.publish('more', { b: content }, 9000);
		expect(second).toEqual(first);
		expect(first.rootDirectory).toBe('/exports/more');
	});
});
