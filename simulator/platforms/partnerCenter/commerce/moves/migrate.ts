import { randomUUID } from 'node:crypto';
import { orThrow } from '../../refusal';
import { PartnerRefusal } from '../../refusal';
import { catalogItemId } from '../catalog/lookup';
import { customerById } from '../find';
import type { Moment } from '../moment';
import { createOrder, goodsOfItem, type NewLine } from '../orders/create';
import { PROBLEMS, refusal } from '../problems';
import { applyChange } from '../subscriptions/apply';
import { itemOf, obstacles, sourceOf, termsOf } from './migrationRules';
import type { MigrationRequest, StoredMigration, StoredSchedule } from './state';

function lineFor(moment: Moment, customerId: string, request: MigrationRequest): NewLine {
	const source = sourceOf(moment, customerId, request.currentSubscriptionId);
	const item = orThrow(
		itemOf(moment, source, request),
		refusal(PROBLEMS.input, 'The subscription has no counterpart in New Commerce.'),
	);
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

/** Migrates as planned, or notes why it cannot be done on that day. */
function carryOut(moment: Moment, schedule: StoredSchedule): void {
	const { customerId, request, addOns, migrateOnRenewal } = schedule;
	const source = sourceOf(moment, customerId, request.currentSubscriptionId);
	// On renewal the end of the term is the very moment that was waited for.
	const [problem] = obstacles(moment, source, request, addOns).filter(
		(one) => !migrateOnRenewal || one !== PROBLEMS.migrationLate,
	);
	schedule.modifiedAt = moment.now;
	if (problem) {
		Object.assign(schedule, { status: 'Failed', errorCode: problem.code, errorDescription: problem.text });
		return;
	}
	try {
		schedule.migrationId = startMigration(moment, customerId, request, addOns).id;
		schedule.status = 'Completed';
	} catch (error) {
		if (!(error instanceof PartnerRefusal)) throw error;
		Object.assign(schedule, { status: 'Failed', errorCode: Number(error.code), errorDescription: error.description });
	}
}

/** Starts the migrations whose day has come. */
export function settleSchedules(moment: Moment): void {
	for (const schedule of moment.state.commerce.schedules.filter(({ status }) => status === 'Scheduled')) {
		const { termEnd } = sourceOf(moment, schedule.customerId, schedule.request.currentSubscriptionId);
		const dueAt = schedule.migrateOnRenewal ? termEnd : schedule.targetAt;
		if (dueAt !== null && dueAt <= moment.now) carryOut({ ...moment, now: dueAt }, schedule);
	}
}
