import { randomUUID } from 'node:crypto';
import { catalogItemId } from '../catalogue/lookup';
import { customerById } from '../find';
import type { Moment } from '../moment';
import type { NewLine } from '../orders/create';
import { createOrder, goodsOfItem } from '../orders/create';
import { PROBLEMS, refusal } from '../problems';
import { applyChange } from '../subscriptions/apply';
import { itemOf, sourceOf, termsOf } from './migrationRules';
import type { MigrationRequest, StoredMigration } from './state';

function lineFor(moment: Moment, customerId: string, request: MigrationRequest): NewLine {
	const source = sourceOf(moment, customerId, request.currentSubscriptionId);
	const item = itemOf(moment, source, request);
	if (!item) throw refusal(PROBLEMS.input, 'The subscription has no counterpart in New Commerce.');
	return {
		offerId: catalogItemId(item),
		goods: goodsOfItem(item),
		friendlyName: source.friendlyName,
		quantity: termsOf(source, request).quantity,
		termDuration: termsOf(source, request).termDuration,
		subscriptionId: randomUUID(),
		...(source.partnerId && { partnerIdOnRecord: source.partnerId }),
		...(request.customTermEndDate && { customTermEndDate: request.customTermEndDate }),
	};
}

/** Starts a checked migration: the new subscriptions are ordered, and come when the order is provisioned. */
export function startMigration(
	moment: Moment,
	customerId: string,
	request: MigrationRequest,
	addOns: MigrationRequest[],
): StoredMigration {
	const requests = [request, ...addOns];
	const lines = requests.map((one, index) => ({
		...lineFor(moment, customerId, one),
		...(index > 0 && { parentLine: 0 }),
	}));
	const source = sourceOf(moment, customerId, request.currentSubscriptionId);
	const order = createOrder(moment, customerById(moment, customerId), {
		family: 'OnlineServicesNCE',
		billingCycle: termsOf(source, request).billingCycle,
		lines,
	});
	const migration: StoredMigration = {
		id: randomUUID(),
		customerId,
		request,
		addOns,
		startedAt: moment.now,
		dueAt: order.lines[0].dueAt,
		orderId: order.id,
		newSubscriptions: Object.fromEntries(
			requests.map((one, index) => [one.currentSubscriptionId, lines[index].subscriptionId ?? '']),
		),
	};
	for (const one of requests) sourceOf(moment, customerId, one.currentSubscriptionId).busyUntil = migration.dueAt;
	moment.state.commerce.migrations.push(migration);
	return migration;
}

/** Ends the legacy subscriptions of migrations that are through; the new ones come with the order. */
export function settleMigrations({ state, now }: Moment): void {
	const { commerce } = state;
	for (const migration of commerce.migrations.filter(({ dueAt }) => dueAt <= now)) {
		for (const id of Object.keys(migration.newSubscriptions)) {
			const source = commerce.subscriptions.find((candidate) => candidate.id === id.toLowerCase());
			if (source && source.status !== 'deleted') applyChange(commerce, source, { status: 'deleted' }, migration.dueAt);
		}
	}
}
