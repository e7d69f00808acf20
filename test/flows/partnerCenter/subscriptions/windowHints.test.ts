import { shownBeside } from '../../../support/hints';

import { orders, purchase, setUp, world } from '../orders/orderingSetup';
import { operation } from './subscriptionsSetup';

setUp();

const DATE = String.raw`\d{4}-\d{2}-\d{2} \d{2}:\d{2} UTC`;

test('after a purchase, n8n says until when most of it can be canceled', async () => {
	const customer = await world.customer();
	const [said, ...more] = shownBeside(await world.run('Purchase', purchase(customer)));
	expect(said).toMatch(
		new RegExp(`^Most subscriptions of order \\S+ can be canceled until ${DATE} \\(167 hours left\\)\\.$`),
	);
	expect(more).toEqual([]);
});

test('a subscription says until when it can be canceled, and nothing once it is', async () => {
	const customer = await world.customer();
	await world.run('Purchase', purchase(customer));
	const id = String(orders()[0].lines[0].subscriptionId);
	const run = async (name: string) => shownBeside(await world.run('Subscription', operation(name, customer, id)));
	expect(await run('get')).toEqual([
		expect.stringMatching(new RegExp(`^Subscription ${id} can be canceled until ${DATE} \\(168 hours left\\)\\.$`)),
	]);
	expect(await run('cancel')).not.toContainEqual(expect.stringContaining('can be canceled'));
});
