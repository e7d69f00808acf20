import type { IDataObject } from 'n8n-workflow';

import type { ExistingOrder, Operation, OrderKeyStrategy, State, Wait } from '../../engine/declare';
import { getRequest } from '../../engine/http/request';
import { read } from '../../engine/http/send';

import { customerId, orderId, subscriptionId } from '../fields/locators';
import * as fields from '../fields/upgrades';
import { USER_ONLY } from '../vendor';
import { account, CUSTOMER, oneQuantity } from '../ordering/safety';

import { sentencesOf } from './errorSentences';

const SUBSCRIPTION = 'GET /v1/customers/{customerId}/subscriptions/{id}';

/** The subscription stays the same one: it is paid for once it is no trial any more. */
const stateOf = ({ isTrial }: IDataObject): State => (isTrial === false ? 'completed' : 'pending');

const wait: Wait = {
	route: SUBSCRIPTION,
	state: stateOf,
	failure: ({ id }) => `The trial ${String(id)} was not converted.`,
	until: 'the subscription is no longer a trial',
	offered: 'choice',
};

const readSubscription = (subscription: IDataObject): ExistingOrder => ({
	id: String(subscription.id),
	key: undefined,
	// The answer to a conversion shows no more than offers.
	lines: subscription.isTrial === undefined ? undefined : [String(subscription.offerId).toLowerCase()],
	state: stateOf(subscription),
	body: subscription,
});

/** The platform has no place for a key here: a subscription that is no trial any more is the guard. */
const strategy: OrderKeyStrategy = {
	keyless: true,
	scope: ({ path }) => [path.customerId, path.subscriptionId],
	withKey: (body) => body,
	lines: ({ targetOfferId }) => [String(targetOfferId).toLowerCase()],
	find: async ({
		session,
		values: {
			path: { customerId: customer, subscriptionId: id },
		},
	}) => {
		const { body } = await read(session, getRequest(SUBSCRIPTION, { customerId: customer, id }));
		const subscription = session.vendor.object(body);
		return stateOf(subscription) === 'completed' ? [readSubscription(subscription)] : [];
	},
	placed: ({ error, ...answer }) =>
		({ ...answer, id: answer.subscriptionId, ...(error ? { error } : {}) }) as IDataObject,
	read: readSubscription,
	advice: ({ path }) => `Read subscription ${path.subscriptionId}: when isTrial is false, it was converted.`,
};

export const convertTrial: Operation = {
	value: 'convertTrial',
	name: 'Convert Trial (Legacy)',
	action: 'Convert a legacy trial',
	description:
		'Turn a trial from the legacy catalog into a paid subscription. For new commerce trials, use Transition.',
	needs: USER_ONLY,
	notice:
		'The customer pays from then on. The platform stores no order key here: a subscription that is no longer a trial is not converted again.',
	route: 'POST /v1/customers/{customerId}/subscriptions/{subscriptionId}/conversions',
	extraRoutes: [SUBSCRIPTION, CUSTOMER],
	fields: [
		customerId,
		subscriptionId,
		fields.trialOffer,
		fields.paidOffer,
		orderId,
		fields.conversionBilling,
		fields.paidSeats,
	],
	constantBody: { attributes: { objectType: 'Conversion' } },
	write: 'order',
	orderKeys: strategy,
	account,
	quantities: oneQuantity,
	wait,
	subject: ({ path }) => `subscription ${path.subscriptionId}`,
	failures: ({ error }) => (error ? ['The trial was not converted.', ...sentencesOf(error)] : []),
	keyHint: 'The key identifies this conversion in the output. The trial itself keeps it from being done twice.',
	sample: 'partnerCenter/conversion.create.json',
	facts: ['conversion.create'],
	docs: 'https://learn.microsoft.com/partner-center/developer/convert-a-trial-subscription-to-paid',
};
