import type { PartnerState } from '../../../../simulator/platforms/partnerCenter/state/state';
import { trigger } from '../../../../nodes/PartnerCenter/Trigger/trigger';
import { time } from '../../../support/virtualClock';
import { every, slow } from '../faults';
import type { DayPlatform } from '../platform';
import { DAY, range } from '../spread';
import { triggerIn } from '../../../flows/partnerCenter/triggers/activeTrigger';
import { startPartnerWorld } from '../../../flows/partnerCenter/world';
import { changesOf, COUNTS, relationshipsOf, subscriptionsOf } from './changes';

const CUSTOMERS = 40;
const RECORDS = 'GET /v1/auditrecords';

export const partnerCenter: DayPlatform<PartnerState> = {
	name: 'Partner Center',
	counts: COUNTS,
	faults: [
		{ name: 'budget spent while audit records are read', polls: every(8, 17), rule: slow(RECORDS) },
		{
			name: 'budget spent while subscriptions are read',
			polls: every(6, 5),
			rule: slow('GET /v1/customers/{customerId}/subscriptions'),
		},
		{
			name: 'a page shifts while audit records are read',
			polls: every(12, 21),
			rule: () => ({ route: RECORDS, kind: 'movingList', skip: 1 }),
		},
	],
	async start() {
		const world = await startPartnerWorld();
		const [state] = world.simulator.partnerCenter.states.all();
		// An invoice comes on the eighth.
		time.pass(5 * DAY);
		await world.customer();
		const [{ id: _, ...first }] = state.commerce.customers;
		const ids = range(CUSTOMERS, (index) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`);
		state.commerce.customers = ids.map((id) => ({ ...structuredClone(first), id }));
		state.commerce.subscriptions = subscriptionsOf(ids, time.now());
		state.areas.relationships = relationshipsOf(ids);
		const events = trigger.events.map(({ value }) => value);
		const { poll, staticData } = (await triggerIn(world))({ events, options: { maxEvents: 400 } });
		return { state, faults: world.simulator.faults, poll, staticData, stop: world.stop };
	},
	changesOf: (start) => changesOf(start),
	keyOf({ event, eventId, object }) {
		const { id, status } = object as { id: string; status: string };
		if (event === 'gdapStatusChanged') return `${event} ${id} ${status}`;
		// The row that shifts a page is a copy of whichever is the newest.
		return id.startsWith('moved-') ? String(eventId) : `${String(event)} ${id}`;
	},
	// What the simulated partner does every day, and what shifted pages.
	beside: /^(audit:moved-|\w+ (?!day-))/,
};
