import { PartnerRefusal } from '../../refusal';
import type { Moment } from '../moment';
import { PROBLEMS } from '../problems';
import { startMigration } from './migrate';
import { obstacles, sourceOf } from './migrationRules';
import type { StoredSchedule } from './state';

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
