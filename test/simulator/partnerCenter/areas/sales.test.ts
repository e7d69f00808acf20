import { gunzipSync, inflateRawSync } from 'node:zlib';
import type { AreaWorld } from './world';
import { startAreas } from './world';

let world: AreaWorld;
beforeEach(async () => {
	world = await startAreas();
});
afterEach(() => world.stop());

const SHEET = "/v1.0/sales/pricesheets(Market='us',PricesheetView='updatedlicensebased')/$value";
const LIST = '/v1.0/engagements/referrals';
const PARTNER = 'https://api.partnercenter.microsoft.com';

const get = async (path: string) => await world.sales('GET', path);
const codeOf = async (path: string) => {
	const { status, body } = await get(path);
	return [status, body?.error?.code];
};

test('a token for another host is refused, and one for this host by the others', async () => {
	const { status, body } = await world.sales('GET', LIST, undefined, {}, PARTNER);
	expect([status, body]).toEqual([
		401,
		{ error: { code: 'unauthenticated', message: 'The token is for another audience' } },
	]);
	const token = {
		grant_type: 'refresh_token',
		refresh_token: world.simulator.partnerCenter.accounts[0].refreshToken,
		client_id: world.simulator.partnerCenter.accounts[0].clientId,
		client_secret: world.simulator.partnerCenter.accounts[0].clientSecret,
		scope: 'https://api.partner.microsoft.com/.default',
	};
	const answer = await fetch(
		`${world.simulator.partnerCenter.loginUrl}/${world.simulator.partnerCenter.accounts[0].tenantId}/oauth2/token`,
		{
			method: 'POST',
			body: new URLSearchParams(token),
		},
	);
	const { access_token: given } = (await answer.json()) as { access_token: string };
	expect(
		(
			await fetch(`${world.simulator.partnerCenter.url}/v1/customers`, {
				headers: { Authorization: `Bearer ${given}` },
			})
		).status,
	).toBe(401);
	expect(
		(await fetch(`${world.simulator.partnerCenter.salesUrl}${LIST}`, { headers: { Authorization: `Bearer ${given}` } }))
			.status,
	).toBe(200);
});

test('quotes in the path may be encoded; a file has a name without an ending', async () => {
	for (const path of [SHEET, SHEET.replaceAll("'", '%27')]) {
		const { status, headers, text } = await get(path);
		expect([status, headers.get('content-disposition'), headers.get('content-type')]).toEqual([
			200,
			'attachment; filename=pricesheet',
			'application/octet-stream',
		]);
		expect(text).toContain('CFQ7TTC0LCHC');
	}
	expect(
		world.simulator.effects().requestsByRoute[
			"GET /v1.0/sales/pricesheets(Market='{market}',PricesheetView='{view}')/$value"
		],
	).toBe(2);
});

test('sheets come packed on request', async () => {
	const bytes = async () => {
		const {
			accounts: [{ tenantId, clientId, clientSecret, refreshToken }],
			loginUrl,
			salesUrl,
		} = world.simulator.partnerCenter;
		const form = new URLSearchParams({
			grant_type: 'refresh_token',
			refresh_token: refreshToken,
			client_id: clientId,
			client_secret: clientSecret,
			resource: 'https://api.partner.microsoft.com',
		});
		const { access_token: token } = (await (
			await fetch(`${loginUrl}/${tenantId}/oauth2/token`, { method: 'POST', body: form })
		).json()) as { access_token: string };
		return Buffer.from(
			await (await fetch(`${salesUrl}${SHEET}`, { headers: { Authorization: `Bearer ${token}` } })).arrayBuffer(),
		);
	};
	world.simulator.partnerCenter.settings.sheetPacking = 'gzip';
	expect(gunzipSync(await bytes()).toString()).toContain('CFQ7TTC0LCHC');
	world.simulator.partnerCenter.settings.sheetPacking = 'zip';
	const archive = await bytes();
	const start = 30 + archive.readUInt16LE(26) + archive.readUInt16LE(28);
	expect(inflateRawSync(archive.subarray(start)).toString()).toContain('CFQ7TTC0LCHC');
});

