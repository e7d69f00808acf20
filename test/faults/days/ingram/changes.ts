import type { AccountState, StoredSubscription } from '../../../../simulator/platforms/ingram/state/state';
import type { Change } from '../platform';
import { DAY, HOUR, lateBy, range, sharedSecond, spread } from '../spread';

const MINUTE = 60_000;

/** How many of each kind happen on the day. */
export const COUNTS = {
	'orders created': 1300,
	'orders completed, failed, canceled': 1300,
	'subscriptions created': 400,
	'subscriptions changed': 1000,
	'subscriptions ended': 150,
	'renewals due': 250,
	'customers activated': 350,
	'reports ready': 250,
};
type Kind = keyof typeof COUNTS;

type IngramChange = Change<AccountState> & { kind: Kind };

const iso = (time: number) => new Date(time).toISOString().slice(0, 10);

const subscription = (id: string, time: number, more: Partial<StoredSubscription> = {}): StoredSubscription => ({
	id,
	name: 'Plan, as sold',
	customerId: '1000001',
	planId: '1',
	status: 'active',
	attributes: {},
	renewalStatus: true,
	creationDate: iso(time),
	renewalDate: iso(time + 300 * DAY),
	expirationDate: iso(time + 300 * DAY),
	lastModifiedDate: iso(time),
	billingModel: 'charge_before_billing_period',
	billingPeriod: { type: 'month', duration: 1 },
	subscriptionPeriod: { type: 'year', duration: 1 },
	lines: [],
	parameters: [],
	...more,
});

const customer = (id: string, status: string, activeAt: number, visibleFrom: number) => ({
	...{ id, resellerId: '1000000', name: `Customer ${id}`, language: 'en', address: {}, contactPersons: [] },
	...{ status, activeAt, visibleFrom },
});

/** Puts into the state what was there long before. Renewal dates are 30 days behind the midnight of the day. */
export function seed(state: AccountState, start: number): void {
	const long = start - 100 * DAY;
	state.customers.push(...range(150, (index) => customer(`old-${index}`, 'active', 0, 0)));
	state.subscriptions.push(
		subscription('shifted', long),
		...range(COUNTS['renewals due'], (index) =>
			subscription(`due-${index}`, long, { renewalDate: iso(start + 31 * DAY) }),
		),
		...range(COUNTS['subscriptions ended'], (index) => subscription(`ends-${index}`, long)),
		...range(COUNTS['subscriptions changed'] / 4, (index) => subscription(`changes-${index}`, long)),
	);
}

function orderChanges(start: number): IngramChange[] {
	return range(COUNTS['orders created'], (index) => {
		const created = sharedSecond(index, start);
		// Some end before they are listed.
		const ended = created + MINUTE + (index % 8 === 0 ? 0 : Math.floor(spread(index) * 2 * HOUR));
		const id = String(7_000_000 + index);
		const [event, status] = [
			['orderCompleted', 'completed'],
			['orderCompleted', 'completed'],
			['orderFailed', 'error'],
			['orderCanceled', 'cancelled'],
		][index % 4];
		const order = {
			...{ id, orderNumber: `N${id}`, type: 'change' as const, customerId: '1000001', creditCheck: false },
			...{ status: 'processing', statusCode: 'OP', createdAt: created, dueAt: null, mustFail: false, lines: [] },
			...{ visibleFrom: created + lateBy(index), total: { currency: 'USD', amount: '0.0' } },
		};
		const [make, end] = ['orders created', 'orders completed, failed, canceled'] as const;
		return [
			{
				kind: make,
				time: created,
				key: `orderCreated ${id}`,
				apply: (state: AccountState) => void state.orders.push(order),
			},
			{ kind: end, time: ended, key: `${event} ${id}`, apply: () => void Object.assign(order, { status }) },
		];
	}).flat();
}

function subscriptionChanges(start: number): IngramChange[] {
	const modify = (id: string, time: number, values: Partial<StoredSubscription>) => (state: AccountState) =>
		void Object.assign(state.subscriptions.find((one) => one.id === id) as StoredSubscription, values, {
			lastModifiedDate: iso(time),
		});
	const created = range(COUNTS['subscriptions created'], (index): IngramChange => {
		const id = `new-${index}`;
		const time = start + spread(index + 0.5) * DAY;
		const listed = time + lateBy(index);
		const row = subscription(id, time);
		return {
			kind: 'subscriptions created',
			time: listed,
			key: `subscriptionCreated ${id}`,
			apply: ({ subscriptions }) => void subscriptions.push(row),
		};
	});
	const changed = range(COUNTS['subscriptions changed'], (index): IngramChange => {
		// Four of each, in another quarter of the day, so that an outage is not long enough to hide one behind the next.
		const [id, quarter] = [`changes-${Math.floor(index / 4)}`, index % 4];
		const time = start + (quarter * 6 + spread(index) * 1.5) * HOUR;
		const name = `Plan, change ${quarter + 1}`;
		return {
			kind: 'subscriptions changed',
			time,
			key: `subscriptionChanged ${id} ${name}`,
			apply: modify(id, time, { name }),
		};
	});
	const ended = range(COUNTS['subscriptions ended'], (index): IngramChange => {
		const id = `ends-${index}`;
		const time = start + spread(index + 0.25) * DAY;
		const status = index % 2 ? 'terminated' : 'removed';
		return {
			kind: 'subscriptions ended',
			time,
			key: `subscriptionEnded ${id}`,
			apply: modify(id, time, { status }),
		};
	});
	const midnight = Math.ceil(start / DAY) * DAY;
	const due = range(COUNTS['renewals due'], (index): IngramChange => {
		return { kind: 'renewals due', time: midnight, key: `renewalDue due-${index}` };
	});
	return [...created, ...changed, ...ended, ...due];
}

function customerChanges(start: number): IngramChange[] {
	return range(COUNTS['customers activated'], (index) => {
		const id = `new-${index}`;
		const time = start + spread(index + 0.75) * DAY;
		const activeAt = time + 3000 + spread(index) * HOUR;
		const visibleFrom = time + lateBy(index);
		return {
			kind: 'customers activated',
			time,
			key: `customerActivated ${id}`,
			apply: (state: AccountState) => {
				state.customers.push(customer(id, 'pending', activeAt, visibleFrom));
			},
		};
	});
}

function reportChanges(start: number): IngramChange[] {
	return range(COUNTS['reports ready'], (index) => {
		const id = `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
		const createdAt = Math.floor(start + spread(index + 0.1) * DAY);
		const completedAt = Math.floor(createdAt + MINUTE + spread(index) * HOUR);
		const report = { id, name: 'Daily report', format: 'csv', createdAt, completedAt, startDate: '2026-01-01' };
		return {
			kind: 'reports ready',
			time: createdAt,
			key: `reportReady ${id}`,
			apply: (state: AccountState) => void state.reports.push(report),
		};
	});
}

/** What happens on the day that begins then. */
export const changesOf = (start: number): IngramChange[] =>
	[orderChanges, subscriptionChanges, customerChanges, reportChanges].flatMap((make) => make(start));
