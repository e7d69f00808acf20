import type { Operation, Resource } from '../../engine/declare';

import { customerId, subscriptionId } from '../fields/locators';
import { eligibilityType } from '../fields/upgrades';
import { idFrom } from '../identity';
import { paging } from '../paging';
import { USER_ONLY } from '../vendor';

import { convertTrial } from './conversion';
import { upgrade, UPGRADES } from './legacy';
import { withUpgrades } from './pickers';
import { productUpgrades } from './productUpgrade';
import { ELIGIBILITIES, transition } from './transition';
import { transitionReads } from './transitionReads';

const list = {
	fields: [customerId, subscriptionId],
	paging: paging.links,
	items: 'items',
} satisfies Partial<Operation>;

const reads: Operation[] = [
	{
		...list,
		value: 'getTransitionEligibilities',
		name: 'Get Transition Eligibilities',
		action: 'Get what a subscription can transition to',
		description:
			'Get the SKUs and subscriptions that a new commerce subscription can move to. For a trial, the platform lists nothing.',
		route: ELIGIBILITIES,
		extra: idFrom('catalogItemId'),
		fields: [...list.fields, eligibilityType],
		sample: 'partnerCenter/transition.getEligibilities.json',
		facts: ['transition.getEligibilities'],
		docs: 'https://learn.microsoft.com/partner-center/developer/transition-a-new-commerce-subscription',
	},
	...transitionReads,
	{
		...list,
		value: 'getUpgrades',
		name: 'Get Many Upgrades (Legacy)',
		action: 'Get what a legacy subscription can be upgraded to',
		description:
			'Get the offers that a subscription from the legacy catalog can be upgraded to. For new commerce, use Get Transition Eligibilities.',
		route: UPGRADES,
		extra: idFrom('targetOffer.id'),
		sample: 'partnerCenter/subscription.getUpgrades.json',
		facts: ['subscription.getUpgrades'],
		docs: 'https://learn.microsoft.com/partner-center/developer/transition-a-subscription',
	},
	{
		...list,
		value: 'getConversions',
		name: 'Get Many Trial Conversions (Legacy)',
		action: 'Get what a legacy trial can become',
		description:
			'Get the paid offers that a trial from the legacy catalog can become. For new commerce, use Transition.',
		needs: USER_ONLY,
		route: 'GET /v1/customers/{customerId}/subscriptions/{subscriptionId}/conversions',
		extra: idFrom('targetOfferId'),
		sample: 'partnerCenter/conversion.getMany.json',
		facts: ['conversion.getMany'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-a-list-of-trial-conversion-offers',
	},
];

export const resource: Resource = {
	value: 'subscriptionUpgrade',
	name: 'Subscription Upgrade',
	vendor: withUpgrades,
	operations: [...reads, transition, upgrade, convertTrial, ...productUpgrades],
};
