import type { StoredRelationship } from '../../../../simulator/platforms/partnerCenter/areas/state';
import { time } from '../../../support/virtualClock';
import { idsOf, triggerIn, type Activate } from './activeTrigger';
import { startPartnerWorld, type PartnerWorld } from '../world';

/** GDAP relationships, as Microsoft Graph lists them. */

const DAY = 24 * 60 * 60_000;
const LIST = 'GET /tenantRelationships/delegatedAdminRelationships';
const CHOSEN = { events: ['gdapStatusChanged'] };

let world: PartnerWorld;
let active: Activate;
let customer: string;
let count = 0;

beforeAll(async () => {
	world = await startPartnerWorld();
	active = await triggerIn(world);
});
beforeEach(async () => {
	world.simulator.reset();
	time.pass(DAY);
	customer = await world.customer();
});
afterAll(async () => await world.stop());

/** A relationship that waits for its customer, asked for so long ago. @returns its id */
function offer(ago = 0, more: Partial<StoredRelationship> = {}): string {
	const id = `${'1'.repeat(8)}-relationship-${(count += 1)}`;
	const at = time.now() - ago;
	world.simulator.partnerCenter.states.all()[0].areas.relationships.push({
		...{ id, displayName: `Support ${count}`, duration: 'P1D', autoExtendDuration: 'PT0S', status: 'approvalPending' },
		...{ roles: [{ roleDefinitionId: 'role-1' }], customerId: customer, createdAt: at, changedAt: at, version: 1 },
		...{ assignments: [], requests: [], operations: [] },
		...more,
	});
	return id;
}

const approve = (id: string) => world.simulator.partnerCenter.admin().approveRelationship(id);

test('each status comes once, also one that begins by the calendar', async () => {
	const id = offer(DAY);
	const { poll } = active(CHOSEN);
	expect(await poll()).toBeNull();
	approve(id);
	const items = await poll();
	expect(items).toEqual([
		{
			eventId: `gdap:${id}:active`,
			event: 'gdapStatusChanged',
			platform: 'Partner Center',
			occurredAt: null,
			resource: 'relationships',
			customerId: customer,
			object: expect.objectContaining({ id, status: 'active', customerTenantId: customer }) as object,
		},
	]);
	expect(await poll()).toBeNull();
	time.pass(DAY);
	expect(idsOf(await poll())).toEqual([`gdap:${id}:expired`]);
	time.pass(40 * DAY);
	expect(await poll()).toBeNull();
});

test('a new one comes as it is, with all of it where that is asked for', async () => {
	const { poll } = active({ ...CHOSEN, fetchFullObject: true });
	await poll();
	const id = offer();
	const [item] = (await poll()) ?? [];
	expect(item).toMatchObject({
		eventId: `gdap:${id}:approvalPending`,
		object: { id, accessDetails: { unifiedRoles: [{ roleDefinitionId: 'role-1' }] } },
	});
});

test('an approval that Graph lists late is not lost', async () => {
	const { poll } = active(CHOSEN);
	await poll();
	time.pass(2 * DAY);
	await poll();
	const id = offer(DAY, { status: 'active', activatedAt: time.now() - DAY / 2 });
	expect(idsOf(await poll())).toEqual([`gdap:${id}:active`]);
});

test('only relationships with the chosen customer start the workflow', async () => {
	const { poll } = active({ ...CHOSEN, options: { customerId: { mode: 'id', value: await world.customer() } } });
	await poll();
	offer();
	expect(await poll()).toBeNull();
});

test('Graph is asked for this event alone, and its outage keeps no other event back', async () => {
	await active({ events: ['orderChanged'] }).poll();
	expect(world.simulator.effects().requestsByRoute[LIST]).toBeUndefined();
	const { poll } = active({ events: [...CHOSEN.events, 'orderChanged'] });
	await poll();
	world.simulator.faults.add({ route: LIST, kind: 'status', status: 403, times: 1 });
	world.simulator.partnerCenter.admin().putAuditRecord({
		...{ id: 'record-1', operationType: 'update_order', operationStatus: 'succeeded', resourceType: 'order' },
		operationDate: new Date(time.now()).toISOString(),
	});
	const id = offer();
	expect(idsOf(await poll())).toEqual(['audit:record-1:succeeded']);
	expect(idsOf(await poll())).toEqual([`gdap:${id}:approvalPending`]);
});
