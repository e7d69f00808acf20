import type { Operation, Resource } from '../../engine/declare';

import { customerId, resellerForList } from '../fields/locators';
import { previewedRenewalLines, renewalLines } from '../fields/orderLines';
import * as order from '../fields/orders';
import { fetchRecommendations, recommendationCountry, recommendationLanguage } from '../fields/recommendations';
import { linesComplaint, placing, previewing, readyLines } from '../ordering/operations';
import { previewed } from '../ordering/previews';
import { adobeVip } from '../vendor';

const operations: Operation[] = [
	{
		...previewing,
		action: 'Preview a renewal',
		description:
			'See what would renew automatically on the anniversary, or test an early or late renewal of the lines you choose, without placing it',
		fields: [
			customerId,
			previewedRenewalLines,
			order.currencyOnForm,
			order.externalReference,
			order.pricesOnForm,
			fetchRecommendations,
			recommendationCountry,
			recommendationLanguage,
			resellerForList,
		],
		constantBody: { orderType: 'PREVIEW_RENEWAL' },
		transformValues: (values) => {
			if (values.body.lineItems !== undefined) readyLines(values);
		},
		rule: linesComplaint,
		sample: 'adobe/order.previewRenewal.json',
		facts: ['order.previewRenewal'],
	},
	{
		...placing,
		action: 'Place a renewal order',
		description:
			'Renew subscriptions manually: early, from 30 days to 1 day before the anniversary, or late, about 14 days after it. Subscriptions that renew automatically need no order.',
		notice:
			'This makes a purchase. An early renewal is billed immediately. Renew the existing quantities first, and place the next renewal order only when this one is complete.',
		fields: [customerId, ...renewalLines, order.currencyOnForm, order.skipPreview, resellerForList],
		constantBody: { orderType: 'RENEWAL' },
		transformValues: readyLines,
		rule: linesComplaint,
		...previewed('PREVIEW_RENEWAL'),
		sample: 'adobe/order.renew.json',
		facts: ['order.renew', 'order.previewRenewal'],
	},
];

export const resource: Resource = { value: 'renewalOrder', name: 'Renewal Order', vendor: adobeVip, operations };
