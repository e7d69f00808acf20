import type { IDataObject } from 'n8n-workflow';
import type {
	AccountState,
	StoredAccount,
	StoredSubscription,
} from '../../../../simulator/platforms/ingram/state/state';
import { markdownTable, pageSection } from '../../../support/page';
import { active, triggerCore } from '../activeTrigger';
import { startWorld } from '../world';

const SIZES = [0, 100, 1_000, 10_000];

/** What a user chooses, and the lists that are read for it. */
const CHOICES = {
	'Order Created, Completed, Failed, Canceled': ['orderCreated', 'orderCompleted', 'orderFailed', 'orderCanceled'],
	'Subscription Created, Changed, Ended, Renewal Due Soon': [
		...['subscriptionCreated', 'subscriptionChanged', 'subscriptionEnded', 'renewalDue'],
	],
	'Customer Activated': ['customerActivated'],
	'Report Ready': ['reportReady'],
};

/** Puts so many customers, each with one subscription and one order, into the state: all are half a year old. */
function fill(state: AccountState, size: number): void {
	const dates = { creationDate: '2025-09-02', lastModifiedDate: '2025-09-02' };
	const end = { renewalDate: '2026-09-02', expirationDate: '2026-09-02' };
	for (let index = state.customers.length; index < size; index += 1) {
		const id = String(1_000_001 + index);
		const names = { id, resellerId: '1000000', name: `Customer ${id}`, language: 'en' };
		const rest = { address: {}, contactPersons: [], activeAt: 0, visibleFrom: 0 };
		state.customers.push({ ...names, ...rest, status: 'active' } as StoredAccount);
		const subscription = { id, customerId: id, name: 'Plan', planId: '1', status: 'active', renewalStatus: true };
		state.subscriptions.push({ ...subscription, ...dates, ...end } as StoredSubscription);
		state.orders.push({
			...{ id, orderNumber: id, type: 'sales', customerId: id, status: 'completed', statusCode: 'CL', lines: [] },
			...{ createdAt: Date.parse('2025-09-02'), dueAt: null, visibleFrom: 0, creditCheck: false, mustFail: false },
			total: { currency: 'USD', amount: '0.0' },
		});
	}
}

const count = (requests: Record<string, number>): number => {
	const { 'POST /token': _, ...lists } = requests;
	return Object.values(lists).reduce((sum, each) => sum + each, 0);
};

/** What n8n stores of the trigger: the node's data and the copy. */
const kilobytes = (staticData: IDataObject): number => Math.round(JSON.stringify(staticData).length / 1000);

test('what a poll costs in which nothing happened, by the number of customers and subscriptions', async () => {
	const world = await startWorld();
	const core = await triggerCore(world);
	const state = world.simulator.ingram.states.all()[0] as AccountState;
	const rows = Object.keys(CHOICES).map((name): Array<string | number> => [name]);
	const stored: Array<string | number> = ['Stored in the workflow, all events, in kB'];
	for (const size of SIZES) {
		fill(state, size);
		let kB = 0;
		for (const [index, events] of Object.values(CHOICES).entries()) {
			const { poll, staticData } = active(core, { events });
			await poll();
			const since = world.requestsSince();
			expect(await poll()).toBeNull();
			rows[index].push(count(since()));
			kB += kilobytes(staticData);
		}
		stored.push(kB);
	}
	await world.stop();

	const table = markdownTable([
		['Chosen events', ...SIZES.map((size) => `${size.toLocaleString('en')} customers`)],
		...rows,
		['All', ...SIZES.map((_, place) => rows.reduce((sum, row) => sum + Number(row[place + 1]), 0))],
		stored,
	]);
	expect(rows.map(([, ...each]) => each)).toEqual([
		[3, 3, 3, 3],
		[1, 1, 11, 101],
		[1, 1, 11, 101],
		[1, 1, 1, 1],
	]);
	expect(pageSection('triggers.md', 'requests at Ingram Micro', table, process.env.TRIGGERS === 'write')).toBe(table);
}, 120_000);
