import type { IDataObject } from 'n8n-workflow';

import { errorOf, object } from '../../../nodes/AdobeVip/answers';
import { likelihood, withAsked } from '../../../nodes/AdobeVip/Offer/propensity';
import { usableAt } from '../../../nodes/AdobeVip/Offer/usable';
import { UNKNOWN_HERE } from '../../support/sentences';

describe('an object', () => {
	it.each([
		['an order', { orderId: '5', orderType: 'NEW', customerId: 'C', lineItems: [] }, '5'],
		['a preview of one, which has no ID', { orderId: '', orderType: 'PREVIEW', customerId: 'C' }, undefined],
		['a preview that leaves its ID out', { orderType: 'PREVIEW', customerId: 'C', resellerId: 'R' }, undefined],
		['a subscription', { subscriptionId: 'S', deploymentId: 'D' }, 'S'],
		['a transfer', { transferId: 'T', customerId: 'C', resellerId: 'R' }, 'T'],
		['a preview of a reseller change', { transferId: '', customerId: 'C', resellerId: 'R' }, undefined],
		['a customer', { customerId: 'C', resellerId: 'R' }, 'C'],
		['a reseller', { resellerId: 'R', distributorId: 'X' }, 'R'],
		['a deployment', { deploymentId: 'D' }, 'D'],
		['a number as its ID', { orderId: 5120008001, orderType: 'NEW' }, '5120008001'],
		['one that is called so already', { id: 'LM1', customerId: 'C' }, 'LM1'],
	])('of %s', (_, body, id) => {
		expect(object(body)).toEqual(id === undefined ? body : { id, ...body });
	});

	it('has its members as requests spell them, whichever of two ways they came in', () => {
		expect(
			object({
				orderId: '5',
				orderType: 'RETURN',
				referencedOrderId: '4',
				lineItems: [{ lineItemNumber: 2, deployToId: 'D' }],
			}),
		).toEqual({
			id: '5',
			orderId: '5',
			orderType: 'RETURN',
			referencedOrderId: '4',
			referenceOrderId: '4',
			lineItems: [{ lineItemNumber: 2, extLineItemNumber: 2, deployToId: 'D', deploymentId: 'D' }],
		});
		expect(object({ orderId: '5', orderType: 'RETURN', referenceOrderId: '3', referencedOrderId: '' })).toMatchObject({
			referenceOrderId: '3',
		});
		expect(object({ subscriptionId: 'S', deployToId: '' })).toEqual({
			id: 'S',
			subscriptionId: 'S',
			deployToId: '',
			deploymentId: '',
		});
		expect(object({ transferId: 'T', lineItems: [{ extLineItemNumber: 1 }] })).toMatchObject({
			lineItems: [{ extLineItemNumber: 1, lineItemNumber: 1 }],
		});
	});
});

describe('the words of a refusal', () => {
	it.each([
		[
			{ code: '1117', message: 'Invalid', additionalDetails: ['Reason: X'], invalidFields: ['a.b'] },
			{ code: '1117', text: 'Invalid. Reason: X. a.b' },
		],
		[
			{ error_code: '504001', message: 'Gateway Timeout' },
			{ code: '504001', text: 'Gateway Timeout' },
		],
		[
			{ error_code: 403003, message: 'Api Key is invalid' },
			{ code: '403003', text: 'Api Key is invalid' },
		],
		[
			{ error: 'invalid_token', error_description: 'It has expired' },
			{ code: 'invalid_token', text: 'It has expired' },
		],
		[
			{ code: '2117', additionalDetails: [{ field: 'a', reason: 'late' }] },
			{ code: '2117', text: 'a: late' },
		],
		['Internal Server Error', { code: undefined, text: 'Internal Server Error' }],
		[undefined, { code: undefined, text: undefined }],
	])('%j', (body, expected) => {
		expect(errorOf(body)).toEqual(expected);
	});
});

