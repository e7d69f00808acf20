import { randomUUID } from 'node:crypto';
import { type Call, customerOf, type Handler, ownRows } from '../../call';
import { bareHeaderPage } from '../../lists/collection';
import { badInput, byId, PROBLEMS, refusal } from '../../refusal';
import { created, iso, NO_DATE, ok, type Row } from '../../reply';
import { checkAddOns, endOf, noMigration, obstacles, searched, sourceOf, targetOf, termsOf } from './migrate';
import type { MigrationRequest, StoredSchedule } from './state';

function view(call: Call, { id, customerId, request, addOns, targetAt, shown }: StoredSchedule): Row {
	const source = sourceOf(call, customerId, request.currentSubscriptionId);
	return {
		id,
		currentSubscriptionId: source.id,
		customerTenantId: customerId,
		subscriptionEndDate: endOf(source),
		...targetOf(call, source, request),
		targetDate: targetAt === null ? NO_DATE : iso(targetAt),
		...shown,
		externalReferenceId: request.externalReferenceId ?? '',
		...termsOf(source, request),
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
	const {
		targetDate,
		migrateOnRenewal = false,
		addOnMigrationSchedules: addOns = [],
		...asked
	} = call.body as ScheduleBody;
	if ((targetDate !== undefined) === migrateOnRenewal)
		throw badInput('Give either targetDate or migrateOnRenewal true.');
	const targetAt = targetDate === undefined ? null : Date.parse(targetDate);
	if (targetAt !== null && targetAt <= call.now) throw badInput('targetDate must lie in the future.');
	const source = sourceOf(call, customerOf(call).id, asked.currentSubscriptionId);
	checkAddOns(call, source, addOns);
	// Whether the term is nearly over matters on the day, not today.
	const [problem] = obstacles(call, source, asked, addOns).filter((one) => one !== PROBLEMS.migrationLate);
	if (problem) throw refusal(problem);
	return { request: { ...asked, currentSubscriptionId: source.id }, addOns, targetAt, migrateOnRenewal };
}

const scheduleOf = (call: Call): StoredSchedule =>
	byId(
		ownRows(call, call.state.commerce.schedules),
		call.params.scheduleId,
		noMigration('There is no such migration schedule.'),
	);

/** A plan that can still be changed. */
function openScheduleOf(call: Call): StoredSchedule {
	const schedule = scheduleOf(call);
	const { status } = schedule.shown;
	if (status !== 'Scheduled') throw refusal('noChanges', `The schedule is ${status.toLowerCase()}.`);
	return schedule;
}

export const scheduleHandlers: Record<string, Handler> = {
	'migrationSchedule.create': (call) => {
		const { migrateOnRenewal, ...plan } = read(call);
		const createdTime = iso(call.now);
		const shown = { migrateOnRenewal, createdTime, lastModifiedTime: createdTime, errorCode: 0, errorDescription: '' };
		const { schedules } = call.state.commerce;
		const { currentSubscriptionId } = plan.request;
		const isSame = (one: StoredSchedule) => one.request.currentSubscriptionId === currentSubscriptionId;
		if (schedules.some((one) => one.shown.status === 'Scheduled' && isSame(one)))
			throw refusal('changePending', 'The subscription has a schedule.');
		const id = randomUUID();
		const schedule: StoredSchedule = {
			id,
			customerId: customerOf(call).id,
			...plan,
			shown: { ...shown, status: 'Scheduled' },
		};
		schedules.push(schedule);
		return created(view(call, schedule));
	},
	'migrationSchedule.get': (call) => ok(view(call, scheduleOf(call))),
	'migrationSchedule.getMany': (call) => {
		const names = ['CustomerTenantId', 'currentSubscriptionId', 'externalReferenceId'];
		const rows = searched(call, call.state.commerce.schedules, names).map((schedule) => view(call, schedule));
		return bareHeaderPage(call, rows);
	},
	'migrationSchedule.update': (call) => {
		const schedule = openScheduleOf(call);
		const { migrateOnRenewal, ...plan } = read(call);
		if (plan.request.currentSubscriptionId !== schedule.request.currentSubscriptionId)
			throw badInput('currentSubscriptionId cannot change.');
		Object.assign(schedule, plan);
		Object.assign(schedule.shown, { migrateOnRenewal, lastModifiedTime: iso(call.now) });
		return ok(view(call, schedule));
	},
	'migrationSchedule.cancel': (call) => {
		const schedule = openScheduleOf(call);
		Object.assign(schedule.shown, { status: 'Cancelled', lastModifiedTime: iso(call.now) });
		return ok(view(call, schedule));
	},
};
