import type { Operation } from '../../engine/declare';

import { notIn } from '../signIn/clouds';
import { customerId, subscriptionId } from '../fields/locators';
import { ofOrder, ofPartner } from '../fields/subscription';
import { paging } from '../paging';
import { USER_ONLY } from '../vendor';

import { SUBSCRIPTION, SUBSCRIPTION_ROUTE, describeSubscription } from './whole';
import { cancelableUntil } from './windows';

const one = { route: SUBSCRIPTION_ROUTE, fields: [customerId, subscriptionId] } satisfies Partial<Operation>;

const list = { paging: paging.links, items: 'items' } satisfies Partial<Operation>;

const many = {
	...list,
	route: 'GET /v1/customers/{customerId}/subscriptions',
	simplify: SUBSCRIPTION,
	extra: describeSubscription,
} satisfies Partial<Operation>;

export const reads: Operation[] = [
	{
		...one,
		value: 'get',
		name: 'Get',
		action: 'Get a subscription',
		description:
			'Get one subscription, what happens at the end of its term (endOfTerm), and the deadlines for canceling it or removing seats. Null means that the platform does not say.',
		simplify: SUBSCRIPTION,
		extra: describeSubscription,
		urgent: cancelableUntil,
		sample: 'partnerCenter/subscription.get.json',
		facts: ['subscription.get'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-a-subscription-by-id',
	},
	{
		...many,
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many subscriptions',
		description: 'Get all subscriptions of a customer, with what happens at the end of their terms (endOfTerm)',
		fields: [customerId],
		sample: 'partnerCenter/subscription.getMany.json',
		facts: ['subscription.getMany'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-all-of-a-customer-s-subscriptions',
	},
	{
		...many,
		value: 'getByOrder',
		name: 'Get Many by Order',
		action: 'Get the subscriptions of an order',
		description: 'Get the subscriptions that one order created',
		fields: [customerId, ofOrder],
		sample: 'partnerCenter/subscription.getByOrder.json',
		facts: ['subscription.getByOrder'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-a-list-of-subscriptions-by-order',
	},
	{
		...many,
		value: 'getByPartner',
		name: 'Get Many by Partner',
		action: 'Get the subscriptions of a partner',
		description: 'Get the subscriptions of a customer that one partner sold',
		fields: [customerId, ofPartner],
		sample: 'partnerCenter/subscription.getByPartner.json',
		facts: ['subscription.getByPartner'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-all-subscriptions-by-partner',
	},
	{
		...many,
		value: 'getAddOns',
		name: 'Get Add-Ons',
		action: 'Get the add-ons of a subscription',
		description: 'Get the add-on subscriptions that belong to a subscription',
		route: `${SUBSCRIPTION_ROUTE}/addons`,
		fields: one.fields,
		sample: 'partnerCenter/subscription.getAddOns.json',
		facts: ['subscription.getAddOns'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-a-list-of-add-ons-for-a-subscription',
	},
	{
		...one,
		value: 'getProvisioningStatus',
		name: 'Get Provisioning Status',
		action: 'Get the provisioning status of a subscription',
		description: 'Get whether the seats are provisioned. The platform checks every 15 minutes.',
		needs: USER_ONLY,
		route: `${SUBSCRIPTION_ROUTE}/provisioningstatus`,
		sample: 'partnerCenter/subscription.getProvisioningStatus.json',
		facts: ['subscription.getProvisioningStatus'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-subscription-provisioning-status',
	},
	{
		...one,
		...list,
		value: 'getActivationLinks',
		name: 'Get Activation Links',
		action: 'Get the activation links of a subscription',
		description: 'Get the links for the customer to activate a marketplace subscription with its publisher',
		route: `${SUBSCRIPTION_ROUTE}/activationlinks`,
		sensitive: ['link.uri'],
		sample: 'partnerCenter/more.GetSubscriptionActivationLink.json',
		facts: ['more.GetSubscriptionActivationLink'],
	},
	{
		...one,
		value: 'getRegistrationStatus',
		name: 'Get Registration Status',
		action: 'Get the registration status of a subscription',
		description: 'Get whether an Azure plan can be used to buy reservations',
		unavailable: notIn('Azure subscriptions', 'china'),
		route: `${SUBSCRIPTION_ROUTE}/registrationstatus`,
		sample: 'partnerCenter/subscription.getRegistrationStatus.json',
		facts: ['subscription.getRegistrationStatus'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-subscription-registration-status',
	},
	{
		...one,
		value: 'getSupportContact',
		name: 'Get Support Contact',
		action: 'Get the support contact of a subscription',
		description: 'Get the reseller that provides support for a subscription',
		needs: USER_ONLY,
		route: `${SUBSCRIPTION_ROUTE}/supportcontact`,
		sample: 'partnerCenter/supportContact.get.json',
		facts: ['supportContact.get'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-a-subscription-s-support-contact',
	},
];
