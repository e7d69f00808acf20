import type { IDataObject } from 'n8n-workflow';

import { REFUSALS } from '../../../support/refusals';
import { time } from '../../../support/virtualClock';

import { newOrder } from '../orderFields';
import { startAdobeWorld, type AdobeWorld } from '../world';

/** Refusals that come after Adobe has stored the order: no second order goes out under another id. */

let world: AdobeWorld;
let customer: string;

beforeAll(async () => {
	world = await startAdobeWorld();
});
beforeEach(async () => {
	await world.reset();
	customer = await world.customer();
});
afterAll(async () => await world.stop());

const POST = 'POST /v3/customers/{customer-id}/orders';
const AT_ONCE = { additionalFields: { skipPreview: true } };

const place = async (more: IDataObject = {}): Promise<IDataObject> =>
	(
		await world.run('NewOrder', 'place', newOrder(customer, { ...AT_ONCE, ...more }), {
			onError: 'continueRegularOutput',
		})
	).lastNodeItems[0].json;

test.each(REFUSALS)('%s after the order was stored: one order, and it is found', async (_, refusal) => {
	world.simulator.faults.add({ route: POST, when: 'after', ...refusal });
	const row = await place();
	expect(row).toMatchObject({ outcome: 'completed' });
	time.pass(1000);
	const again = await place();
	expect(again).toMatchObject({ created: false, outcome: 'completed' });
	const [{ id: orderId }, ...others] = world.state().orders;
	expect(orderId).toMatch(/\d/);
	expect([row.orderId, again.orderId, others.length]).toEqual([orderId, orderId, 0]);
});

test.each(REFUSALS)(
	'%s, and nothing was stored: it is never reported as bought, and never bought twice',
	async (_, refusal) => {
		world.simulator.faults.add({ route: POST, when: 'before', ...refusal });
		const row = await place();
		const count = world.state().orders.length;
		if (row.error === undefined) expect([count, row.outcome]).toEqual([1, 'completed']);
		else expect([count, String(row.error).length > 40]).toEqual([0, true]);
	},
);

test.each(REFUSALS)('%s after it was stored, Without Order Key: one order', async (_, refusal) => {
	world.simulator.faults.add({ route: POST, when: 'after', ...refusal });
	await place({ orderKey: '', options: { withoutOrderKey: true } });
	expect(world.state().orders).toHaveLength(1);
});
