import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { time } from '../../../support/virtualClock';

import type { PartnerWorld } from '../world';

/** What the tests of subscriptions need beforehand, made through the API, and what they look up afterwards. */

export const DAY = 24 * 60 * 60_000;

export const BASIC = 'CFQ7TTC0EX01:0001';
export const TRIAL = 'CFQ7TTC0EX01:0002';
export const PREMIUM = 'CFQ7TTC0EX02:0001';
export const AZURE_PLAN = 'DZH318Z0EX01:0001';
export const MAIL_OFFER = '1e3f0752-af9a-5894-8580-59200011bd9d';
export const ARCHIVE_OFFER = 'a0994802-d885-5af7-8efc-7dd022c8a2fd';
export const TRIAL_OFFER = 'a95f00a8-9c6d-50d2-ac6a-659aec9e2299';
export const AZURE_OFFER = 'MS-AZR-0145P';

export type Subscription = IDataObject & { id: string; orderId: string; offerId: string };

export const picked = (value: string) => ({ __rl: true, mode: 'id', value });

export const isoOf = (moment: number): string => new Date(moment).toISOString();

interface Collection {
	items: IDataObject[];
}

const subscriptionsOf = async (
	{ api, simulator }: PartnerWorld,
	customer: string,
	order: string,
): Promise<Subscription[]> => {
	time.pass(simulator.partnerCenter.settings.provisioningMs);
	const { data } = await api.get<Collection>(`/v1/customers/${customer}/subscriptions`, {
		params: { order_id: order },
	});
	return data.items as Subscription[];
};

/** The catalog item that sells a SKU now. @param term null where it has none */
export async function itemOf({ api }: PartnerWorld, sku: string, term: string | null = 'P1Y'): Promise<string> {
	const [product, id] = sku.split(':');
	const { data } = await api.get<Collection>(`/v1/products/${product}/skus/${id}/availabilities`, {
		params: { country: 'US' },
	});
	const found = data.items.find(
		(row) => row.segment === 'commercial' && ((row.terms as IDataObject[])[0]?.duration ?? null) === term,
	);
	return String(found?.catalogItemId);
}

/** Buys through a cart; gives the subscription. */
export async function bought(
	world: PartnerWorld,
	customer: string,
	sku = BASIC,
	more: IDataObject = {},
	term: string | null = 'P1Y',
): Promise<Subscription> {
	const { api } = world;
	const line = {
		id: 0,
		catalogItemId: await itemOf(world, sku, term),
		quantity: 10,
		billingCycle: 'monthly',
		...(term ? { termDuration: term } : {}),
		...more,
	};
	const cart = await api.post<{ id: string }>(`/v1/customers/${customer}/carts`, { lineItems: [line] });
	const { data } = await api.post<{ orders: Array<{ id: string }> }>(
		// Without a body there is no type of it either.
		`/v1/customers/${customer}/carts/${cart.data.id}/checkout`,
		undefined,
		{ headers: { 'Content-Type': false } },
	);
	return (await subscriptionsOf(world, customer, data.orders[0].id))[0];
}

/** Orders an offer of the legacy catalog; gives the subscription. */
export async function boughtLegacy(
	world: PartnerWorld,
	customer: string,
	offerId = MAIL_OFFER,
	quantity = 5,
): Promise<Subscription> {
	const lineItems = [{ lineItemNumber: 0, offerId, quantity }];
	const { data } = await world.api.post<{ id: string }>(`/v1/customers/${customer}/orders`, {
		referenceCustomerId: customer,
		lineItems,
	});
	return (await subscriptionsOf(world, customer, data.id))[0];
}

/** Orders an add-on of the legacy catalog; gives its subscription. */
export async function legacyAddOn(
	world: PartnerWorld,
	customer: string,
	{ id, orderId }: Subscription,
): Promise<Subscription> {
	const lineItems = [{ lineItemNumber: 0, offerId: ARCHIVE_OFFER, quantity: 2, parentSubscriptionId: id }];
	await world.api.patch(`/v1/customers/${customer}/orders/${orderId}`, { referenceCustomerId: customer, lineItems });
	time.pass(world.simulator.partnerCenter.settings.provisioningMs);
	const { data } = await world.api.get<Collection>(`/v1/customers/${customer}/subscriptions/${id}/addons`);
	return data.items[0] as Subscription;
}

export const readSubscription = async ({ api }: PartnerWorld, customer: string, id: string): Promise<Subscription> =>
	(await api.get<Subscription>(`/v1/customers/${customer}/subscriptions/${id}`)).data;

/** Changes a subscription behind the back of the nodes. */
export async function patched(
	world: PartnerWorld,
	customer: string,
	id: string,
	changes: IDataObject,
): Promise<Subscription> {
	const { links: _links, ...now } = await readSubscription(world, customer, id);
	return (await world.api.patch<Subscription>(`/v1/customers/${customer}/subscriptions/${id}`, { ...now, ...changes }))
		.data;
}

/** Plans eight seats for the next term. */
export async function planned(
	world: PartnerWorld,
	customer: string,
	{ id, offerId }: Subscription,
): Promise<IDataObject> {
	const [productId, skuId, availabilityId] = offerId.split(':');
	const plan = {
		product: { productId, skuId, availabilityId, billingCycle: 'annual', termDuration: 'P1Y' },
		quantity: 8,
	};
	await patched(world, customer, id, { scheduledNextTermInstructions: plan });
	return plan;
}

/** The parameters of an operation of the node Subscription. */
export const operation = (name: string, customer: string, id: string, more: IDataObject = {}): INodeParameters =>
	({
		...(name === 'scheduleNextTerm' ? { quantity: '', termDuration: '', billingCycle: '' } : {}),
		resource: 'subscription',
		operation: name,
		customerId: picked(customer),
		subscriptionId: picked(id),
		simplify: false,
		reapplySchedule: true,
		dryRun: false,
		updateFields: {},
		options: {},
		...more,
	}) as INodeParameters;

type Result = Awaited<ReturnType<PartnerWorld['run']>>;

/** The only item of a run that went well. */
export function only({ error, lastNodeItems }: Result): IDataObject {
	expect(error?.message).toBeUndefined();
	expect(lastNodeItems).toHaveLength(1);
	return lastNodeItems[0].json;
}

/** Requests that were sent since, by route. */
export function requestsSince({ simulator }: PartnerWorld): () => Record<string, number> {
	const before = simulator.effects().requestsByRoute;
	return () => {
		const now = Object.entries(simulator.effects().requestsByRoute).map(
			([route, count]) => [route, count - (before[route] ?? 0)] as const,
		);
		return Object.fromEntries(now.filter(([, count]) => count > 0));
	};
}

export const PATCH = 'PATCH /v1/customers/{customerId}/subscriptions/{subscriptionId}';
