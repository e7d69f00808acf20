import type { IDataObject } from 'n8n-workflow';

import { linkOf, paging } from '../../../nodes/PartnerCenter/paging';
import { readRows } from '../../../nodes/engine/http/paging/paging';
import { getRequest } from '../../../nodes/engine/http/request';

import { fakeSession, type Reply } from '../session';

const REQUEST = getRequest('GET /v1/things', {}, { name: 'x' });
const next = (uri: string, headers: IDataObject[] = []) => ({ links: { next: { uri, method: 'GET', headers } } });

async function readAll(name: keyof typeof paging, replies: Reply[], most = Infinity, mayBeEmpty?: boolean) {
	const { session, sent, clock } = await fakeSession((_, index) => replies[index] ?? { status: 500 });
	const start = clock.now();
	const rows = await readRows(session, REQUEST, paging[name], 'items', most, mayBeEmpty).catch((error: Error) => error);
	return { rows, sent, passed: clock.now() - start };
}

const ids = (...numbers: number[]) => numbers.map((id) => ({ id }));

test('a continuation token goes raw into a header, with the same query and seekOperation', async () => {
	const token = 'a,b/c==';
	const { rows, sent } = await readAll('token', [
		{ body: { items: ids(1, 2), continuationToken: token, ...next('/things?oops??') } },
		{ body: { items: ids(3), links: { self: {} } } },
	]);
	expect(rows).toEqual(ids(1, 2, 3));
	expect(sent[1]).toMatchObject({
		qs: { name: 'x', size: 500, seekOperation: 'Next' },
		headers: { 'MS-ContinuationToken': token },
	});
	expect(sent[0].headers).not.toHaveProperty('MS-ContinuationToken');
});

test('a token on a page whose links name no next one is the end', async () => {
	const { rows, sent } = await readAll('token', [
		{ body: { items: ids(1), continuationToken: 't', links: { self: {} } } },
	]);
	expect(rows).toEqual(ids(1));
	expect(sent).toHaveLength(1);
});

test.each([
	['/invoices?size=2&offset=2', '/v1/invoices?size=2&offset=2'],
	['/v1/invoices?size=2', '/v1/invoices?size=2'],
	['invoices?a=1?b=2', '/v1/invoices?a=1&b=2'],
	['/partner/v1/analytics/x', '/partner/v1/analytics/x'],
	['https://api.example.com/v1/x?a=1', 'https://api.example.com/v1/x?a=1'],
])('the link %s', (uri, expected) => expect(linkOf(uri)).toBe(expected));

test('links are followed with the headers that they ask for, over an empty page', async () => {
	const { rows, sent } = await readAll('links', [
		{ body: { items: ids(1), ...next('/things?page=2', [{ key: 'MS-ContinuationToken', value: 'q=' }]) } },
		{ body: { items: [], ...next('/things?page=3') } },
		{ body: { items: ids(2) } },
	]);
	expect(rows).toEqual(ids(1, 2));
	expect(sent.map(({ url }) => url)).toEqual([
		'https://api.example.com/v1/things',
		'https://api.example.com/v1/things?page=2',
		'https://api.example.com/v1/things?page=3',
	]);
	expect(sent[1].headers).toMatchObject({ 'MS-ContinuationToken': 'q=' });
});

test.each(['https://evil.example/v1/things?page=2', '//evil.example/x', 'https://api.example.com.evil.example/v1/x'])(
	'a link to another address is not followed: %s',
	async (uri) => {
		const { rows, sent } = await readAll('links', [{ body: { items: ids(1), ...next(uri) } }]);
		const elsewhere = sent.filter(({ url }) => new URL(String(url)).origin !== 'https://api.example.com');
		expect(elsewhere).toEqual([]);
		if (sent.length === 1) expect((rows as Error).message).toMatch(/another address/);
	},
);

test('a link that leads back is an error, never an endless list or half of one', async () => {
	const { rows } = await readAll('links', [
		{ body: { items: ids(1), ...next('/things?page=2') } },
		{ body: { items: ids(2), ...next('/things?page=2') } },
	]);
	expect((rows as Error).message).toMatch(/leads back/);
});

test('a page that stays broken ends the list with an error', async () => {
	const { rows } = await readAll('links', [{ body: { items: ids(1), ...next('/things?page=2') } }]);
	expect(rows).toBeInstanceOf(Error);
});

test('up to a limit no further page is asked for', async () => {
	const { rows, sent } = await readAll(
		'token',
		[{ body: { items: ids(1, 2), continuationToken: 't', ...next('/x') } }],
		2,
	);
	expect(rows).toEqual(ids(1, 2));
	expect(sent).toHaveLength(1);
	expect(sent[0].qs).toMatchObject({ size: 2 });
});

test('offsets are counted by the node, whatever the link says', async () => {
	const { rows, sent } = await readAll('sizeOffset', [
		{ body: { items: ids(1, 2), ...next('/things?size=2&offset=99') } },
		{ body: { items: ids(3) } },
	]);
	expect(rows).toEqual(ids(1, 2, 3));
	expect(sent[1].qs).toMatchObject({ offset: 2 });
});

test('data that is still being made is asked for again; none at all is a list without rows', async () => {
	const late = await readAll(
		'links',
		[{ status: 204, headers: { 'Retry-After': '7' } }, { body: { items: ids(1) } }],
		Infinity,
		true,
	);
	expect(late.rows).toEqual(ids(1));
	expect(late.passed).toBeGreaterThanOrEqual(7000);
	expect((await readAll('links', [{ status: 204 }], Infinity, true)).rows).toEqual([]);
});

test('a list that comes bare is read as one', async () => {
	expect((await readAll('links', [{ body: ids(1, 2) }])).rows).toEqual(ids(1, 2));
});

test('rows that are skipped: a full page without the number in all is not taken for the last one', async () => {
	const full = Array.from({ length: 10_000 }, (_, number) => ({ id: number }));
	const { rows, sent } = await readAll('topSkip', [{ body: { items: full } }, { body: { items: ids(10_000) } }]);
	expect(rows).toHaveLength(10_001);
	expect(sent.map(({ qs }) => qs)).toEqual([
		{ name: 'x', top: 10_000 },
		{ name: 'x', top: 10_000, skip: 10_000 },
	]);
});

test('rows that are skipped: a page that came empty once is asked for again, and never ends the list before its number in all', async () => {
	const first = { body: { items: [], TotalCount: 2 } };
	expect((await readAll('topSkip', [first, { body: { items: ids(1, 2), TotalCount: 2 } }])).rows).toEqual(ids(1, 2));
	const { rows } = await readAll('topSkip', [
		{ body: { items: ids(1), TotalCount: 2 } },
		{ body: { items: [], TotalCount: 2 } },
	]);
	expect((rows as Error).message).toMatch(/has no rows, although more should follow/);
});
