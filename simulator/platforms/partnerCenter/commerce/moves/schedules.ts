import { randomUUID } from 'node:crypto';
import { type Call, customerOf, type Handler } from '../../call';
import { bareHeaderPage } from '../../lists/collection';
import { badInput, orThrow, PROBLEMS, refusal } from '../../refusal';
import { created, iso, NO_DATE, ok } from '../../reply';
import { checkAddOns, endOf, obstacles, searched, sourceOf, targetOf, termsOf } from './migrate';
import type { MigrationRequest, StoredSchedule } from './state';

interface ScheduleBody extends MigrationRequest {
	targetDate?: string;
	migrateOnRenewal?: boolean;
	addOnMigrationSchedules?: MigrationRequest[];
}

const view = (call: Call, schedule: StoredSchedule) => {
	const source = sourceOf(call, schedule.customerId, schedule.request.currentSubscriptionId);
	return {
		id: schedule.id,
		currentSubscriptionId: source.id,
		customerTenantId: schedule.customerId,
		subscriptionEndDate: endOf(source),
		...targetOf(call, source, schedule.request),
		targetDate: schedule.targetAt === null ? NO_DATE : iso(schedule.targetAt),
		migrateOnRenewal: schedule.migrateOnRenewal,
		status: schedule.status,
		createdTime: iso(schedule.createdAt),
		lastModifiedTime: iso(schedule.modifiedAt),
		errorCode: schedule.errorCode,
		errorDescription: schedule.errorDescription,
		externalReferenceId: schedule.request.externalReferenceId ?? '',
		...termsOf(source, schedule.request),
		addOnMigrationSchedules: schedule.addOns,
	};
};

/** What a plan's body says, checked: a date in the future, or the renewal; never both. */
function read(call: Call) {
	const {
		targetDate,
		migrateOnRenewal = false,
		addOnMigrationSchedules: addOns = [],
		...request
	} = call.body as ScheduleBody;
	if ((targetDate !== undefined) === migrateOnRenewal)
		throw badInput('Give either targetDate or migrateOnRenewal true.');
	const targetAt = targetDate === undefined ? null : Date.parse(targetDate);
	if (targetAt !== null && targetAt <= call.now) throw badInput('targetDate must lie in the future.');
	const source = sourceOf(call, customerOf(call).id, request.currentSubscriptionId);
	checkAddOns(call, source, addOns);
	// Whether the term is nearly over matters on the day, not today.
	const [problem] = obstacles(call, source, request, addOns).filter((one) => one !== PROBLEMS.migrationLate);
	if (problem) throw refusal(problem);
	return { request: { ...request, currentSubscriptionId: source.id }, addOns, targetAt, migrateOnRenewal };
}

function scheduleOf(call: Call): StoredSchedule {
	const { id } = customerOf(call);
	return orThrow(
		call.state.commerce.schedules.find(
			(candidate) => candidate.customerId === id && candidate.id === call.params.scheduleId,
		),
		refusal({ ...PROBLEMS.input, status: 404, shape: 'newer' }, 'There is no such migration schedule.'),
	);
}

/** A plan that can still be changed. */
function openScheduleOf(call: Call): StoredSchedule {
	const schedule = scheduleOf(call);
	if (schedule.status !== 'Scheduled') throw refusal('noChanges', `The schedule is ${schedule.status.toLowerCase()}.`);
	return schedule;
}

export const scheduleHandlers: Record<string, Handler> = {
	'migrationSchedule.create': (call) => {
		const schedule: StoredSchedule = {
			id: randomUUID(),
			customerId: customerOf(call).id,
			...read(call),
			status: 'Scheduled',
			createdAt: call.now,
			modifiedAt: call.now,
			errorCode: 0,
			errorDescription: '',
		};
		const { schedules } = call.state.commerce;
		const isPlanned = schedules.some(
			({ status, request }) =>
				status === 'Scheduled' && request.currentSubscriptionId === schedule.request.currentSubscriptionId,
		);
		if (isPlanned) throw refusal('changePending', 'The subscription has a schedule.');
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
		const changed = read(call);
		if (changed.request.currentSubscriptionId !== schedule.request.currentSubscriptionId)
			throw badInput('currentSubscriptionId cannot change.');
		Object.assign(schedule, changed, { modifiedAt: call.now });
		return ok(view(call, schedule));
	},
	'migrationSchedule.cancel': (call) => {
		const schedule = openScheduleOf(call);
		Object.assign(schedule, { status: 'Cancelled', modifiedAt: call.now });
		return ok(view(call, schedule));
	},
};
