import type { IDataObject } from 'n8n-workflow';

import { actionsOf, actionText, sameActions } from '../../../nodes/PartnerCenter/Subscription/term/actions';
import { endOfTermOf } from '../../../nodes/PartnerCenter/Subscription/term/endOfTerm';
import { UNKNOWN_HERE } from '../../support/sentences';

/** Written by hand from Microsoft's matrix: nothing here is computed by what is tested. */

const LICENSE: IDataObject = {
	id: 's',
	offerId: 'CFQ7TTC0EX01:0001:CFQ7TTC0K5M2',
	offerName: 'Office Suite Basic',
	productType: { id: 'OnlineServicesNCE', displayName: 'OnlineServicesNCE' },
	billingType: 'license',
	unitType: 'Licenses',
	status: 'active',
	isTrial: false,
	termDuration: 'P1Y',
	billingCycle: 'monthly',
	quantity: 5,
	creationDate: '2026-03-02T09:00:00Z',
	effectiveStartDate: '2026-03-02T00:00:00Z',
	commitmentEndDate: '2027-03-01T23:59:59Z',
};

const OFF = { autoRenewEnabled: false };
const ON = { autoRenewEnabled: true };
const scheduled = (actionType: string, more: IDataObject = {}) => ({
	scheduledActions: [{ scheduleType: 'TermEnd', actionType, ...more }],
});
const type = (id: string, subType?: string) => ({
	productType: { id, displayName: id, ...(subType ? { subType: { id: subType, displayName: subType } } : {}) },
});
const span = (start: string, end: string, termDuration: string) => ({
	creationDate: start,
	effectiveStartDate: start,
	commitmentEndDate: end,
	termDuration,
});

const END = '2027-03-01T23:59:59.000Z';

describe('what is decided', () => {
	test.each<[string, IDataObject, string, RegExp]>([
		['auto-renew', ON, 'renews', /^Auto-renew is on\.$/],
		['auto-renew and a next term', { ...ON, ...scheduled('RenewToNewTerm') }, 'renews', /^RenewToNewTerm is scheduled/],
		['another product', { ...ON, ...scheduled('Transition') }, 'renews', /^Transition is scheduled/],
		['cancel', { ...OFF, ...scheduled('Cancel') }, 'ends', /^Cancel is scheduled/],
		[
			'extended',
			{ ...OFF, ...scheduled('RenewToExtendedServiceTerm') },
			'extendedServiceTerm',
			/3% above the monthly rate, or 23% above/,
		],
		[
			'cancel in small letters',
			{ ...OFF, scheduledActions: [{ scheduleType: 'termend', actionType: 'cancel' }] },
			'ends',
			/^cancel is scheduled/,
		],
		[
			'cancel, in capital names',
			{ ...OFF, ScheduledActions: [{ ScheduleType: 'TERMEND', ActionType: 'CANCEL' }] },
			'ends',
			/^CANCEL is scheduled/,
		],
		[
			'a single object',
			{ ...OFF, scheduledActions: { scheduleType: 'TermEnd', actionType: 'Cancel' } },
			'ends',
			/^Cancel is scheduled/,
		],
		['no word for when', { ...OFF, scheduledActions: [{ actionType: 'Cancel' }] }, 'ends', /^Cancel is scheduled/],
		[
			'a word for when that nobody knows',
			{ ...OFF, scheduledActions: [{ scheduleType: 'Sometime', actionType: 'Cancel' }] },
			'ends',
			/^Cancel is scheduled/,
		],
		['cancel, without a word on auto-renew', scheduled('Cancel'), 'ends', /^Cancel is scheduled/],
		['nothing, as null', { ...ON, scheduledActions: null }, 'renews', /^Auto-renew is on\.$/],
		['nothing, as an empty list', { ...ON, scheduledActions: [] }, 'renews', /^Auto-renew is on\.$/],
	])('%s', (_, more, endOfTerm, reason) => {
		expect(endOfTermOf({ ...LICENSE, ...more })).toEqual({
			endOfTerm,
			endOfTermDate: END,
			endOfTermReason: expect.stringMatching(reason) as string,
		});
	});
});

