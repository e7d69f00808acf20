import type { IDataObject } from 'n8n-workflow';

import type { Picker, Vendor } from '../../engine/declare';
import { at } from '../../engine/util/path';

import { paging } from '../paging';
import { partnerCenter } from '../vendor';

/** Lists of what a subscription can become. */

const SUBSCRIPTION = 'GET /v1/customers/{customerId}/subscriptions/{subscriptionId}';

const ofSubscription = (picker: Pick<Picker, 'noun' | 'route' | 'value' | 'label'>): Picker => ({
	items: 'items',
	paging: paging.links,
	after: { customerId: 'Customer', subscriptionId: 'Subscription' },
	...picker,
});

const offerOf = (row: IDataObject, path: string) => String(at(row, path) ?? '');

const upgradePickers: Record<string, Picker> = {
	transitionTargets: ofSubscription({
		noun: 'possible transitions',
		route: `${SUBSCRIPTION}/transitionEligibilities`,
		value: (row) => offerOf(row, 'catalogItemId'),
		label: (row) => `${offerOf(row, 'title')} (${offerOf(row, 'catalogItemId')})`,
	}),
	upgradeTargets: ofSubscription({
		noun: 'possible upgrades',
		route: `${SUBSCRIPTION}/upgrades`,
		value: (row) => offerOf(row, 'targetOffer.id'),
		label: (row) =>
			`${offerOf(row, 'targetOffer.name')} (${offerOf(row, 'targetOffer.id')}${row.isEligible === false ? ', not possible now' : ''})`,
	}),
	conversionTargets: ofSubscription({
		noun: 'paid offers',
		route: `${SUBSCRIPTION}/conversions`,
		value: (row) => offerOf(row, 'targetOfferId'),
		label: (row) => `${offerOf(row, 'targetOfferId')} (${offerOf(row, 'billingCycle')})`,
	}),
	conversionSources: ofSubscription({
		noun: 'trial offers',
		route: `${SUBSCRIPTION}/conversions`,
		value: (row) => offerOf(row, 'offerId'),
		label: (row) => offerOf(row, 'offerId'),
	}),
};

/** The platform with these lists. */
export const withUpgrades: Vendor = { ...partnerCenter, pickers: { ...partnerCenter.pickers, ...upgradePickers } };
