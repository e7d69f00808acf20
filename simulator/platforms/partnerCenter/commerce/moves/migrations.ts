import { randomUUID } from 'node:crypto';
import { type Call, customerOf, type Handler, isAsked, needAgreement, ownRows, textOf } from '../../call';
import { movedRows } from '../../../../core/http/moves';
import { bareHeaderPage } from '../../lists/collection';
import { badInput, byId, PROBLEMS, refusal } from '../../refusal';
import { created, iso, NO_DATE, ok, type Row } from '../../reply';
import * as migrate from './migrate';
import type { MigrationRequest, StoredMigration, StoredSchedule } from '../state';

function scheduleView(call: Call, { id, customerId, request, addOns, targetAt, shown }: StoredSchedule): Row {
	const source = migrate.sourceOf(call, customerId, request.currentSubscriptionId);
	return {
		id,
		currentSubscriptionId: source.id,
		customerTenantId: customerId,
		subscriptionEndDate: migrate.endOf(source),
		...migrate.targetOf(call, source, request),
		targetDate: targetAt === null ? NO_DATE : iso(targetAt),
		...shown,
		externalReferenceId: request.externalReferenceId ?? '',
		...migrate.termsOf(source, request),
		addOnMigrationSchedules: addOns,
	};
}

interface ScheduleBody extends MigrationRequest {
	targetDate?: string;
	migrateOnRenewal?: boolean;
	addOnMigrationSchedules?: MigrationRequest[];
}

/** What a plan's body says, checked: a date in the future, or the renewal; never both. */
function read(call: Call) {
	const { targetDate, addOnMigrationSchedules: addOns = [], ...sent } = call.body as ScheduleBody;
	const { migrateOnRenewal = false, ...asked } = sent;
	if ((targetDate !== undefined) === migrateOnRenewal)
		throw badInput('Give either targetDate or migrateOnRenewal true.');
	const targetAt = targetDate === undefined ? null : Date.parse(targetDate);
	if (targetAt !== null && targetAt <= call.now) throw badInput('targetDate must lie in the future.');
	const source = migrate.sourceOf(call, customerOf(call).id, asked.currentSubscriptionId);
	migrate.checkAddOns(call, source, addOns);
	// Whether the term is nearly over matters on the day, not today.
	const [problem] = migrate.obstacles(call, source, asked, addOns).filter((one) => one !== PROBLEMS.migrationLate);
	if (problem) throw refusal(problem);
	return { request: { ...asked, currentSubscriptionId: source.id }, addOns, targetAt, migrateOnRenewal };
}

function scheduleOf(call: Call): StoredSchedule {
	const none = migrate.noMigration('There is no such migration schedule.');
	return byId(ownRows(call, call.state.commerce.schedules), call.params.scheduleId, none);
}

/** A plan that can still be changed. */
function openScheduleOf(call: Call): StoredSchedule {
	const schedule = scheduleOf(call);
	const { status } = schedule.shown;
	if (status !== 'Scheduled') throw refusal('noChanges', `The schedule is ${status.toLowerCase()}.`);
	return schedule;
}

type MigrationBody = MigrationRequest & { addOnMigrations?: MigrationRequest[] };

const isDone = ({ dueAt }: StoredMigration, now: number): boolean => dueAt <= now;

/** The part of a view that base and add-ons share; add-ons follow the base line of the order. */
function partView(call: Call, migration: StoredMigration, request: MigrationRequest, lineNumber: number): Row {
	const { currentSubscriptionId, customTermEndDate } = request;
	const source = migrate.sourceOf(call, migration.customerId, currentSubscriptionId);
	const done = isDone(migration, call.now);
	const order = call.state.commerce.orders.find(({ id }) => id === migration.orderId);
	return {
		currentSubscriptionId,
		status: done ? 'Completed' : 'Processing',
		catalogItemId: order?.lines[lineNumber].offerId,
		newCommerceOrderId: migration.orderId,
		...(done && { newCommerceSubscriptionId: migration.newSubscriptions[currentSubscriptionId] }),
		...migrate.termsOf(source, request),
		customTermEndDate,
	};
}

function view(call: Call, migration: StoredMigration): Row {
	const { id, customerId, request, addOns, startedAt, dueAt } = migration;
	return {
		id,
		customerTenantId: customerId,
		startedTime: iso(startedAt),
		completedTime: isDone(migration, call.now) ? iso(dueAt) : NO_DATE,
		subscriptionEndDate: migrate.endOf(migrate.sourceOf(call, customerId, request.currentSubscriptionId)),
		...partView(call, migration, request, 0),
		externalReferenceId: request.externalReferenceId || undefined,
		addOnMigrations: addOns.map((addOn, index) => partView(call, migration, addOn, index + 1)),
	};
}

