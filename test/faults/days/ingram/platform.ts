import type { AccountState } from '../../../../simulator/platforms/ingram/state/state';
import { time } from '../../../support/virtualClock';
import { every, slow } from '../faults';
import type { DayPlatform } from '../platform';
import { active, triggerCore } from '../../../flows/ingram/activeTrigger';
import { startWorld } from '../../../flows/ingram/world';
import { changesOf, COUNTS, seed } from './changes';

const EVENTS = [
	...['orderCreated', 'orderCompleted', 'orderFailed', 'orderCanceled'],
	...['subscriptionCreated', 'subscriptionChanged', 'subscriptionEnded', 'renewalDue'],
	...['customerActivated', 'reportReady'],
];

export const ingram: DayPlatform<AccountState> = {
	name: 'Ingram Micro',
	counts: COUNTS,
	faults: [
		{ name: 'budget spent while subscriptions are read', polls: every(8, 5), rule: slow('GET /subscriptions') },
		{ name: 'budget spent while customers are read', polls: every(8, 9), rule: slow('GET /customers') },
		{
			name: 'a page shifts while customers are read',
			polls: every(12, 3),
			rule: () => ({ route: 'GET /customers', kind: 'movingList', change: 'remove', skip: 1 }),
		},
	],
	async start() {
		const world = await startWorld();
		const state = world.simulator.ingram.states.all()[0] as AccountState;
		seed(state, time.now());
		const parameters = { events: EVENTS, daysBeforeRenewal: 30, options: { maxEvents: 400 } };
		const { poll, staticData } = active(await triggerCore(world), parameters);
		return { state, faults: world.simulator.faults, poll, staticData, stop: world.stop };
	},
	changesOf,
	keyOf({ event, object }) {
		const { id, name } = object as { id: string; name: string };
		return event === 'subscriptionChanged' ? `${event} ${id} ${name}` : `${String(event)} ${id}`;
	},
	// Each new subscription counts as changed, too.
	beside: /^subscriptionChanged new-\d+ Plan, as sold$/,
};