describe('auto-renew off with nothing scheduled', () => {
	test.each<[string, IDataObject, string, RegExp]>([
		[
			'a license of a year',
			{},
			'extendedServiceTerm',
			/^Auto-renew is off, but no end is scheduled.*month by month, at 3% above the monthly rate.*Set End of Term to choose\.$/,
		],
		[
			'bought and ending on the first days that count',
			span('2025-04-01T00:00:00Z', '2026-05-04T00:00:00Z', 'P1Y'),
			'extendedServiceTerm',
			/no end is scheduled/,
		],
		[
			'ending a second before',
			span('2025-04-15T00:00:00Z', '2026-05-03T23:59:59Z', 'P1Y'),
			'ends',
			/before 2026-05-04, so a free grace period/,
		],
		[
			'three years, bought a second before',
			span('2025-03-31T23:59:59Z', '2028-03-30T23:59:59Z', 'P3Y'),
			'ends',
			/bought before 2025-04-01, so a free grace period/,
		],
		[
			'three years, bought in time',
			span('2025-04-02T00:00:00Z', '2028-04-01T23:59:59Z', 'P3Y'),
			'extendedServiceTerm',
			/no end is scheduled/,
		],
		[
			'bought long ago, renewed since',
			span('2023-05-10T00:00:00Z', '2026-05-09T23:59:59Z', 'P1Y'),
			'extendedServiceTerm',
			/no end is scheduled/,
		],
		[
			'a month',
			span('2026-11-01T00:00:00Z', '2026-11-30T23:59:59Z', 'P1M'),
			'extendedServiceTerm',
			/no end is scheduled/,
		],
		['a trial', { isTrial: true }, 'ends', /A trial has no Extended Service Term/],
		['a reservation', type('Azure', 'VirtualMachines'), 'ends', /reservation/],
		['a reservation by its name', type('AzureReservation'), 'ends', /reservation/],
		['a savings plan', { ...type('Azure'), billingType: 'benefit' }, 'ends', /savings plan/],
		['software by subscription', type('Software', 'SoftwareSubscriptions'), 'ends', /Software has no/],
		['a product of another publisher', type('SaaS'), 'ends', /marketplace/],
		[
			'the legacy catalog',
			{ offerId: '1e3f0752-af9a-5894-8580-59200011bd9d', productType: undefined },
			'ends',
			/legacy catalog/,
		],
		['a kind that is not given', { productType: undefined }, 'unknown', /does not say what kind/],
		['a kind that nobody knows', type('Hologram'), 'unknown', /does not say what kind/],
		['no end given', { commitmentEndDate: null }, 'unknown', /when the term ends/],
		[
			'neither start nor term given',
			{ creationDate: null, effectiveStartDate: undefined, termDuration: null },
			'unknown',
			/when it was bought/,
		],
	])('%s', (_, more, endOfTerm, reason) => {
		const ended = endOfTermOf({ ...LICENSE, ...OFF, ...more });
		expect([ended.endOfTerm, ended.endOfTermReason]).toEqual([endOfTerm, expect.stringMatching(reason)]);
	});

	test('the other member shows the end, too', () => {
		const { commitmentEndDate: _, ...rest } = LICENSE;
		expect(endOfTermOf({ ...rest, ...ON, commitmentEndDateTime: '2027-03-01T23:59:59' })).toMatchObject({
			endOfTerm: 'renews',
			endOfTermDate: END,
		});
	});
});

describe('nothing is guessed', () => {
	test.each<[string, IDataObject, RegExp]>([
		['auto-renew on and Cancel', { ...ON, ...scheduled('Cancel') }, /contradicts itself: auto-renew is on, but Cancel/],
		['auto-renew on and extended', { ...ON, ...scheduled('RenewToExtendedServiceTerm') }, /contradicts itself/],
		[
			'auto-renew off and a new term',
			{ ...OFF, ...scheduled('RenewToNewTerm') },
			/contradicts itself: auto-renew is off/,
		],
		[
			'an action that nobody knows',
			{ ...OFF, ...scheduled('Hibernate') },
			new RegExp(`"Hibernate" is scheduled.*${UNKNOWN_HERE}`),
		],
		[
			'two ends',
			{
				...OFF,
				scheduledActions: [
					{ scheduleType: 'TermEnd', actionType: 'Cancel' },
					{ scheduleType: 'TermEnd', actionType: 'RenewToNewTerm' },
				],
			},
			/Several actions.*Cancel, RenewToNewTerm/,
		],
		['no word on auto-renew', {}, /does not say whether auto-renew is on/],
	])('%s', (_, more, reason) => {
		const ended = endOfTermOf({ ...LICENSE, ...more });
		expect([ended.endOfTerm, ended.endOfTermReason]).toEqual(['unknown', expect.stringMatching(reason)]);
	});
});

