import { type Call, customerOf, type Handler, needAgreement, ownRows, textOf } from '../../call';
import { bareHeaderPage, movedRows } from '../../lists/collection';
import { badInput, byId, refusal } from '../../refusal';
import { created, iso, NO_DATE, ok } from '../../reply';
import type { StoredOrder } from '../orders/state';
import {
	checkAddOns,
	endOf,
	noMigration,
	obstacles,
	searched,
	sourceOf,
	startMigration,
	targetOf,
	termsOf,
} from './migrate';
import type { MigrationRequest, StoredMigration } from './state';

const orderOf = ({ state }: Call, { orderId }: StoredMigration): StoredOrder | undefined =>
	state.commerce.orders.find(({ id }) => id === orderId);

const isDone = ({ dueAt }: StoredMigration, now: number): boolean => dueAt <= now;

/** The part of a view that base and add-ons share; add-ons follow the base line of the order. */
function partView(call: Call, migration: StoredMigration, request: MigrationRequest, lineNumber: number) {
	const source = sourceOf(call, migration.customerId, request.currentSubscriptionId);
	const done = isDone(migration, call.now);
	return {
		currentSubscriptionId: request.currentSubscriptionId,
		status: done ? 'Completed' : 'Processing',
		catalogItemId: orderOf(call, migration)?.lines[lineNumber].offerId,
		newCommerceOrderId: migration.orderId,
		...(done && { newCommerceSubscriptionId: migration.newSubscriptions[request.currentSubscriptionId] }),
		...termsOf(source, request),
		...(request.customTermEndDate && { customTermEndDate: request.customTermEndDate }),
	};
}

const view = (call: Call, migration: StoredMigration) => ({
	id: migration.id,
	customerTenantId: migration.customerId,
	startedTime: iso(migration.startedAt),
	completedTime: isDone(migration, call.now) ? iso(migration.dueAt) : NO_DATE,
	subscriptionEndDate: endOf(sourceOf(call, migration.customerId, migration.request.currentSubscriptionId)),
	...partView(call, migration, migration.request, 0),
	...(migration.request.externalReferenceId && { externalReferenceId: migration.request.externalReferenceId }),
	addOnMigrations: migration.addOns.map((addOn, index) => partView(call, migration, addOn, index + 1)),
});

export const migrationHandlers: Record<string, Handler> = {
	'migration.create': (call) => {
		const customer = customerOf(call);
		const { addOnMigrations = [], ...request } = call.body as MigrationRequest & {
			addOnMigrations?: MigrationRequest[];
		};
		const source = sourceOf(call, customer.id, request.currentSubscriptionId);
		needAgreement(customer);
		if (source.busyUntil > call.now) throw refusal('changePending');
		checkAddOns(call, source, addOnMigrations);
		const [problem] = obstacles(call, source, request, addOnMigrations);
		if (problem) throw refusal(problem);
		return created(view(call, startMigration(call, customer.id, request, addOnMigrations)));
	},
	/** Checks without moving anything; add-ons are not part of the question. */
	'migration.validate': (call) => {
		const request = call.body as MigrationRequest;
		const source = sourceOf(call, customerOf(call).id, request.currentSubscriptionId);
		const errors = obstacles(call, source, request).map(({ code, text }) => ({ code, description: text }));
		return ok({
			currentSubscriptionId: source.id,
			isEligible: errors.length === 0,
			errors,
			...targetOf(call, source, request),
			...termsOf(source, request),
			addOnMigrations: [],
		});
	},
	'migration.get': (call) => {
		const own = ownRows(call, call.state.commerce.migrations);
		return ok(view(call, byId(own, call.params.migrationId, noMigration('There is no such migration.'))));
	},
	'migration.getMany': (call) => {
		const names = ['CustomerTenantId', 'CurrentSubscriptionId', 'ExternalReferenceId'];
		const rows = searched(call, call.state.commerce.migrations, names).map((migration) => view(call, migration));
		return bareHeaderPage(call, rows);
	},
	'migration.getEvents': (call) => {
		const { id } = customerOf(call);
		const wanted = textOf(call, 'migration_id');
		const subscription = textOf(call, 'current_subscription_id');
		if (!wanted && !subscription) throw badInput('Give a migration or a subscription.');
		const rows = call.state.commerce.migrations
			.filter(
				(migration) =>
					migration.customerId === id &&
					(wanted ?? migration.id) === migration.id &&
					(subscription ?? migration.request.currentSubscriptionId) === migration.request.currentSubscriptionId,
			)
			.flatMap((migration) => {
				const { currentSubscriptionId } = migration.request;
				const event = (eventName: string, at: number) => ({
					id: `${migration.id}-${eventName.toLowerCase()}`,
					newCommerceMigrationId: migration.id,
					currentSubscriptionId,
					customerTenantId: id,
					createdTime: iso(at),
					eventName,
				});
				return [
					event('MigrationStarted', migration.startedAt),
					...(isDone(migration, call.now) ? [event('MigrationCompleted', migration.dueAt)] : []),
				];
			});
		return ok(movedRows(rows, call.moves));
	},
};
