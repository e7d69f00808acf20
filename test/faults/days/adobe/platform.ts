import type { AdobeState } from '../../../../simulator/platforms/adobe/state/state';
import { trigger } from '../../../../nodes/AdobeVip/Trigger/trigger';
import { time } from '../../../support/virtualClock';
import { every, slow } from '../faults';
import type { DayPlatform } from '../platform';
import { active, triggerCore } from '../../../flows/adobe/activeTrigger';
import { picked, startAdobeWorld } from '../../../flows/adobe/world';
import { changesOf, COUNTS, seed } from './changes';

const ORDERS = 'GET /v3/customers/{customer-id}/orders';

export const adobe: DayPlatform<AdobeState> = {
	name: 'Adobe VIP',
	counts: COUNTS,
	faults: [
		{
			name: 'budget spent while orders are read',
			polls: every(8, 5),
			rule: slow(ORDERS),
		},
		{
			name: 'budget spent while subscriptions are read',
			polls: every(8, 9),
			rule: slow('GET /v3/customers/{customer-id}/subscriptions'),
		},
		{
			name: 'a page shifts while orders are read',
			polls: every(12, 51),
			rule: () => ({ route: ORDERS, kind: 'movingList', skip: 1 }),
		},
	],
	async start() {
		const world = await startAdobeWorld();
		await world.customer();
		const [state] = world.simulator.adobe.states.all();
		seed(state, time.now());
		const events = trigger.events.map(({ value }) => value);
		const options = { resellerId: picked(world.reseller()), maxEvents: 400 };
		const { poll, staticData } = active(await triggerCore(world), { events, options });
		return { state, faults: world.simulator.faults, poll, staticData, stop: world.stop };
	},
	changesOf,
	keyOf({ event, customerId, eventId, object }) {
		const { orderId, subscriptionId, currentQuantity } = object as Record<string, string>;
		if (event === 'subscriptionChanged') return `${event} ${subscriptionId} ${currentQuantity}`;
		if (event === 'licensesPendingOrder') return `${event} ${String(eventId)}`;
		return `${String(event)} ${orderId ?? String(customerId)}`;
	},
};
