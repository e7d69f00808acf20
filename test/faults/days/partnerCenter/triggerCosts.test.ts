import { markdownTable, pageSection } from '../../../support/page';
import { time } from '../../../support/virtualClock';
import { triggerIn } from '../../../flows/partnerCenter/triggers/activeTrigger';
import { startPartnerWorld, type PartnerWorld } from '../../../flows/partnerCenter/world';

const SIZES = [100, 1_000, 10_000];
const HOUR = 60 * 60_000;

/** What a user chooses, and the lists that are read for it. */
const CHOICES = {
	'Changes, GDAP, fraud': ['orderCreated', 'gdapApproved', 'fraudDetected'],
	'Invoice Ready': ['invoiceReady'],
	'GDAP Relationship Status Changed, a relationship with each customer': ['gdapStatusChanged'],
	'Term Ends, Cancellation Window Ends (every three hours)': ['termEnding', 'cancellationEnding'],
};

/** Gives the partner so many customers, with a relationship each. */
function fill({ simulator }: PartnerWorld, size: number): void {
	const { areas, commerce } = simulator.partnerCenter.states.all()[0];
	const [first] = commerce.customers;
	for (let index = commerce.customers.length; index < size; index += 1) {
		const id = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
		commerce.customers.push({ ...first, id });
		areas.relationships.push({
			...{ id: `relationship-${index}`, displayName: `Support ${index}`, customerId: id, duration: 'P1Y' },
			...{ autoExtendDuration: 'PT0S', roles: [{ roleDefinitionId: 'role' }], status: 'active', createdAt: 0 },
			...{ changedAt: 0, activatedAt: 0, version: 1, assignments: [], requests: [], operations: [] },
		});
	}
}

function requestsIn({ simulator }: PartnerWorld): number {
	const { requestsByRoute } = simulator.effects();
	const lists = Object.entries(requestsByRoute).filter(([route]) => route.startsWith('GET '));
	return lists.reduce((sum, [, count]) => sum + count, 0);
}

test('what a poll costs in which nothing happened, by the number of customers', async () => {
	const world = await startPartnerWorld();
	const active = await triggerIn(world);
	await world.customer();
	const rows = Object.keys(CHOICES).map((name): Array<string | number> => [name]);
	for (const size of SIZES) {
		fill(world, size);
		for (const [index, events] of Object.values(CHOICES).entries()) {
			// The simulated partner does something every day at other hours.
			const { poll } = active({ events, options: { customerId: { mode: 'id', value: 'nobody' } } });
			const whole = index === 3 ? active({ events }).poll : poll;
			await whole({ budget: 24 * HOUR });
			time.pass(3 * HOUR);
			const before = requestsIn(world);
			await whole({ budget: 24 * HOUR });
			rows[index].push(requestsIn(world) - before);
		}
	}
	await world.stop();
	expect(rows.map(([, ...each]) => each)).toEqual([
		[1, 1, 1],
		[1, 1, 1],
		[1, 4, 34],
		[101, 1_002, 10_020],
	]);
	const table = markdownTable([
		['Chosen events', ...SIZES.map((size) => `${size.toLocaleString('en')} customers`)],
		...rows,
	]);
	const write = process.env.TRIGGERS === 'write';
	expect(pageSection('triggers-partner-center.md', 'requests at Partner Center', table, write)).toBe(table);
}, 900_000);