/** What has happened to a migration. */
function eventsOf({ id, customerId, request, startedAt, dueAt }: StoredMigration, now: number): Row[] {
	const event = (eventName: string, at: number) => ({
		id: `${id}-${eventName.toLowerCase()}`,
		newCommerceMigrationId: id,
		currentSubscriptionId: request.currentSubscriptionId,
		customerTenantId: customerId,
		createdTime: iso(at),
		eventName,
	});
	return [event('MigrationStarted', startedAt), ...(dueAt <= now ? [event('MigrationCompleted', dueAt)] : [])];
}

export const migrationHandlers: Record<string, Handler> = {
	'migration.create': (call) => {
		const customer = customerOf(call);
		const { addOnMigrations = [], ...request } = call.body as MigrationBody;
		const source = migrate.sourceOf(call, customer.id, request.currentSubscriptionId);
		needAgreement(customer);
		if (source.busyUntil > call.now) throw refusal('changePending');
		migrate.checkAddOns(call, source, addOnMigrations);
		const [problem] = migrate.obstacles(call, source, request, addOnMigrations);
		if (problem) throw refusal(problem);
		return created(view(call, migrate.startMigration(call, customer.id, request, addOnMigrations)));
	},
	/** Checks without moving anything; add-ons are not part of the question. */
	'migration.validate': (call) => {
		const request = call.body as MigrationRequest;
		const source = migrate.sourceOf(call, customerOf(call).id, request.currentSubscriptionId);
		const errors = migrate.obstacles(call, source, request).map(({ code, text }) => ({ code, description: text }));
		const shown = { currentSubscriptionId: source.id, isEligible: errors.length === 0, errors };
		const target = migrate.targetOf(call, source, request);
		return ok({ ...shown, ...target, ...migrate.termsOf(source, request), addOnMigrations: [] });
	},
	'migration.get': (call) => {
		const own = ownRows(call, call.state.commerce.migrations);
		return ok(view(call, byId(own, call.params.migrationId, migrate.noMigration('There is no such migration.'))));
	},
	'migration.getMany': (call) => {
		const names = ['CustomerTenantId', 'CurrentSubscriptionId', 'ExternalReferenceId'];
		const rows = migrate
			.searched(call, call.state.commerce.migrations, names)
			.map((migration) => view(call, migration));
		return bareHeaderPage(call, rows);
	},
	'migration.getEvents': (call) => {
		if (!textOf(call, 'migration_id') && !textOf(call, 'current_subscription_id'))
			throw badInput('Give a migration or a subscription.');
		const rows = ownRows(call, call.state.commerce.migrations).filter(({ id, request }) =>
			isAsked(call, { migration_id: id, current_subscription_id: request.currentSubscriptionId }),
		);
		const events = rows.flatMap((migration) => eventsOf(migration, call.now));
		return ok(movedRows(events, call.moves));
	},
	'migrationSchedule.create': (call) => {
		const { migrateOnRenewal, ...plan } = read(call);
		const createdTime = iso(call.now);
		const shown = { migrateOnRenewal, createdTime, lastModifiedTime: createdTime, errorCode: 0, errorDescription: '' };
		const { schedules } = call.state.commerce;
		const { currentSubscriptionId } = plan.request;
		const isSame = (one: StoredSchedule) => one.request.currentSubscriptionId === currentSubscriptionId;
		if (schedules.some((one) => one.shown.status === 'Scheduled' && isSame(one)))
			throw refusal('changePending', 'The subscription has a schedule.');
		const own = { id: randomUUID(), customerId: customerOf(call).id };
		const schedule: StoredSchedule = { ...own, ...plan, shown: { ...shown, status: 'Scheduled' } };
		schedules.push(schedule);
		return created(scheduleView(call, schedule));
	},
	'migrationSchedule.get': (call) => ok(scheduleView(call, scheduleOf(call))),
	'migrationSchedule.getMany': (call) => {
		const names = ['CustomerTenantId', 'currentSubscriptionId', 'externalReferenceId'];
		const rows = migrate
			.searched(call, call.state.commerce.schedules, names)
			.map((schedule) => scheduleView(call, schedule));
		return bareHeaderPage(call, rows);
	},
	'migrationSchedule.update': (call) => {
		const schedule = openScheduleOf(call);
		const { migrateOnRenewal, ...plan } = read(call);
		if (plan.request.currentSubscriptionId !== schedule.request.currentSubscriptionId)
			throw badInput('currentSubscriptionId cannot change.');
		Object.assign(schedule, plan);
		Object.assign(schedule.shown, { migrateOnRenewal, lastModifiedTime: iso(call.now) });
		return ok(scheduleView(call, schedule));
	},
	'migrationSchedule.cancel': (call) => {
		const schedule = openScheduleOf(call);
		Object.assign(schedule.shown, { status: 'Cancelled', lastModifiedTime: iso(call.now) });
		return ok(scheduleView(call, schedule));
	},
};
