import type { IDataObject } from 'n8n-workflow';

import { type Completion, type HookContext, type Operation } from '../../engine/declare';
import { rowsAt } from '../../engine/http/paging/paging';
import { buildRequest } from '../../engine/http/request';
import { read } from '../../engine/http/send';
import { at } from '../../engine/util/path';

import { membershipId, transferId } from '../fields/locators';
import { paging } from '../paging';
import { dayOf, momentOf } from '../windows';

import { expireOpenPurchases, ignoreOrderReturn } from './fields';
import { OFFERS } from './start';
import { TRANSFER, TRANSFER_VIEW, transferWait } from './view';

/** A line whose renewal is past arrives inactive. */
function arrival({ renewalDate }: IDataObject, now: number): IDataObject {
	const renews = momentOf(renewalDate);
	return renews === undefined ? {} : { arrivesInactive: dayOf(renews) < dayOf(now) };
}

/** What belongs to the whole membership is in each of its offers. */
async function readOffers({ session, values }: HookContext): Promise<Completion> {
	const { body } = await read(session, buildRequest(previewOffers, values));
	const whole = { benefits: at(body, 'benefits') ?? [], discounts: at(body, 'discounts') ?? [] } as IDataObject;
	const rows = rowsAt(body, previewOffers.items)
		.slice(0, session.settings.limit)
		.map((row) => ({ ...whole, ...row }));
	return async () => ({ rows });
}

const previewOffers: Operation = {
	value: 'previewOffers',
	name: 'Preview Offers',
	action: 'Preview the offers of a membership',
	description:
		'Check whether a VIP membership can move to VIP Marketplace, and which offers move with it. arrivesInactive marks those whose renewal date has passed.',
	route: OFFERS,
	fields: [membershipId, ignoreOrderReturn, expireOpenPurchases],
	paging: paging.whole,
	items: 'items',
	run: readOffers,
	extra: arrival,
	sample: 'adobe/transfer.previewOffers.json',
	facts: ['transfer.previewOffers'],
	docs: `${TRANSFER_VIEW.docs}/preview-offers`,
};

const one = {
	...TRANSFER_VIEW,
	route: TRANSFER,
	fields: [membershipId, transferId],
	sample: 'adobe/transfer.get.json',
	facts: ['transfer.get'],
	docs: `${TRANSFER_VIEW.docs}/get-transfer-details`,
} satisfies Partial<Operation>;

export const reads: Operation[] = [
	previewOffers,
	{
		...one,
		value: 'get',
		name: 'Get',
		action: 'Get a transfer',
		description:
			'Get the status of a transfer from VIP. Once it is complete, it includes the customer and its subscriptions.',
	},
	{
		...one,
		value: 'wait',
		name: 'Wait for Completion',
		action: 'Wait for a transfer',
		description: 'Wait until a transfer from VIP is complete or has failed',
		wait: { ...transferWait, offered: 'always' },
	},
];
