import type { IDataObject } from 'n8n-workflow';

import { reducibleOf } from '../../../nodes/PartnerCenter/Subscription/seats';
import { closedSince, refundsOf } from '../../../nodes/PartnerCenter/Subscription/windows';

const NOW = Date.parse('2026-11-28T12:00:00Z');

const batches = (...rows: Array<[number, string | null]>): IDataObject => ({
	refundableQuantity: {
		totalQuantity: 99,
		details: rows.map(([quantity, allowedUntilDateTime]) => ({ quantity, allowedUntilDateTime })),
	},
});

test.each<[string, IDataObject, { seats: number; until?: string } | undefined]>([
	['one open batch', batches([5, '2026-12-01T00:00:00Z']), { seats: 5, until: '2026-12-01T00:00:00.000Z' }],
	[
		'the first of two that closes',
		batches([5, '2026-12-03T00:00:00Z'], [2, '2026-11-30T00:00:00Z']),
		{ seats: 7, until: '2026-11-30T00:00:00.000Z' },
	],
	[
		'only what is open, to the second',
		batches([5, '2026-11-28T11:59:59Z'], [2, '2026-11-28T12:00:00Z']),
		{ seats: 2, until: '2026-11-28T12:00:00.000Z' },
	],
	[
		'a date without a zone is UTC',
		batches([5, '2026-11-28T12:00:00']),
		{ seats: 5, until: '2026-11-28T12:00:00.000Z' },
	],
	['a date with an offset', batches([5, '2026-11-28T14:00:00+01:00']), { seats: 5, until: '2026-11-28T13:00:00.000Z' }],
	['all closed', batches([5, '2026-11-20T00:00:00Z']), { seats: 0 }],
	['none at all', batches(), { seats: 0 }],
	['an empty batch', batches([0, '2026-12-01T00:00:00Z']), { seats: 0 }],
	['the sum alone', { refundableQuantity: { totalQuantity: 4, details: null } }, { seats: 4 }],
	['a batch without a date', batches([5, null]), undefined],
	['null', { refundableQuantity: null }, undefined],
	['nothing', {}, undefined],
	['an empty object', { refundableQuantity: {} }, undefined],
])('seats that can be taken away: %s', (_, subscription, expected) => {
	const found = reducibleOf(subscription, NOW);
	expect(
		found && {
			seats: found.seats,
			...(found.until === undefined ? {} : { until: new Date(found.until).toISOString() }),
		},
	).toEqual(expected);
});

test.each([
	['refundOptions', 'expiresAt'],
	['refundOptions', 'expiresAfter'],
	['refundOption', 'expiresAt'],
])('refunds are read from %s with %s', (name, date) => {
	expect(refundsOf({ [name]: [{ type: 'Full', [date]: '2026-12-01T00:00:00Z' }] })).toEqual([
		'Refunds that the platform offers: Full until 2026-12-01 00:00 UTC.',
	]);
});

test('a single refund is no list; none is reported as none', () => {
	expect(refundsOf({ refundOption: { type: 'Partial' } })).toEqual(['Refunds that the platform offers: Partial.']);
	expect([refundsOf({}), refundsOf({ refundOptions: [] }), refundsOf({ refundOptions: null })]).toEqual([[], [], []]);
});

const yearly: IDataObject = {
	offerId: 'p:s:a',
	productType: { id: 'OnlineServicesNCE' },
	termDuration: 'P1Y',
	billingCycle: 'monthly',
	effectiveStartDate: '2026-11-01T00:00:00Z',
	commitmentEndDate: '2027-10-31T23:59:59Z',
	cancellationAllowedUntilDate: '2026-11-08T00:00:00Z',
};

test.each<[string, IDataObject, boolean]>([
	['a year, past its window', {}, true],
	['a year within it', { cancellationAllowedUntilDate: '2026-11-29T00:00:00Z' }, false],
	['no date', { cancellationAllowedUntilDate: null }, false],
	['an Extended Service Term by its name', { offerName: 'Suite (Extended Service Term)' }, false],
	['a month, which may be one', { termDuration: 'P1M', commitmentEndDate: '2026-11-30T23:59:59Z' }, false],
	['a month of another product', { termDuration: 'P1M', productType: { id: 'SaaS' } }, true],
])('canceling is held back only where it is certainly too late: %s', (_, more, closed) => {
	expect(closedSince({ ...yearly, ...more }, NOW) !== undefined).toBe(closed);
});