test('what is planned for another day and the next term is shown beside it', () => {
	const plan = {
		product: {
			productId: 'P',
			skuId: '1',
			availabilityId: 'A',
			billingCycle: 'Annual',
			termDuration: 'P1Y',
			promotionId: 'X',
		},
		quantity: 8,
	};
	const scheduledActions = [
		{ scheduleType: 'CustomDate', actionType: 'Transition', effectiveDate: '2026-09-01T00:00:00Z' },
		{ scheduleType: 'CustomDate', actionType: 'Hibernate' },
	];
	expect(
		endOfTermOf({ ...LICENSE, ...ON, scheduledActions, scheduledNextTermInstructions: plan }).endOfTermReason,
	).toBe(
		'Auto-renew is on. Scheduled for the next term: 8 seats of P:1:A, P1Y, Annual. Also scheduled: Transition on 2026-09-01, Hibernate.',
	);
	expect(endOfTermOf({ ...LICENSE, ...OFF, scheduledActions })).toMatchObject({ endOfTerm: 'extendedServiceTerm' });
});

test('what has no term goes on, and what is over has no future', () => {
	const usage = {
		...LICENSE,
		...OFF,
		...type('Azure', 'AzurePlan'),
		billingType: 'usage',
		commitmentEndDate: '9999-12-31T23:59:59Z',
	};
	expect(endOfTermOf(usage)).toEqual({
		endOfTerm: 'renews',
		endOfTermDate: null,
		endOfTermReason: 'It has no end: it continues until it is canceled.',
	});
	expect(
		endOfTermOf({
			...LICENSE,
			...type('Software', 'PerpetualSoftware'),
			...OFF,
			commitmentEndDate: '9999-12-31T23:59:59Z',
		}),
	).toMatchObject({ endOfTerm: 'renews', endOfTermDate: null });
	for (const status of ['deleted', 'Expired'])
		expect(endOfTermOf({ ...LICENSE, ...ON, status })).toEqual({
			endOfTerm: 'ends',
			endOfTermDate: null,
			endOfTermReason: `It has ended: its status is ${status}.`,
		});
	expect(endOfTermOf({ ...LICENSE, ...ON, status: 'disabled' })).toMatchObject({ endOfTerm: 'renews' });
});

test('in an Extended Service Term it goes on by the month, until it is canceled', () => {
	const extended = {
		...LICENSE,
		offerName: 'Office Suite Basic (Extended Service Term)',
		termDuration: 'P1M',
		commitmentEndDate: '2027-04-01T23:59:59Z',
	};
	expect(endOfTermOf({ ...extended, ...OFF })).toMatchObject({
		endOfTerm: 'extendedServiceTerm',
		endOfTermDate: '2027-04-01T23:59:59.000Z',
	});
	expect(endOfTermOf({ ...extended, ...ON })).toMatchObject({ endOfTerm: 'extendedServiceTerm' });
	expect(endOfTermOf({ ...extended, ...OFF, ...scheduled('Cancel') })).toMatchObject({ endOfTerm: 'ends' });
});

test('actions are compared by what they do, not by how they are written', () => {
	const list = scheduled('Cancel');
	expect(sameActions(list, { scheduledActions: { scheduleType: 'termEnd', actionType: 'CANCEL' } })).toBe(true);
	expect(sameActions(list, scheduled('RenewToNewTerm'))).toBe(false);
	expect(sameActions(list, {})).toBe(false);
	expect(sameActions({}, { scheduledActions: null })).toBe(true);
	expect(actionsOf({ scheduledActions: [{}, { scheduleType: 'TermEnd' }] }).map(actionText)).toEqual([
		expect.stringContaining('action without a name'),
	]);
});
