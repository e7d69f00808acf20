import type { Operation, Resource } from '../../engine/declare';

import { customerId, resellerForList } from '../fields/locators';
import { newLines } from '../fields/orderLines';
import * as order from '../fields/orders';
import { fetchRecommendations, recommendationCountry, recommendationLanguage } from '../fields/recommendations';
import { linesComplaint, placing, previewing, readyLines } from '../ordering/operations';
import { previewed } from '../ordering/previews';
import { adobeVip } from '../vendor';

const what = [customerId, order.currencyOnForm, ...newLines, resellerForList];

const operations: Operation[] = [
	{
		...previewing,
		action: 'Preview a new order',
		description: 'Check whether an order would be accepted, at which level and at which price, without placing it',
		fields: [
			...what,
			order.externalReference,
			order.pricesOnForm,
			fetchRecommendations,
			recommendationCountry,
			recommendationLanguage,
		],
		constantBody: { orderType: 'PREVIEW' },
		transformValues: readyLines,
		rule: linesComplaint,
		sample: 'adobe/order.preview.json',
		facts: ['order.preview'],
	},
	{
		...placing,
		action: 'Place a new order',
		description:
			'Buy products for a customer, or add licenses for the current term. The node runs the preview first and orders what it returns.',
		notice:
			'This makes a purchase. Adobe sells at the level that the customer is entitled to: the preview and the output show the level and the price. Orders can be returned for 14 days.',
		fields: [...what, order.trackerId, order.skipPreview],
		constantBody: { orderType: 'NEW' },
		transformValues: readyLines,
		rule: linesComplaint,
		...previewed('PREVIEW'),
		sample: 'adobe/order.create.json',
		facts: ['order.create', 'order.preview'],
	},
];

export const resource: Resource = { value: 'newOrder', name: 'New Order', vendor: adobeVip, operations };