describe('whether a discount can be used today', () => {
	const now = Date.parse('2026-11-28T10:00:00Z');
	const ACTIVE = { status: 'ACTIVE', startDate: '2026-11-01T00:00:00Z', endDate: '2026-12-31T23:59:59Z' };
	const ENDED = {
		status: 'REUSABLE',
		startDate: '2025-11-01T00:00:00Z',
		endDate: '2025-12-31T23:59:59Z',
		discountLockEndDate: '2028-03-31T23:59:59Z',
	};

	it.each<[string, IDataObject, boolean, boolean | null, string]>([
		['runs', ACTIVE, false, true, 'It runs until 2026-12-31 (UTC).'],
		[
			'begins later, although it is active',
			{ ...ACTIVE, startDate: '2026-11-28T10:00:01Z' },
			false,
			false,
			'It starts on 2026-11-28 (UTC).',
		],
		[
			'begins and ends today, by plain dates',
			{ ...ACTIVE, startDate: '2026-11-28', endDate: '2026-11-28' },
			false,
			true,
			'It runs until 2026-11-28 (UTC).',
		],
		[
			'ended yesterday, though it is called active',
			{ ...ACTIVE, endDate: '2026-11-27' },
			false,
			false,
			'It ended on 2026-11-27 (UTC).',
		],
		[
			'ended, but the customer used it',
			ENDED,
			true,
			true,
			'It has ended, but the customer used it before and can use it again until 2028-03-31 (UTC).',
		],
		[
			'ended, and nobody says who used it',
			ENDED,
			false,
			null,
			'It has ended: only customers that used it before can use it again, until 2028-03-31 (UTC).',
		],
		[
			'ended, and so did the lock',
			{ ...ENDED, discountLockEndDate: '2026-11-27T23:59:59Z' },
			true,
			false,
			'It ended on 2025-12-31 (UTC).',
		],
		['is closed', { code: 'X', codeExpiryDate: '2026-12-01' }, false, true, 'It runs until 2026-12-01 (UTC).'],
		[
			'was redeemed',
			{ code: 'X', codeExpiryDate: '2026-12-01', status: 'REDEEMED' },
			false,
			false,
			'The code has been redeemed.',
		],
		[
			'has a status that nobody knows',
			{ ...ACTIVE, status: 'PAUSED' },
			false,
			null,
			`Its status is PAUSED, which is ${UNKNOWN_HERE}.`,
		],
		[
			'does not say its end',
			{ status: 'ACTIVE', startDate: '2026-01-01' },
			false,
			null,
			'Adobe does not say when it ends.',
		],
	])('when it %s', (_, discount, isUsed, usableToday, usableTodayReason) => {
		expect(usableAt(discount, now, isUsed)).toEqual({ usableToday, usableTodayReason });
	});

	it('is not said of what is no discount', () => {
		expect(usableAt({ dryRun: true }, now)).toEqual({});
	});
});

describe('the likelihood', () => {
	it.each([
		['the highest of a list', [{ probability: 'LOW' }, { probability: 'HIGH' }, { probability: 'MEDIUM' }], 'HIGH'],
		['of a lone prediction', { category: 'allOfferings', probability: 'MEDIUM' }, 'MEDIUM'],
		[
			'of predictions by category',
			{ creativeCloud: { probability: 'LOW' }, documentCloud: { probability: 'MEDIUM' } },
			'MEDIUM',
		],
		['of an empty list', [], 'unknown'],
		['of an empty object', {}, 'unknown'],
		['of nothing', null, 'unknown'],
		['of a prediction without a word', [{ category: 'allOfferings' }], 'unknown'],
		['in a word that is new', [{ probability: 'VERY_HIGH' }], 'VERY_HIGH'],
	])('%s', (_, churn, word) => {
		expect(likelihood({ propensity: { churn } })).toEqual({ likelihood: { churn: word } });
	});

	it('is unknown for what was asked for and not given, and absent where nothing was asked for', () => {
		expect(likelihood(withAsked({ productRecommendations: {} }, ['churn']))).toEqual({
			likelihood: { churn: 'unknown' },
		});
		expect(likelihood(withAsked({ propensity: {} }, ['churn', 'seatExpansion']))).toEqual({
			likelihood: { churn: 'unknown', seatExpansion: 'unknown' },
		});
		expect(likelihood(withAsked({ productRecommendations: {} }, undefined))).toEqual({});
	});
});
