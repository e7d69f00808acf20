import type { Operation, Resource } from '../../engine/declare';

import { resellerId } from '../fields/locators';
import { idAndStatus } from '../statuses';
import { adobeVip } from '../vendor';

import { activation, madeAccount, RESELLERS } from './accounts';
import { checkConnectionOperation } from './checkConnection';
import { accountFilters, changedReseller, newReseller } from './fields';
import { leftOut, notChangeable, quiet, wholeReseller } from './whole';

const extra = idAndStatus('reseller');

const docs = (page: string) => `https://developer.adobe.com/vipmp/docs/reseller-account/${page}`;

const operations: Operation[] = [
	checkConnectionOperation,
	{
		value: 'create',
		name: 'Create',
		action: 'Create a reseller',
		description:
			'Register one of your resellers. Adobe reviews it before it becomes active; you can create customers in the meantime.',
		notice:
			"Creating a reseller confirms that it has accepted Adobe's terms. Have the reseller read and accept them before you run this. Each contact gets a welcome email.",
		route: 'POST /v3/resellers',
		extraRoutes: [RESELLERS.list, RESELLERS.one],
		fields: newReseller,
		write: 'create',
		wait: activation('reseller', 'it gets no customers'),
		findAfterLostResponse: madeAccount(RESELLERS),
		extra,
		sample: 'adobe/reseller.create.json',
		facts: ['reseller.create'],
		docs: docs('create-reseller-account'),
	},
	{
		value: 'get',
		name: 'Get',
		action: 'Get a reseller',
		description: 'Get one reseller with its address, contacts and market segments',
		route: RESELLERS.one,
		fields: [resellerId],
		extra,
		sample: 'adobe/reseller.get.json',
		facts: ['reseller.get'],
		docs: docs('get-reseller-account'),
	},
	{
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many resellers',
		description: 'Get your resellers: the active ones, or those with the status that you choose',
		route: RESELLERS.list,
		fields: accountFilters,
		paging: RESELLERS.paging,
		items: 'accounts',
		extra,
		sample: 'adobe/reseller.list.json',
		facts: ['reseller.list'],
		docs: docs('get-reseller-list'),
	},
	{
		value: 'update',
		name: 'Update',
		action: 'Update a reseller',
		description:
			"Change the address, contacts, language, external reference or market segments of a reseller. Fields you leave out don't change.",
		notice:
			'Adobe replaces the whole reseller, so all of its contacts are sent again and may get the welcome email again.',
		route: 'PATCH /v3/resellers/{resellerId}',
		extraRoutes: [RESELLERS.one],
		fields: [resellerId, ...changedReseller],
		write: 'change',
		subject: ({ path }) => path.resellerId,
		replaces: {
			read: RESELLERS.one,
			whole: quiet(wholeReseller),
			refuses: ({ object }) => notChangeable('reseller')(object),
			warns: ({ object, values }) => leftOut(object, values),
		},
		extra,
		sample: 'adobe/reseller.update.json',
		facts: ['reseller.update'],
		docs: docs('update-reseller-account'),
	},
];

export const resource: Resource = { value: 'reseller', name: 'Reseller', vendor: adobeVip, operations };
