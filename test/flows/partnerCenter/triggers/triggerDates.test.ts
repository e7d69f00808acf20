import { time } from '../../../support/virtualClock';
import { idsOf, triggerIn, type Activate } from './activeTrigger';
import { bought, DAY, picked } from '../subscriptions/subscriptionsSetup';
import { startPartnerWorld, type PartnerWorld } from '../world';

const HOUR = 60 * 60_000;
const ALL = 'GET /v1/customers';
const OF_ONE = 'GET /v1/customers/{customerId}/subscriptions';

let world: PartnerWorld;
let active: Activate;

beforeAll(async () => {
	world = await startPartnerWorld();
	active = await triggerIn(world);
});
beforeEach(() => {
	world.simulator.reset();
	time.pass(DAY);
});
afterAll(async () => await world.stop());

const sent = (route: string) => world.simulator.effects().requestsByRoute[route] ?? 0;
const dayOf = (date: unknown) => String(date).slice(0, 10);
const passTo = (moment: number) => time.pass(moment - time.now());

test('a window that ends tomorrow and a term that ends in 30 and in 7 days come once each', async () => {
	const customer = await world.customer();
	const { poll } = active({
		events: ['termEnding', 'cancellationEnding'],
		options: { daysBeforeTermEnd: '7, 30' },
	});
	expect(await poll()).toBeNull();
	const subscription = await bought(world, customer);
	const { id, commitmentEndDate, cancellationAllowedUntilDate } = subscription;
	const end = Date.parse(String(commitmentEndDate));
	const found: unknown[] = [];
	const pollUntil = async (moment: number, step: number) => {
		while (time.now() < moment) {
			time.pass(step);
			found.push(...idsOf((await poll()) ?? []));
		}
	};
	await pollUntil(time.now() + 5 * DAY, 5 * HOUR);
	expect(found).toEqual([]);
	await pollUntil(time.now() + 3 * DAY, 5 * HOUR);
	const window = `cancellationEnding:${id}:${dayOf(cancellationAllowedUntilDate)}:1`;
	expect(found).toEqual([window]);
	await pollUntil(end - 31 * DAY, 10 * DAY);
	await pollUntil(end - 10 * DAY, 2 * DAY);
	const month = `termEnding:${id}:${dayOf(commitmentEndDate)}:30`;
	expect(found).toEqual([window, month]);
	await pollUntil(end - DAY, 12 * HOUR);
	expect(found).toEqual([window, month, `termEnding:${id}:${dayOf(commitmentEndDate)}:7`]);
});

test('what is due at the activation is not news; what is bought with less time left is, with its object', async () => {
	const customer = await world.customer();
	await bought(world, customer, undefined, {}, 'P1M');
	const { poll } = active({
		events: ['termEnding'],
		fetchFullObject: true,
		options: { daysBeforeTermEnd: '90,60', customerId: picked(customer) },
	});
	expect(await poll()).toBeNull();
	const { id, commitmentEndDate } = await bought(world, customer, undefined, {}, 'P1M');
	time.pass(3 * HOUR);
	expect(await poll()).toMatchObject([
		{
			eventId: `termEnding:${id}:${dayOf(commitmentEndDate)}:60`,
			event: 'termEnding',
			occurredAt: null,
			customerId: customer,
			object: { id, customerId: customer, commitmentEndDate, creationDate: expect.any(String) as string },
		},
	]);
	expect(sent(ALL)).toBe(0);
});

test('all customers are looked through once in three hours, in parts where the budget ends', async () => {
	for (let count = 0; count < 6; count += 1) await bought(world, await world.customer(), undefined, {}, 'P1M');
	const known = world.state().commerce.customers.length;
	const { poll } = active({ events: ['termEnding'] });
	await poll();
	const first = sent(OF_ONE);
	await poll();
	expect(sent(OF_ONE)).toBe(first);
	passTo(time.now() + 3 * HOUR);
	for (let polls = 0; polls < known + 3; polls += 1) await poll({ budget: 0 });
	// One page of customers is read again by each part.
	expect(sent(OF_ONE) - first).toBe(known);
});

test('days that are no numbers are an error that names the field', async () => {
	const { poll } = active({ events: ['termEnding'], options: { daysBeforeTermEnd: '30, soon' } });
	await expect(poll()).rejects.toThrow('Days Before Term End');
});
