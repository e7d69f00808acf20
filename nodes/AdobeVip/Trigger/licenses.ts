import type { Source } from '../../engine/poll/source';
import type { Chosen, PolledList, TriggerEvent, WatchedList } from '../../engine/poll/trigger';

import { paging } from '../paging';
import { momentOf } from '../windows';
import { adobeVip } from '../vendor';

import { inShort, SECOND } from './summary';
import { ofResellers, textIn } from './sweep';

export const LICENSE_EVENTS: TriggerEvent[] = [
	{
		value: 'licensesPendingOrder',
		name: 'Licenses Pending Order',
		description: 'A customer added licenses that you have not ordered yet. They lapse after seven days.',
	},
];

const SUMMARY = [
	'referenceId',
	'customerId',
	'resellerId',
	'productName',
	'baseOfferId',
	'quantity',
	'creationDate',
	'expiryDate',
];

/** Licenses are listed until they are ordered or lapse. */
const source: Source = {
	name: 'licensesPendingOrder',
	grain: SECOND,
	overlap: adobeVip.listingDelay,
	idOf: (row) => textIn(row, 'referenceId'),
	observe: (row) => {
		const reference = textIn(row, 'referenceId');
		const added = momentOf(row.creationDate) ?? 0;
		return [
			{
				id: reference,
				subject: reference,
				event: 'licensesPendingOrder',
				at: added,
				lasting: true,
				happened: added,
				object: inShort(row, SUMMARY),
				customerId: textIn(row, 'customerId'),
			},
		];
	},
};

const licensesOf = (customerId: string): PolledList => ({
	route: 'GET /v3/customers/{customerId}/open-acquisitions',
	path: { customerId },
	paging: paging.whole,
	items: 'unpaidLicenses',
});

/** The notifications of a reseller say which customers have any. */
const notificationsOf = (resellerId: string): PolledList => ({
	route: 'GET /v3/notifications',
	query: { 'notification-type': 'LICENSES_PENDING_PARTNER_ORDER', 'reseller-id': resellerId },
	paging: paging.notifications,
	items: 'items',
	inner: (row) => licensesOf(textIn(row, 'customerId')),
});

export const licenses = (chosen: Chosen): WatchedList => ({
	...(chosen.customerId === '' ? ofResellers(chosen, notificationsOf) : licensesOf(chosen.customerId)),
	source,
});
