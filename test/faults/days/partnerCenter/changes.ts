import type { AuditRecord } from '../../../../simulator/platforms/partnerCenter/areas/state';
import type { StoredRelationship } from '../../../../simulator/platforms/partnerCenter/areas/state';
import type { StoredSubscription } from '../../../../simulator/platforms/partnerCenter/commerce/orders/state';
import type { PartnerState } from '../../../../simulator/platforms/partnerCenter/state/state';
import type { Change } from '../platform';
import { DAY, HOUR, lateBy, range, sharedSecond, spread } from '../spread';

const MINUTE = 60_000;

/** A change that is not done yet, so that it does not count. */
const BEGUN = 'begun';

/** How many of each kind happen on the day. */
export const COUNTS = {
	'orders created': 1200,
	'subscriptions changed': 1400,
	'users and licenses changed': 900,
	'customers created and changed': 300,
	'GDAP relationships approved, active, ended': 200,
	'changes that failed': 300,
	'GDAP statuses at Microsoft Graph': 100,
	'other changes': 100,
	'terms that end in 30 days': 299,
	'cancellation windows that end in a day': 200,
	'invoices ready': 1,
};
type Kind = keyof typeof COUNTS;

type PartnerChange = Change<PartnerState> & { kind: Kind | typeof BEGUN };

/** What was done, as records write it, and the event that it is. */
const DONE: Partial<Record<Kind, Array<[type: string, event: string, status?: string]>>> = {
	'orders created': [['create_order', 'orderCreated']],
	'subscriptions changed': [
		['update_subscription', 'subscriptionChanged'],
		['upgrade_subscription', 'subscriptionChanged'],
	],
	'users and licenses changed': [
		['create_customer_user', 'userCreated'],
		['update_customer_user_licenses', 'licensesChanged'],
		['delete_customer_user', 'userDeleted'],
	],
	'customers created and changed': [
		['add_customer', 'customerCreated'],
		['update_customer_billing_profile', 'customerChanged'],
	],
	'GDAP relationships approved, active, ended': [
		['granular_admin_relationship_approved', 'gdapApproved'],
		['granular_admin_relationship_activated', 'gdapActivated'],
		['granular_admin_relationship_expired', 'gdapEnded'],
	],
	'changes that failed': [
		['update_subscription', 'changeFailed', 'failed'],
		['create_order', 'changeFailed', 'decline'],
	],
	'other changes': [['paint_the_portal', 'otherChange']],
};

const record = (id: string, operationType: string, operationStatus: string, time: number): AuditRecord => ({
	...{ id, operationType, operationStatus, operationDate: new Date(time).toISOString() },
	...{ customerId: 'customer-1', customerName: 'Fabrikam Example', resourceType: 'order' },
	...{ userPrincipalName: 'lena.voss@partner.example.com', resourceOldValue: null, resourceNewValue: '{"Id":"7"}' },
});

/** Puts a record in front, in the place of the one that said that the change is in progress. */
const write = (entry: AuditRecord) => (state: PartnerState) => {
	state.areas.auditRecords = [entry, ...state.areas.auditRecords.filter(({ id }) => id !== entry.id)];
};

function recordsOf(kind: Kind, start: number): PartnerChange[] {
	const kinds = DONE[kind] ?? [];
	return range(COUNTS[kind], (index) => {
		const [type, event, status = 'succeeded'] = kinds[index % kinds.length];
		const id = `day-${kind.replace(/\W+/g, '-')}-${index}`;
		const time = sharedSecond(index + kind.length * 1000, start);
		const change: PartnerChange = { kind, time: time + lateBy(index), key: `${event} ${id}` };
		const done: PartnerChange = { ...change, apply: write(record(id, type, status, time)) };
		if (index % 5 !== 1) return [done];
		// It is in progress for a while, under the same time.
		const begun: PartnerChange = { ...change, kind: BEGUN, key: '', apply: write(record(id, type, 'progress', time)) };
		return [begun, { ...done, time: time + 40 * MINUTE }];
	}).flat();
}

