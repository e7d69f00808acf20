import type {
	AdobeState,
	StoredCustomer,
	StoredOrder,
	StoredSubscription,
} from '../../../../simulator/platforms/adobe/state/state';
import type { Change } from '../platform';
import { DAY, HOUR, lateBy, range, sharedSecond, spread } from '../spread';

type AdobeChange = Change<AdobeState> & { kind: Kind };

const MINUTE = 60_000;

/** How many of each kind happen on the day. */
export const COUNTS = {
	'orders placed': 1500,
	'orders completed and failed': 1500,
	'subscriptions new': 300,
	'subscriptions changed': 1200,
	'licenses pending order': 485,
	'customers created': 6,
	'customers activated and refused': 6,
	'anniversaries in 30 days': 3,
};
type Kind = keyof typeof COUNTS;

/** Subscriptions that change, four times each. */
const CHANGING = COUNTS['subscriptions changed'] / 4;
const OFFER = '65304520CA01A12';

const iso = (time: number) => new Date(time).toISOString().slice(0, 10);

/** @param first a customer that is there already */
const customer = (first: StoredCustomer, id: string, more: Partial<StoredCustomer>): StoredCustomer => ({
	...structuredClone(first),
	...{ id, status: '1000', validAt: 0, createdAt: 0, visibleFrom: 0, cotermDate: '' },
	...more,
});

const subscription = (id: string, customerId: string, createdAt: number): StoredSubscription => ({
	...{ id, customerId, offerId: OFFER, status: '1000', currentQuantity: 10, usedQuantity: 0, currencyCode: 'USD' },
	...{ deploymentId: '', createdAt, renewalDate: '', renewedQuantity: 0 },
	autoRenewal: { enabled: true, quantity: null },
});

const order = (id: string, customerId: string, createdAt: number, visibleFrom: number): StoredOrder => ({
	...{ id, customerId, resellerId: '', type: 'NEW', status: '1002', source: 'API', referenceOrderId: '' },
	...{ externalReferenceId: id, currencyCode: 'USD', createdAt, dueAt: Infinity, visibleFrom, endsAs: '1000' },
	...{ lines: [], cancelling: [] },
});

/** Long-standing customers, as many as there are anniversaries. */
const OLD = range(COUNTS['anniversaries in 30 days'], (index) => `P11000000${index + 10}`);

const owner = (index: number): string => OLD[index % OLD.length];

/** Puts into the state what was there long before. The anniversaries are 30 days behind the midnight of the day. */
export function seed(state: AdobeState, start: number): void {
	const [first] = state.customers;
	const anniversary = iso(start + 31 * DAY);
	state.customers = OLD.map((id) => customer(first, id, { cotermDate: anniversary }));
	state.subscriptions = range(CHANGING, (index) => subscription(`changes-${index}`, owner(index), 0));
	state.orders = [];
}

function orderChanges(start: number): AdobeChange[] {
	return range(COUNTS['orders placed'], (index) => {
		const created = sharedSecond(index, start);
		// Some end before they are listed.
		const ended = created + MINUTE + (index % 8 === 0 ? 0 : Math.floor(spread(index) * 10 * MINUTE));
		const id = `9${100_000 + index}`;
		const status = ['1000', '1000', '1000', '1004'][index % 4];
		const placed = order(id, owner(index), created, created + lateBy(index));
		return [
			{
				kind: 'orders placed' as const,
				time: created,
				key: `orderPlaced ${id}`,
				apply: (state: AdobeState) => void state.orders.push(placed),
			},
			{
				kind: 'orders completed and failed' as const,
				time: ended,
				key: `${status === '1000' ? 'orderCompleted' : 'orderFailed'} ${id}`,
				apply: () => void Object.assign(placed, { status }),
			},
		];
	}).flat();
}

function subscriptionChanges(start: number): AdobeChange[] {
	const made = range(COUNTS['subscriptions new'], (index): AdobeChange => {
		const time = start + spread(index + 0.5) * DAY;
		const row = subscription(`new-${index}`, owner(index), time);
		return {
			kind: 'subscriptions new',
			time: time + lateBy(index),
			key: `subscriptionChanged ${row.id} 10`,
			apply: ({ subscriptions }) => void subscriptions.push(row),
		};
	});
	const changed = range(COUNTS['subscriptions changed'], (index): AdobeChange => {
		// Four of each, in another quarter of the day, so that an outage is not long enough to hide one behind the next.
		const [id, quarter] = [`changes-${Math.floor(index / 4)}`, index % 4];
		const currentQuantity = 11 + quarter;
		return {
			kind: 'subscriptions changed',
			time: start + (quarter * 6 + spread(index) * 1.5) * HOUR,
			key: `subscriptionChanged ${id} ${currentQuantity}`,
			apply: ({ subscriptions }) =>
				void Object.assign(subscriptions.find((one) => one.id === id) as StoredSubscription, { currentQuantity }),
		};
	});
	return [...made, ...changed];
}

function licenseChanges(start: number): AdobeChange[] {
	return range(COUNTS['licenses pending order'], (index) => {
		const id = `ACQ-${index}`;
		const createdAt = sharedSecond(index + 500, start);
		const added = { id, customerId: owner(index), offerId: OFFER, quantity: 2, createdAt };
		return {
			kind: 'licenses pending order',
			time: createdAt + lateBy(index),
			key: `licensesPendingOrder ${id}`,
			apply: ({ acquisitions }) => void acquisitions.push(added),
		};
	});
}

function customerChanges(start: number): AdobeChange[] {
	return range(COUNTS['customers created'], (index) => {
		const id = `P13000000${index + 10}`;
		const createdAt = Math.floor((start + spread(index + 0.75) * DAY) / 1000) * 1000;
		const validAt = createdAt + MINUTE + Math.floor(spread(index) * 2 * HOUR);
		const [validStatus, event] = index % 4 ? ['1000', 'customerActivated'] : ['1010', 'customerRefused'];
		const visibleFrom = createdAt + lateBy(index);
		return [
			{
				kind: 'customers created' as const,
				time: createdAt,
				key: `customerCreated ${id}`,
				apply: ({ customers }: AdobeState) => {
					customers.push(customer(customers[0], id, { status: '1002', validAt, validStatus, createdAt, visibleFrom }));
				},
			},
			{ kind: 'customers activated and refused' as const, time: validAt, key: `${event} ${id}` },
		];
	}).flat();
}

/** What happens on the day that begins then. */
export const changesOf = (start: number): AdobeChange[] => [
	...[orderChanges, subscriptionChanges, licenseChanges, customerChanges].flatMap((make) => make(start)),
	...OLD.map((id): AdobeChange => ({ kind: 'anniversaries in 30 days', time: start, key: `anniversaryComing ${id}` })),
];
