import type { IDataObject } from 'n8n-workflow';

import {
	type ExistingOrder,
	type HookContext,
	type Operation,
	type OrderKeyStrategy,
	Problem,
	type Session,
	type State,
	type Wait,
} from '../../engine/declare';
import { readRows } from '../../engine/http/paging/paging';
import { getRequest } from '../../engine/http/request';
import { at } from '../../engine/util/path';

import { customerId, subscriptionId } from '../fields/locators';
import * as fields from '../fields/upgrades';
import { account, CUSTOMER, oneQuantity } from '../ordering/safety';

import { paging } from '../paging';
import { isUnclear, saysFailed, stateBy, unknownStatus } from '../states';

import { rowsOf, sentencesOf } from './errorSentences';

export const UPGRADES = 'GET /v1/customers/{customerId}/subscriptions/{subscriptionId}/upgrades';
const SUBSCRIPTIONS = 'GET /v1/customers/{customerId}/subscriptions';
const NEW_SUBSCRIPTION = 'GET /v1/customers/{customerId}/subscriptions/{id}';

const same = (left: unknown, right: unknown): boolean =>
	String(left ?? '').toLowerCase() === String(right ?? '').toLowerCase();

const listed = async (session: Session, route: string, path: Record<string, string>): Promise<IDataObject[]> =>
	await readRows(session, getRequest(route, path), paging.links, 'items', Infinity);

/** Of the new subscription; the answer to the upgrade itself shows no status. */
const stateOf = ({ status }: IDataObject): State => stateBy(status, { completed: ['active'] });

const wait: Wait = {
	route: NEW_SUBSCRIPTION,
	state: stateOf,
	failure: ({ id, status }) =>
		saysFailed(status)
			? `The new subscription ${String(id)} is ${String(status)}. Check in Partner Center who canceled it.`
			: unknownStatus(`the new subscription ${String(id)}`, status),
	until: 'the new subscription is active',
	offered: 'choice',
};

const line = (quantity: unknown, offer: unknown): string => `${Number(quantity)} x ${String(offer).toLowerCase()}`;

const readSubscription = (subscription: IDataObject): ExistingOrder => ({
	id: String(subscription.id),
	key: undefined,
	lines: subscription.offerId === undefined ? undefined : [line(subscription.quantity, subscription.offerId)],
	state: stateOf(subscription),
	unclear: isUnclear(stateOf(subscription), subscription.status),
	body: subscription,
});

/** The platform has no place for a key here: a subscription of the target offer is the guard. */
const strategy: OrderKeyStrategy = {
	keyless: true,
	scope: ({ path }) => [path.customerId, path.subscriptionId],
	withKey: (body) => body,
	lines: (body) => [line(body.quantity, at(body, 'targetOffer.id'))],
	find: async ({ session, values: { path, body } }) =>
		(await listed(session, SUBSCRIPTIONS, path))
			.filter(({ id, offerId }) => !same(id, path.subscriptionId) && same(offerId, at(body, 'targetOffer.id')))
			.map(readSubscription),
	placed: (answer) => ({ ...answer, id: answer.targetSubscriptionId ?? answer.sourceSubscriptionId }),
	read: readSubscription,
	advice: ({ path }) =>
		`Check whether subscription ${path.subscriptionId} still exists, and whether the customer has one for the target offer, before you run this again.`,
};

/** The chosen target as the platform shows it: it is sent back whole. */
async function intoTarget({ session, values: { path, body, carried } }: HookContext): Promise<void> {
	const upgrades = await listed(session, UPGRADES, path);
	const target = upgrades.find(({ targetOffer }) => same(at(targetOffer, 'id'), at(body, 'targetOffer.id')));
	if (!target) return;
	carried.source = target;
	Object.assign(body, { targetOffer: target.targetOffer, isEligible: target.isEligible });
}

/** @throws Problem when the target is not among the upgrades of the subscription, or not possible now */
async function checkTarget({
	values: {
		body,
		carried: { source: target },
	},
}: HookContext): Promise<string[]> {
	if (target && target.isEligible !== false) return [];
	const reasons = target
		? sentencesOf(target.upgradeErrors)
		: [
				`${String(at(body, 'targetOffer.id'))} is not an upgrade of this subscription. Get Many Upgrades lists the possible ones.`,
			];
	throw new Problem(['Nothing was ordered: this upgrade is not possible.', ...reasons].join(' '), {
		outcome: 'failed',
		route: UPGRADES,
	});
}

/** Seats can have moved although licenses did not: both are reported, and what remains. */
function failures({ upgradeErrors, licenseErrors, targetSubscriptionId }: IDataObject): string[] {
	const licenses = rowsOf(licenseErrors).flatMap(({ userObjectId, name, errors, ...rest }) => [
		`The licenses of user ${String(name ?? userObjectId ?? '?')} were not moved.`,
		...sentencesOf(errors ?? rest),
	]);
	const wrong = [...sentencesOf(upgradeErrors), ...licenses];
	if (wrong.length === 0) return [];
	return [
		targetSubscriptionId
			? `The subscription was upgraded to ${String(targetSubscriptionId)}, but with errors.`
			: 'The subscription was not upgraded.',
		...wrong,
	];
}

export const upgrade: Operation = {
	value: 'upgrade',
	name: 'Upgrade (Legacy)',
	action: 'Upgrade a legacy subscription',
	description:
		'Upgrade a subscription from the legacy catalog to another offer. For new commerce subscriptions, use Transition.',
	notice:
		'This changes what the customer pays. The platform stores no order key here: if the customer already has a subscription for the target offer with the same seats, the upgrade is refused until you check it.',
	route: 'POST /v1/customers/{customerId}/subscriptions/{subscriptionId}/upgrades',
	extraRoutes: [UPGRADES, SUBSCRIPTIONS, NEW_SUBSCRIPTION, CUSTOMER],
	fields: [customerId, subscriptionId, fields.targetOfferId, fields.upgradedSeats, fields.upgradeType],
	constantBody: { attributes: { objectType: 'Upgrade' } },
	write: 'order',
	orderKeys: strategy,
	account,
	quantities: oneQuantity,
	wait,
	subject: ({ path }) => `subscription ${path.subscriptionId}`,
	loadDependencies: intoTarget,
	preflight: checkTarget,
	failures,
	keyHint:
		"Within 15 minutes in one n8n process, the same key never upgrades twice. After that, the node checks the customer's subscriptions.",
	sample: 'partnerCenter/subscription.upgrade.json',
	facts: ['subscription.upgrade'],
	docs: 'https://learn.microsoft.com/partner-center/developer/transition-a-subscription',
};