const subscription = (id: string, customerId: string, more: Partial<StoredSubscription>): StoredSubscription => ({
	...{ id, customerId, orderId: 'order-1', legacy: false, family: 'OnlineServicesNCE', offerId: 'CFQ7TTC0LH18:0001:X' },
	...{ offerName: 'Plan', friendlyName: 'Plan', entitlementId: id, quantity: 5, unitType: 'Licenses', createdAt: 0 },
	...{ termStart: 0, termEnd: null, windowEnd: null, status: 'active', autoRenewEnabled: true, isTrial: false },
	...{ billingCycle: 'monthly', termDuration: 'P1Y', publisherName: 'Microsoft', suspensionReasons: [] },
	...{ scheduled: null, actions: null, batches: [], version: 1, busyUntil: 0, entitlements: [] },
	...more,
});

/** Subscriptions that were bought long before, and whose term or window ends some time after the day. */
export function subscriptionsOf(customers: string[], start: number): StoredSubscription[] {
	const of = (kind: Kind, name: string, dates: (due: number) => Partial<StoredSubscription>) =>
		range(COUNTS[kind], (index) =>
			subscription(
				`day-${name}-${index}`,
				customers[index % customers.length],
				dates(start + MINUTE + spread(index + name.length) * (DAY - MINUTE)),
			),
		);
	return [
		...of('terms that end in 30 days', 'term', (due) => ({ termEnd: due + 30 * DAY })),
		...of('cancellation windows that end in a day', 'window', (due) => ({ windowEnd: due + DAY })),
	];
}

/** Half of the statuses, as each relationship has two of them on the day. */
const RELATIONSHIPS = COUNTS['GDAP statuses at Microsoft Graph'] / 2;

const relationshipId = (index: number) => `day-relationship-${index}`;

/** Relationships that wait for their customers. */
export const relationshipsOf = (customers: string[]): StoredRelationship[] =>
	range(RELATIONSHIPS, (index) => ({
		...{ id: relationshipId(index), displayName: `Support ${index}`, duration: 'P1Y', autoExtendDuration: 'PT0S' },
		...{ roles: [{ roleDefinitionId: 'role' }], customerId: customers[index % customers.length] },
		...{ status: 'approvalPending', createdAt: 0, changedAt: 0, version: 1 },
		...{ assignments: [], requests: [], operations: [] },
	}));

/** Approved in the first quarter of the day, and ended in the third: an outage is not long enough to hide one behind the other. */
const relationshipChanges = (start: number): PartnerChange[] =>
	(['active', 'terminated'] as const).flatMap((status, half) =>
		range(RELATIONSHIPS, (index): PartnerChange => {
			const changedAt = Math.floor(start + (half * 12 + spread(index) * 6) * HOUR);
			const id = relationshipId(index);
			return {
				kind: 'GDAP statuses at Microsoft Graph',
				time: changedAt + lateBy(index),
				key: `gdapStatusChanged ${id} ${status}`,
				apply: ({ areas }) =>
					void Object.assign(areas.relationships.find((one) => one.id === id) as StoredRelationship, {
						...{ status, changedAt },
						...(status === 'active' ? { activatedAt: changedAt } : {}),
					}),
			};
		}),
	);

/** What happens on the day that begins then. */
export function changesOf(start: number): PartnerChange[] {
	const due = (kind: Kind, key: (index: number) => string) =>
		range(COUNTS[kind], (index): PartnerChange => ({ kind, time: start, key: key(index) }));
	return [
		...(Object.keys(DONE) as Kind[]).flatMap((kind) => recordsOf(kind, start)),
		...relationshipChanges(start),
		...due('terms that end in 30 days', (index) => `termEnding day-term-${index}`),
		...due('cancellation windows that end in a day', (index) => `cancellationEnding day-window-${index}`),
		...due('invoices ready', () => 'invoiceReady G016907411'),
	];
}
