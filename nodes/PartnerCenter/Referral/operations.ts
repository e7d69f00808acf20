import type { Completion, HookContext, Resource, Values } from '../../engine/declare';

import { notIn } from '../signIn/clouds';
import { salesPaging } from '../paging';
import { partnerReferrals, USER_ONLY } from '../vendor';

import * as fields from './fields';
import { dealOf, filterList, findMade, LIST, ONE, readReferral, REFERRAL } from './referral';
import { stageFits } from './stages';
import { updateOperation } from './update';

const common = { unavailable: notIn('Referrals', 'china'), needs: USER_ONLY };

/** The platform wants both objects, also when nothing is in them. */
function complete({ body }: Values): void {
	body.customerProfile ??= {};
	body.details ??= {};
}

/** Its version is put out as eTag, wherever the platform shows it. */
async function getOne({ session, values: { path } }: HookContext): Promise<Completion> {
	const { referral, etag } = await readReferral(session, path.referralId);
	return async () => ({ rows: [{ ...referral, ...(etag === undefined ? {} : { eTag: etag }) }] });
}

export const resource: Resource = {
	value: 'referral',
	name: 'Referral',
	vendor: partnerReferrals,
	operations: [
		{
			...common,
			value: 'create',
			name: 'Create',
			action: 'Create a referral',
			description:
				'Create a lead or co-sell opportunity. For a shared deal, create a second referral with the Engagement ID of the first.',
			route: 'POST /v1.0/engagements/referrals',
			extraRoutes: [LIST],
			fields: [
				fields.type,
				fields.customerName,
				fields.consentToShare,
				fields.consentToContact,
				...fields.changeable,
				...fields.createOnly,
			],
			write: 'create',
			rule: stageFits,
			transformValues: complete,
			findAfterLostResponse: findMade,
			extra: dealOf,
			simplify: REFERRAL,
			sample: 'partnerCenter/referral.create.json',
			facts: ['referral.create'],
			docs: 'https://learn.microsoft.com/partner-center/developer/create-a-referral',
		},
		{
			...common,
			value: 'get',
			name: 'Get',
			action: 'Get a referral',
			description: 'Get one lead or co-sell opportunity',
			route: ONE,
			fields: [fields.referralId],
			run: getOne,
			extra: dealOf,
			simplify: REFERRAL,
			sample: 'partnerCenter/referral.get.json',
			facts: ['referral.get'],
			docs: 'https://learn.microsoft.com/partner-center/developer/get-a-referral-by-id',
		},
		{
			...common,
			value: 'getAll',
			name: 'Get Many',
			action: 'Get many referrals',
			description: 'Get your leads and co-sell opportunities',
			route: LIST,
			fields: fields.listFields,
			paging: salesPaging.odata,
			items: 'value',
			transformValues: filterList,
			extra: dealOf,
			simplify: REFERRAL,
			sample: 'partnerCenter/referral.getMany.json',
			facts: ['referral.getMany'],
			docs: 'https://learn.microsoft.com/partner-center/developer/get-a-list-of-referrals',
		},
		updateOperation,
	],
};
