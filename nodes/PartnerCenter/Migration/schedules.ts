import type { IDataObject } from 'n8n-workflow';

import type { HookContext, Operation, ReplaceContext, Values, Wait } from '../../engine/declare';
import { getRequest } from '../../engine/http/request';
import { readObject } from '../../engine/http/readObject';
import { overlaid } from '../../engine/run/replaceWhole';

import { customerId, scheduleId } from '../fields/locators';
import { currentSubscriptionId, scheduleFilters, toReschedule, toSchedule } from '../fields/migrations';
import { momentOf } from '../Subscription/moments';
import { sentencesOf } from '../SubscriptionUpgrade/errorSentences';
import { account, CUSTOMER, oneQuantity } from '../ordering/safety';

import { paging } from '../paging';
import { saysFailed, unknownStatus } from '../states';

import { strategyOf, ROWS, scheduleState } from './strategy';

const BUYS_LATER = 'On that date, a new subscription is bought and the legacy one ends.';

const SCHEDULES = 'GET /v1/migrations/newcommerce/schedules';
const SCHEDULE = 'GET /v1/customers/{customerId}/migrations/newcommerce/schedules/{scheduleId}';
const SCHEDULE_BY_ID = SCHEDULE.replace('scheduleId', 'id');

const DOCS = 'https://learn.microsoft.com/partner-center/developer';

const SIMPLE = [
	'id',
	'currentSubscriptionId',
	'targetDate',
	'migrateOnRenewal',
	'status',
	'quantity',
	'termDuration',
	'billingCycle',
	'createdTime',
	'errorCode',
	'errorDescription',
	'externalReferenceId',
];

/** What a plan can be sent with; the rest of it is the platform's own. */
const SENT = [
	'currentSubscriptionId',
	'termDuration',
	'billingCycle',
	'purchaseFullTerm',
	'quantity',
	'customTermEndDate',
	'externalReferenceId',
	'targetDate',
	'migrateOnRenewal',
	'addOnMigrationSchedules',
];

const TWICE = '"Target Date" and "Migrate on Renewal" cannot be combined: choose one of them.';

const isTwice = ({ targetDate, migrateOnRenewal }: IDataObject): boolean =>
	targetDate !== undefined && migrateOnRenewal === true;

