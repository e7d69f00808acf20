import type { Field, Resource } from '../../engine/declare';

import { identity } from '../answers';
import { resellerId } from '../fields/locators';
import { paging } from '../paging';
import { adobeVip } from '../vendor';

const notificationType: Field = {
	displayName: 'Notification Type',
	name: 'notificationType',
	type: 'options',
	required: true,
	options: [
		{
			name: 'Licenses Pending Order',
			value: 'LICENSES_PENDING_PARTNER_ORDER',
			description: 'The customer added licenses that you have not ordered yet',
		},
	],
	default: 'LICENSES_PENDING_PARTNER_ORDER',
	description: 'What the notifications are about',
	send: { as: 'notification-type' },
};

const reseller: Field = {
	...resellerId,
	description: 'The reseller of the customers, by ID or company name',
	send: { as: 'reseller-id' },
};

export const resource: Resource = {
	value: 'notification',
	name: 'Notification',
	vendor: adobeVip,
	operations: [
		{
			value: 'getAll',
			name: 'Get Many',
			action: 'Get many notifications',
			description:
				'Get the customers of a reseller that added licenses in the last seven days that you have not ordered yet. Customer > Get Licenses Pending Order shows the licenses.',
			route: 'GET /v3/notifications',
			fields: [notificationType, reseller],
			paging: paging.notifications,
			items: 'items',
			extra: identity,
			sample: 'adobe/notification.list.json',
			facts: ['notification.list'],
			docs: 'https://developer.adobe.com/vipmp/docs/notification-management',
		},
	],
};
