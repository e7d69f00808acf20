import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { readBinary } from '../../../support/core';
import { time } from '../../../support/virtualClock';

import { only, picked, requestsSince } from '../subscriptions/subscriptionsSetup';
import { startPartnerWorld, type PartnerWorld } from '../world';

let world: PartnerWorld;
let customer: string;
let order: string;

const LEGACY_OFFER = '1e3f0752-af9a-5894-8580-59200011bd9d';

beforeAll(async () => {
	world = await startPartnerWorld();
});
beforeEach(async () => {
	world.simulator.reset();
	time.pass(20 * 60_000);
	customer = await world.customer();
	const { data } = await world.api.post<{ id: string }>(`/v1/customers/${customer}/orders`, {
		referenceCustomerId: customer,
		lineItems: [{ lineItemNumber: 0, offerId: LEGACY_OFFER, quantity: 5 }],
	});
	expect(data.id).toBeTruthy();
	order = data.id;
});
afterAll(async () => await world.stop());

const pdf = (text: string, fileName: string) => ({
	data: Buffer.from(text).toString('base64'),
	mimeType: 'application/pdf',
	fileName,
});

const items: INodeExecutionData[] = [
	{ json: {}, binary: { data: pdf('%PDF order', 'order.pdf'), tender: pdf('%PDF tender', 'tender.pdf') } },
];

const run = async (operation: string, more: IDataObject = {}, given = items) =>
	await world.run(
		'Order',
		{
			resource: 'order',
			operation,
			customerId: picked(customer),
			orderId: order,
			returnAll: true,
			simplify: false,
			options: {},
			purchaseOrderFiles: 'data',
			tenderFiles: '',
			customerPrice: '1480.00',
			fxRate: '1',
			priceCurrency: 'USD',
			isPartOfTender: false,
			tenderLink: '',
			...more,
		} as INodeParameters,
		given,
	);

const UPLOAD = 'POST /v1/customers/{customerId}/orders/{orderId}/attachment';

test('files are attached, listed with their ID, and come back as they were', async () => {
	const { error, lastNodeItems } = await run('uploadAttachments', {
		tenderFiles: 'tender',
		isPartOfTender: true,
		tenderLink: 'https://tenders.example.com/1',
	});
	expect(error?.message).toBeUndefined();
	expect(lastNodeItems.map(({ json }) => [json.fileName, json.attachmentType])).toEqual([
		['order.pdf', 'POFile'],
		['tender.pdf', 'TenderFile'],
	]);
	const listed = (await run('getAttachments')).lastNodeItems.map(({ json }) => json);
	expect(listed.map(({ id, attachmentId }) => [typeof id, id === attachmentId])).toEqual([
		['string', true],
		['string', true],
	]);
	const file = await run('downloadAttachment', {
		attachmentId: picked(String(listed[1].id)),
		binaryPropertyName: 'paper',
	});
	expect(only(file)).toMatchObject({ id: listed[1].id, fileName: 'tender.pdf' });
	const { paper } = file.lastNodeItems[0].binary!;
	expect((await readBinary(paper)).toString()).toBe('%PDF tender');
});

test.each([404, 405])('where the address is not there (%i), the other spelling is asked, once', async (status) => {
	world.simulator.faults.add({ route: UPLOAD, kind: 'status', status, when: 'before' });
	const sent = requestsSince(world);
	const { error, lastNodeItems } = await run('uploadAttachments');
	expect(error?.message).toBeUndefined();
	expect(lastNodeItems).toHaveLength(1);
	expect(sent()[UPLOAD]).toBe(1);
	expect(world.state().commerce.orders.map(({ papers = [] }) => papers.map(({ fileName }) => fileName))).toEqual([
		['order.pdf'],
	]);
	world.simulator.faults.add({
		route: 'GET /v1/customers/{customerId}/orders/{orderId}/attachment/{attachmentId}',
		kind: 'status',
		status: 404,
		when: 'before',
	});
	expect(
		only(
			await run('downloadAttachment', {
				attachmentId: picked(String(lastNodeItems[0].json.id)),
				binaryPropertyName: 'data',
			}),
		),
	).toMatchObject({ fileName: 'order.pdf' });
});

test('without a file nothing is sent, and the sentence names the field', async () => {
	const sent = requestsSince(world);
	expect((await run('uploadAttachments', { purchaseOrderFiles: '' })).error?.message).toContain(
		'Add at least one file',
	);
	expect((await run('uploadAttachments', { purchaseOrderFiles: 'paper' })).error?.message).toContain(
		'no file in the field "paper"',
	);
	expect(sent()[UPLOAD]).toBeUndefined();
});

test('prices are read with the switch, and an account without the right learns what to turn off', async () => {
	const read = async (filters: IDataObject) => await run('getAll', { filters });
	const [plain] = (await read({})).lastNodeItems;
	expect(plain.json.totalPrice).toBeUndefined();
	const [priced] = (await read({ includePrices: true })).lastNodeItems;
	expect(priced.json).toMatchObject({ id: order, totalPrice: expect.any(Number) as number });
	expect(only(await run('get', { additionalFields: { includePrices: true } }))).toMatchObject({
		lineItems: [{ pricing: { listPrice: expect.any(Number) as number } }],
	});
	world.simulator.faults.add({
		route: 'GET /v1/customers/{customerId}/orders',
		kind: 'status',
		status: 403,
		when: 'before',
		body: { code: 800043, description: 'No access to pricing.' },
	});
	expect((await read({ includePrices: true })).error?.message).toContain('Turn off Include Prices');
});
