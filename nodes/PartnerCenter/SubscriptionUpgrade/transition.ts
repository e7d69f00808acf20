import type { IDataObject } from 'n8n-workflow';

import {
	type ExistingOrder,
	type HookContext,
	type LookContext,
	type Operation,
	type OrderKeyStrategy,
	Problem,
	type Wait,
} from '../../engine/declare';
import { readRows } from '../../engine/http/paging/paging';
import { getRequest } from '../../engine/http/request';

import { customerId, subscriptionId } from '../fields/locators';
import * as fields from '../fields/upgrades';
import { account, CUSTOMER, oneQuantity } from '../ordering/safety';
import { paging } from '../paging';

import { rowsOf, sentencesOf } from './errorSentences';
import { transitionMeaning } from './transitionCodes';
import {
	isUnclear,
	skuOf,
	stepFailures,
	transitionOf,
	TRANSITIONS,
	transitionsOf,
	transitionState,
} from './transitionRows';

export const ELIGIBILITIES = 'GET /v1/customers/{customerId}/subscriptions/{subscriptionId}/transitionEligibilities';

/** One that is not listed yet shows nothing but its ID. */
const lookAt = async ({ session, path, id }: LookContext): Promise<IDataObject> =>
	(await transitionsOf(session, path)).filter((one) => String(one.id) === id).at(-1) ?? { id };

const wait: Wait = {
	route: TRANSITIONS,
	look: lookAt,
	state: transitionState,
	failure: (transition) => [...stepFailures(transition), 'Check the subscription before you try again.'].join(' '),
	until: 'every step of the transition is done',
	offered: 'choice',
};

const linesOf = ({ quantity, toCatalogItemId }: IDataObject): string[] => [
	`${Number(quantity)} x ${skuOf(toCatalogItemId)}`,
];

const readTransition = (transition: IDataObject): ExistingOrder => ({
	id: String(transition.id),
	key: undefined,
	lines: transition.toCatalogItemId === undefined ? undefined : linesOf(transition),
	state: transitionState(transition),
	unclear: isUnclear(transition),
	body: transition,
});

/** The platform has no place for a key here: what was moved before is the guard. */
const strategy: OrderKeyStrategy = {
	keyless: true,
	scope: ({ path }) => [path.customerId, path.subscriptionId],
	withKey: (body) => body,
	lines: linesOf,
	find: async ({ session, values: { path } }) => (await transitionsOf(session, path)).map(readTransition),
	placed: transitionOf,
	read: readTransition,
	advice: ({ path }) =>
		`Check the transitions of subscription ${path.subscriptionId} (Get Many Transitions) before you run this again.`,
};

/** Takes the catalog item of now: its availability changes over time. One SKU can be there several times, once for each term. */
async function intoFreshItem({ session, values: { path, body, carried } }: HookContext): Promise<void> {
	const rows = await readRows(session, getRequest(ELIGIBILITIES, path), paging.links, 'items', Infinity);
	const ofSku = rows.filter(({ catalogItemId }) => skuOf(catalogItemId) === skuOf(body.toCatalogItemId));
	const target =
		ofSku.length === 1 ? ofSku[0] : ofSku.find(({ catalogItemId }) => catalogItemId === body.toCatalogItemId);
	if (!target) return;
	body.toCatalogItemId = target.catalogItemId;
	carried.source = target;
}

/** @throws Problem with the platform's reasons when it is known to be impossible */
async function checkTarget({
	values: {
		body,
		carried: { source: target },
	},
}: HookContext): Promise<string[]> {
	if (!target)
		return [
			`The platform does not list ${String(body.toCatalogItemId)} among the targets of this subscription. For a trial, it lists nothing.`,
		];
	const { eligibilities, subscriptionEligibilities } = target;
	const asked = [
		...rowsOf(eligibilities).filter((one) => one.transitionType === body.transitionType),
		...rowsOf(subscriptionEligibilities).filter((one) => one.subscriptionId === body.toSubscriptionId),
	];
	const against = asked.filter(({ isEligible }) => isEligible === false);
	if (against.length === 0) return [];
	throw new Problem(
		[
			'Nothing was ordered: this transition is not possible.',
			...against.flatMap(({ errors }) => sentencesOf(errors, transitionMeaning)),
		].join(' '),
		{ outcome: 'failed', route: ELIGIBILITIES },
	);
}

export const transition: Operation = {
	value: 'transition',
	name: 'Transition',
	action: 'Transition a subscription',
	description:
		'Upgrade a new commerce subscription to another SKU, convert a trial, or merge it into another subscription',
	notice:
		'This changes what the customer pays. The platform stores no order key here: a second transition of the same kind is refused until you check the first.',
	route: 'POST /v1/customers/{customerId}/subscriptions/{subscriptionId}/transitions',
	extraRoutes: [TRANSITIONS, ELIGIBILITIES, CUSTOMER],
	fields: [
		customerId,
		subscriptionId,
		fields.toCatalogItemId,
		fields.movedSeats,
		fields.transitionType,
		fields.toSubscriptionId,
		fields.transitionTerm,
		fields.transitionBilling,
		fields.targetPromotion,
	],
	write: 'order',
	orderKeys: strategy,
	account,
	quantities: oneQuantity,
	wait,
	subject: ({ path }) => `subscription ${path.subscriptionId}`,
	loadDependencies: intoFreshItem,
	preflight: checkTarget,
	failures: stepFailures,
	keyHint:
		'Within 15 minutes in one n8n process, the same key never moves seats twice. After that, the node checks the list of transitions.',
	sample: 'partnerCenter/transition.create.json',
	facts: ['transition.create'],
	docs: 'https://learn.microsoft.com/partner-center/developer/transition-a-new-commerce-subscription',
};