test('what does not fit is refused in the words of this host', async () => {
	expect(await codeOf(SHEET.replace('us', 'usa'))).toEqual([400, 'invalidRequest']);
	expect(await codeOf(SHEET.replace('updated', 'unknown'))).toEqual([400, 'invalidRequest']);
	expect(await codeOf(`${SHEET}?month=202601`)).toEqual([400, 'invalidRequest']);
	expect(await codeOf(`${SHEET}?timeline=history`)).toEqual([400, 'invalidRequest']);
	expect(await codeOf(`${SHEET}?timeline=history&month=209901`)).toEqual([404, 'itemNotFound']);
	expect(await codeOf(`${SHEET.replace('updatedlicensebased', 'marketplace')}?timeline=future`)).toEqual([
		404,
		'itemNotFound',
	]);
	expect(await codeOf("/v1.0/sales/offermatrix(Month='202212')/$value")).toEqual([404, 'itemNotFound']);
	world.simulator.partnerCenter.settings.salesRegistered = false;
	expect((await get(SHEET)).text).toBe('');
	expect((await get(SHEET)).status).toBe(400);
});

const body = { type: 'Shared', customerProfile: { name: 'c' }, consent: {}, details: { notes: 'n' } };

test('referrals keep versions, and move forward only', async () => {
	const { status, headers, body: made } = await world.sales('POST', LIST, body);
	expect([status, headers.get('etag'), made.status, made.substatus]).toEqual([201, made.eTag, 'New', 'Pending']);
	const patch = async (steps: unknown[], etag: string = made.eTag) =>
		await world.sales('PATCH', `${LIST}/${made.id}`, steps, { 'If-Match': etag });
	const step = (path: string, value: unknown, op = 'replace') => ({ op, path, value });
	expect((await patch([step('/details/dealValue', 1)])).status).toBe(400);
	expect((await patch([step('/status', 'Active')])).status).toBe(400);
	expect((await patch([step('/nothing/here', 1, 'add')])).status).toBe(400);
	const { body: changed } = await patch([
		step('/details/dealValue', 1, 'add'),
		step('/status', 'Active'),
		step('/substatus', 'Accepted'),
	]);
	expect([changed.details, changed.status]).toEqual([{ notes: 'n', dealValue: 1 }, 'Active']);
	expect((await patch([step('/name', 'n', 'add')])).body.error.code).toBe('preconditionFailed');
	expect((await patch([step('/status', 'New'), step('/substatus', 'Pending')], changed.eTag)).status).toBe(400);
	const whole = await world.sales(
		'PUT',
		`${LIST}/${made.id}`,
		{ ...changed, name: 'whole' },
		{ 'If-Match': changed.eTag },
	);
	expect([whole.status, whole.body.name, whole.body.createdDateTime]).toEqual([200, 'whole', made.createdDateTime]);
});

test('a page of referrals leads on by a link that must not be followed', async () => {
	world.simulator.partnerCenter.settings.maxPageSize = 1;
	for (const name of ['a', 'b']) await world.sales('POST', LIST, { ...body, name });
	const { body: first } = await get(`${LIST}?$orderby=createdDateTime`);
	expect(first['@odata.nextLink']).toMatch(/^http:\/\/api\.partner\.microsoft\.com\/v1\.0\/referrals\?.*skiptoken=1/);
	expect((await get(`${LIST}?$skiptoken=1`)).body.value).toHaveLength(1);
});

test('payouts are queued, processed, completed; their link opens the file until it ends', async () => {
	const {
		status,
		body: {
			value: [job],
		},
	} = await world.sales('POST', "/v1.0/payouts/payments?$filter=payoutOrderType eq 'REBATE'&fileformat=tsv");
	expect([status, job.status, job.blobLocation]).toEqual([202, 'Queued', '']);
	const read = async () => (await get(`/v1.0/payouts/payments/${job.requestId}`)).body.value[0];
	world.pass(2000);
	expect((await read()).status).toBe('Processing');
	world.pass(1000);
	const { blobLocation, status: done } = await read();
	expect(done).toBe('Completed');
	expect((await (await fetch(blobLocation)).text()).split('\r\n').slice(1)).toEqual([
		expect.stringMatching(/^P-77001\t/),
		'',
	]);
	expect((await fetch(blobLocation, { headers: { Authorization: 'Bearer x' } })).status).toBe(400);
	world.pass(3_600_000);
	expect((await fetch(blobLocation)).status).toBe(403);
	expect((await world.sales('POST', '/v1.0/payouts/payments?$filter=nothing')).status).toBe(400);
	expect((await world.sales('DELETE', `/v1.0/payouts/payments/${job.requestId}`)).status).toBe(204);
	expect((await get(`/v1.0/payouts/payments/${job.requestId}`)).status).toBe(404);
});
