import type { IDataObject } from 'n8n-workflow';

import {
	type ExistingOrder,
	type FindContext,
	type HookContext,
	type Operation,
	type OrderKeyStrategy,
	Problem,
	type State,
	type Wait,
} from '../../engine/declare';
import { rowsAt } from '../../engine/http/paging/paging';
import { getRequest } from '../../engine/http/request';
import { read } from '../../engine/http/send';
import { at } from '../../engine/util/path';

import { customerId, resellerForList } from '../fields/locators';
import { trackerId } from '../fields/orders';
import * as fields from '../fields/subscription';
import { account, CUSTOMER } from '../ordering/account';
import { productOf } from '../ordering/lines';
import { stateOf, statusWords } from '../statuses';

import { refuseOutside } from './deadlines';
import { renewedQuantities } from './renewal';
import { SUBSCRIPTION, SUBSCRIPTION_VIEW, SUBSCRIPTIONS } from './view';

const SCHEDULED = '1009';

/** Once it is scheduled, nothing more happens until the renewal. */
const scheduleState = ({ status }: IDataObject): State =>
	String(status) === SCHEDULED ? 'completed' : stateOf(status);

const wait: Wait = {
	route: SUBSCRIPTION.replace('{subscriptionId}', '{id}'),
	state: scheduleState,
	failure: ({ id, status }) =>
		`The scheduled subscription ${String(id)} is ${statusWords('subscription', status)} (status ${String(status)}). Check the customer, then schedule it again.`,
	until: 'the subscription is scheduled',
	offered: 'never',
};

/** What is scheduled, and for which country: '65304520CA..A12 for deployment 123'. */
const placeOf = ({ offerId, deploymentId }: IDataObject): string =>
	[productOf(offerId), deploymentId ? `for deployment ${String(deploymentId)}` : ''].filter(Boolean).join(' ');

const lineOf = (one: IDataObject): string => `${Number(at(one, 'autoRenewal.renewalQuantity'))} x ${placeOf(one)}`;

const readScheduled = (subscription: IDataObject): ExistingOrder => ({
	id: String(subscription.id),
	key: undefined,
	lines: subscription.offerId === undefined ? undefined : [lineOf(subscription)],
	state: scheduleState(subscription),
	body: subscription,
});

/** @throws Problem where the product is scheduled with another quantity: a second one would not add to it */
async function find({ session, values: { path, body }, key }: FindContext): Promise<ExistingOrder[]> {
	const rows = rowsAt((await read(session, getRequest(SUBSCRIPTIONS, path))).body, 'items').map((row) =>
		session.vendor.object(row),
	);
	const mine = rows.filter((row) => String(row.status) === SCHEDULED && placeOf(row) === placeOf(body));
	const other = mine.find((row) => lineOf(row) !== lineOf(body));
	if (other) {
		throw new Problem(
			`Nothing was scheduled: subscription ${String(other.id)} is scheduled for the renewal with ${lineOf(other)}, but this item requests ${lineOf(body)}. Change its quantity with Update Auto-Renewal.`,
			{ outcome: 'failed', orderKey: key, subscriptionId: String(other.id) },
		);
	}
	return mine.map((row) => ({ ...readScheduled(row), key }));
}

/** Adobe has no place for a key here: a scheduled subscription of the product is the guard. */
const strategy: OrderKeyStrategy = {
	scope: ({ path, body }) => [path.customerId, placeOf(body)],
	withKey: (body) => body,
	lines: (body) => [lineOf(body)],
	find,
	read: readScheduled,
	notCompared: () => [
		'Adobe stores no key on a scheduled subscription: one with the same product and quantity counts as this one.',
	],
	advice: ({ path }) =>
		`Check Subscription > Get Many for customer ${path.customerId} for one that is scheduled (status ${SCHEDULED}). Running this again looks first.`,
};

/** @throws Problem outside the days in which something can be scheduled */
async function inScheduleDays({ session, values: { path } }: HookContext): Promise<string[]> {
	const customer = session.vendor.object(
		(await read(session, getRequest(CUSTOMER, { customerId: path.customerId }))).body,
	);
	refuseOutside(customer.cotermDate, session.clock.now(), 'a product can be scheduled');
	return [];
}

export const schedule: Operation = {
	...SUBSCRIPTION_VIEW,
	value: 'create',
	name: 'Schedule for Renewal',
	action: 'Schedule a product for renewal',
	description:
		'Schedule a product that the customer does not have yet to start with the next renewal, 30 to 3 days before it. To buy now, use Adobe VIP New Order.',
	notice:
		'The customer pays for it from the anniversary on. Adobe stores no order key here: a product that is already scheduled is not scheduled again.',
	route: SUBSCRIPTIONS.replace('GET', 'POST'),
	extraRoutes: [SUBSCRIPTIONS, CUSTOMER, wait.route],
	fields: [
		customerId,
		fields.scheduledOffer,
		fields.scheduledQuantity,
		fields.renewalCode,
		fields.flexDiscountCode,
		fields.scheduledCurrency,
		fields.scheduledDeployment,
		trackerId,
		resellerForList,
	],
	// Adobe accepts nothing else here.
	constantBody: { autoRenewal: { enabled: true } },
	rule: ({ body }) =>
		body.deploymentId !== undefined && body.currencyCode === undefined
			? '"Deployment" also needs "Currency".'
			: undefined,
	write: 'order',
	orderKeys: strategy,
	wait,
	subject: ({ path }) => `customer ${path.customerId}`,
	account,
	quantities: renewedQuantities,
	preflight: inScheduleDays,
	keyHint:
		'The key identifies this in the output. The list of scheduled subscriptions keeps a product from being scheduled twice.',
	sample: 'adobe/subscription.create.json',
	facts: ['subscription.create'],
	docs: `${SUBSCRIPTION_VIEW.docs}/create-subscription`,
};