function whenToMigrate({ body }: Values): string | undefined {
	if (isTwice(body)) return TWICE;
	return body.targetDate === undefined && body.migrateOnRenewal !== true
		? 'Set a "Target Date", or add "Migrate on Renewal" and turn it on.'
		: undefined;
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/** The plan as it was read, with what was given laid over it. A date takes the place of the renewal, and the other way round. */
function rescheduled({ object: schedule, values: { body } }: ReplaceContext): IDataObject {
	const kept = Object.fromEntries(SENT.filter((name) => isGiven(schedule[name])).map((name) => [name, schedule[name]]));
	const whole = overlaid(kept, body);
	if (body.targetDate !== undefined) whole.migrateOnRenewal = false;
	// A plan for the renewal shows a date that means none.
	if (whole.migrateOnRenewal === true || momentOf(whole.targetDate) === undefined) delete whole.targetDate;
	return whole;
}

const wait: Wait = {
	route: SCHEDULE_BY_ID,
	state: scheduleState,
	failure: ({ id, status, errorCode, errorDescription }) =>
		[
			saysFailed(status)
				? `The schedule ${String(id)} is ${String(status)}.`
				: unknownStatus(`plan ${String(id)}`, status),
			...(errorCode ? sentencesOf({ errorCode, errorDescription }) : []),
			'"Place Again" schedules it again with the same key.',
		].join(' '),
	until: 'the migration is scheduled',
	offered: 'never',
};

const subject = ({ path }: Values) => `migration schedule ${path.scheduleId}`;

/** After a lost answer: whether the plan is canceled now. */
async function canceled({ session, values: { path } }: HookContext): Promise<IDataObject | undefined> {
	const schedule = await readObject(session, getRequest(SCHEDULE, path));
	return /cancel/i.test(String(schedule.status)) ? schedule : undefined;
}

export const schedules: Operation[] = [
	{
		value: 'createSchedule',
		name: 'Create Schedule',
		action: 'Create a migration schedule',
		description: 'Schedule the migration of a legacy subscription, for a date or its renewal',
		notice: BUYS_LATER,
		route: 'POST /v1/customers/{customerId}/migrations/newcommerce/schedules',
		extraRoutes: [SCHEDULES, SCHEDULE, CUSTOMER],
		fields: [customerId, currentSubscriptionId, ...toSchedule],
		rule: whenToMigrate,
		account,
		quantities: oneQuantity,
		write: 'order',
		orderKeys: strategyOf({
			route: SCHEDULES,
			filters: {
				customer: 'CustomerTenantId',
				subscription: 'currentSubscriptionId',
				reference: 'externalReferenceId',
			},
			state: scheduleState,
			where: 'Get Many Schedules',
		}),
		wait,
		subject: ({ body }) => `subscription ${String(body.currentSubscriptionId)}`,
		simplify: SIMPLE,
		keyHint: 'The same key never schedules twice. It is stored in the External Reference ID.',
		sample: 'partnerCenter/migrationSchedule.create.json',
		facts: ['migrationSchedule.create'],
		docs: `${DOCS}/schedule-a-new-commerce-migration`,
	},
	{
		value: 'getSchedule',
		name: 'Get Schedule',
		action: 'Get a migration schedule',
		description: 'Get one scheduled migration',
		route: SCHEDULE,
		fields: [customerId, scheduleId],
		simplify: SIMPLE,
		sample: 'partnerCenter/migrationSchedule.get.json',
		facts: ['migrationSchedule.get'],
		docs: `${DOCS}/get-a-new-commerce-migration-schedule`,
	},
	{
		value: 'getSchedules',
		name: 'Get Many Schedules',
		action: 'Get many migration schedules',
		description: 'Find scheduled migrations by customer, subscription or reference',
		route: SCHEDULES,
		fields: scheduleFilters,
		rule: ({ query: { PageSize: _size, ...filters } }) =>
			Object.keys(filters).length === 0
				? 'Add at least one filter: Customer, Legacy Subscription or External Reference ID.'
				: undefined,
		paging: paging.headerToken,
		items: ROWS,
		simplify: SIMPLE,
		sample: 'partnerCenter/migrationSchedule.getMany.json',
		facts: ['migrationSchedule.getMany'],
		docs: `${DOCS}/get-a-new-commerce-migration-schedule`,
	},
	{
		value: 'updateSchedule',
		name: 'Update Schedule',
		action: 'Update a migration schedule',
		description: "Change a scheduled migration before its date. Fields you leave out don't change.",
		notice: BUYS_LATER,
		route: SCHEDULE.replace('GET', 'PUT'),
		extraRoutes: [SCHEDULE],
		fields: [customerId, scheduleId, ...toReschedule],
		raisesCost: true,
		rule: ({ body }) => (isTwice(body) ? TWICE : undefined),
		write: 'change',
		subject,
		replaces: { read: SCHEDULE, whole: rescheduled },
		simplify: SIMPLE,
		sample: 'partnerCenter/migrationSchedule.update.json',
		facts: ['migrationSchedule.update'],
		docs: `${DOCS}/update-a-new-commerce-migration-schedule`,
	},
	{
		value: 'cancelSchedule',
		name: 'Cancel Schedule',
		action: 'Cancel a migration schedule',
		description: 'Cancel a scheduled migration, so that the legacy subscription stays',
		route: `${SCHEDULE.replace('GET', 'POST')}/cancel`,
		extraRoutes: [SCHEDULE],
		fields: [customerId, scheduleId],
		write: 'change',
		subject,
		findAfterLostResponse: canceled,
		simplify: SIMPLE,
		sample: 'partnerCenter/migrationSchedule.cancel.json',
		facts: ['migrationSchedule.cancel'],
		docs: `${DOCS}/cancel-a-new-commerce-migration-schedule`,
	},
];
