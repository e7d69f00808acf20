import { DAY } from '../commerce/world';
import type { AreaWorld } from './world';
import { startAreas } from './world';

let world: AreaWorld;
let customer: string;

beforeEach(async () => {
	world = await startAreas();
	customer = `/customers/${await world.customer()}`;
});
afterEach(() => world.stop());

describe('qualifications', () => {
	const qualify = (body: Record<string, unknown>, query = '') =>
		world.call('POST', `${customer}/qualifications${query}`, body);
	const list = async (): Promise<any> => (await world.call('GET', `${customer}/qualifications`)).body;

	test('are vetted for a while; the date has two names', async () => {
		const { status, body } = await qualify({ qualification: 'Education', educationSegment: 'K12' });
		expect([status, body.vettingStatus, 'vettingCreateDate' in body]).toEqual([201, 'InReview', true]);
		expect(await list()).toMatchObject([
			{ qualification: 'Education', vettingStatus: 'InReview', vettingCreatedDate: body.vettingCreateDate },
		]);
		world.pass(DAY);
		await world.signIn();
		expect(await list()).toMatchObject([{ vettingStatus: 'Approved' }]);
	});

	test('education needs its segment, the government cloud a code that is not used up', async () => {
		expect((await qualify({ qualification: 'Education' })).status).toBe(400);
		const government = { qualification: 'GovernmentCommunityCloud' };
		expect((await qualify(government)).status).toBe(400);
		const codes = (await world.call('GET', '/customers/all/validations')).body;
		const once = codes.find(({ maxCreates }: any) => maxCreates === 1);
		expect((await qualify(government, `?code=${once.validationId}`)).status).toBe(201);
		expect((await qualify(government, `?code=${once.validationId}`)).status).toBe(400);
		const used = (await world.call('GET', '/customers/all/validations')).body.find(
			({ validationId }: any) => validationId === once.validationId,
		);
		expect(used.remainingCreates).toBe(0);
		expect(used.eTag).not.toBe(once.eTag);
	});

	test('the legacy form is a bare text that a bare number sets', async () => {
		const path = `${customer}/qualification`;
		expect(await world.call('GET', path)).toMatchObject({ status: 200, text: '"none"' });
		expect((await world.call('PUT', path, 4)).text).toBe('"state_owned_entity"');
		expect((await world.call('GET', path)).body).toBe('state_owned_entity');
		expect((await world.call('PUT', path, 9)).status).toBe(400);
		// The third is the government cloud, which needs a code.
		expect((await world.call('PUT', path, 3)).status).toBe(400);
	});
});

test('a consent must be deleted before the application gets another', async () => {
	const body = {
		applicationId: 'a1',
		displayName: 'Flows',
		applicationGrants: [{ enterpriseApplicationId: 'e1', scope: 'User.Read.All' }],
	};
	const path = `${customer}/applicationconsents`;
	expect((await world.call('POST', path, body)).status).toBe(201);
	expect((await world.call('POST', path, body)).status).toBe(409);
	expect((await world.call('DELETE', `${path}/a1`)).status).toBe(204);
	expect((await world.call('DELETE', `${path}/a1`)).status).toBe(404);
	expect((await world.call('POST', path, body)).status).toBe(201);
});

describe('service requests', () => {
	test('lists write the enums as numbers, single reads as words', async () => {
		const { items } = (await world.call('GET', `${customer}/servicerequests`)).body;
		expect(items.map(({ severity, status }: any) => [severity, status])).toEqual([
			[3, 1],
			[2, 2],
		]);
		expect(items[0].lastClosedDate).toBe('0001-01-01T00:00:00');
		expect(items.every(({ id }: any) => /^\d{15}$/.test(id))).toBe(true);
		for (const path of ['/servicerequests', `${customer}/servicerequests`]) {
			expect((await world.call('GET', `${path}/${items[0].id}`)).body).toMatchObject({
				severity: 'minimal',
				status: 'open',
			});
		}
	});

	test('a change adds a note; none and unknown change nothing', async () => {
		const [{ id }] = (await world.call('GET', `${customer}/servicerequests`)).body.items;
		const change = async (body: unknown) => (await world.call('PATCH', `/servicerequests/${id}`, body)).body;
		expect(await change({ newNote: { text: 'Still late' }, status: 'none', severity: 'unknown' })).toMatchObject({
			severity: 'minimal',
			status: 'open',
			notes: [{ text: 'Still late' }, {}],
		});
		expect(await change({ status: 'closed', severity: 'critical' })).toMatchObject({
			severity: 'critical',
			status: 'closed',
			lastClosedDate: new Date(world.now()).toISOString(),
			notes: [{ text: 'Still late' }, {}],
		});
	});

	test('the withdrawn creation takes a known topic', async () => {
		const create = (supportTopicId: string) =>
			world.call('POST', '/servicerequests/en-US', {
				title: 'Help',
				description: 'Please',
				severity: 'critical',
				supportTopicId,
			});
		const [{ id }] = (await world.call('GET', '/servicerequests/supporttopics')).body.items;
		const { status, body } = await create(id);
		expect(status).toBe(201);
		expect((await world.call('GET', `/servicerequests/${body.id}`)).body).toMatchObject({
			title: 'Help',
			supportTopicId: id,
		});
		expect((await create('0')).status).toBe(400);
	});

	test('a ticket is that of one customer', async () => {
		const other = `/customers/${await world.customer()}`;
		const [{ id }] = (await world.call('GET', `${customer}/servicerequests`)).body.items;
		expect((await world.call('GET', `${other}/servicerequests/${id}`)).status).toBe(404);
	});
});

test('managed services lead to the portals of this customer', async () => {
	const { items } = (await world.call('GET', `${customer}/managedservices`)).body;
	expect(items[0].links.adminService.uri).toContain('tenant=company1-example.onmicrosoft.com');
	expect((await world.call('GET', '/customers/00000000-0000-4000-8000-000000000000/managedservices')).status).toBe(404);
});

test('incidents without an end have the date that means none', async () => {
	const { items } = (await world.call('GET', '/serviceincidents/office')).body;
	expect(items[0].incidents[0].endTime).toBe('0001-01-01T00:00:00');
});
