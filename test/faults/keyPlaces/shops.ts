import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { OwnedState } from '../../../simulator/platforms/partnerCenter';
import { time } from '../../support/virtualClock';

import { ARCHIVE_OFFER, boughtLegacy } from '../../flows/partnerCenter/subscriptions/subscriptionsSetup';
import { startPartnerWorld } from '../../flows/partnerCenter/world';
import { byId } from '../../flows/ingram/parameters';
import { startWorld } from '../../flows/ingram/world';
import { twoWorkers } from '../../flows/ingram/workers';

import type { KeyShop } from './types';
import { goOn, openShops, partnerCores, picked } from '../../attacks/shops';

/** Orders with a place of their own for the key: those of Ingram Micro without attributes, migrations of Partner Center. */

/** @param resource what ends or renews a subscription: its key has one place only */
async function ofSubscription(resource: 'cancellationOrder' | 'renewalOrder'): Promise<KeyShop> {
	const world = await startWorld();
	const workers = await twoWorkers(world.simulator, time);
	const { settings, states } = world.simulator.ingram;
	let customer = '';
	let subscription = '';
	let execution = 0;
	return {
		place: async (orderKey, { options = {} } = {}, worker = 0) =>
			await workers[worker](
				{
					resource,
					operation: 'place',
					customerId: byId(customer),
					subscriptionId: byId(subscription),
					orderKey,
					dryRun: false,
					waitForCompletion: false,
					simplify: false,
					options,
				} as INodeParameters,
				String((execution += 1)),
			),
		own: () => ({}),
		orders: () =>
			states.settled()[0].orders.filter(({ customerId, type }) => customerId === customer && type !== 'sales'),
		show: (shown) => void Object.assign(settings, shown),
		async renew() {
			Object.assign(settings, { listShowsPoNumber: false, singleShowsPoNumber: true, singleShowsAttributes: true });
			customer = await world.customer();
			subscription = await world.subscription(customer);
		},
		stop: async () => await world.stop(),
	};
}

async function migration(): Promise<KeyShop> {
	const world = await startPartnerWorld();
	const cores = await partnerCores(world);
	let customer = '';
	let legacy = '';
	const placed = (): OwnedState['commerce']['migrations'] =>
		world.simulator.partnerCenter.states.settled()[0].commerce.migrations;
	return {
		async place(orderKey, more = {}, worker = 0) {
			const parameters = {
				resource: 'migration',
				operation: 'place',
				customerId: picked(customer),
				currentSubscriptionId: picked(legacy),
				dryRun: false,
				waitForCompletion: false,
				simplify: false,
				additionalFields: {},
				options: {},
				...more,
				orderKey,
			} as INodeParameters;
			const type = 'n8n-nodes-cloud-marketplace.partnerCenterMigration';
			return (await cores[worker].runNode(type, parameters, undefined, goOn)).lastNodeItems[0].json;
		},
		own: (externalReferenceId): IDataObject =>
			externalReferenceId === undefined ? {} : { additionalFields: { externalReferenceId } },
		orders: placed,
		show: () => {},
		async renew() {
			world.simulator.reset();
			customer = await world.customer();
			legacy = (await boughtLegacy(world, customer)).id;
		},
		stop: async () => await world.stop(),
	};
}

/** Add-ons that are added to an order of the legacy catalog: each batch of lines counts as an order. */
async function addedLines(): Promise<KeyShop> {
	const world = await startPartnerWorld();
	const cores = await partnerCores(world);
	let customer = '';
	let base: Awaited<ReturnType<typeof boughtLegacy>>;
	let batch = 1;
	return {
		undated: true,
		async place(orderKey, more = {}, worker = 0) {
			const parameters = {
				resource: 'addOnOrder',
				operation: 'placeLegacy',
				customerId: picked(customer),
				orderId: picked(base.orderId),
				linesFrom: 'fields',
				dryRun: false,
				waitForCompletion: false,
				simplify: false,
				options: {},
				...more,
				orderKey,
			} as INodeParameters;
			const type = 'n8n-nodes-cloud-marketplace.partnerCenterAddOnOrder';
			return (await cores[worker].runNode(type, parameters, undefined, goOn)).lastNodeItems[0].json;
		},
		own(friendlyName, count = 1) {
			batch = count;
			const line = { offerId: ARCHIVE_OFFER, parentSubscriptionId: picked(base.id) };
			const name = friendlyName === undefined ? {} : { more: { friendlyName } };
			return {
				lineItems: { line: Array.from({ length: count }, (_, index) => ({ ...line, quantity: 1 + index, ...name })) },
			};
		},
		orders() {
			const { orders } = world.simulator.partnerCenter.states.settled()[0].commerce;
			const added = orders.flatMap(({ lines }) => lines).filter(({ offerId }) => offerId === ARCHIVE_OFFER);
			return Array.from({ length: Math.ceil(added.length / batch) }, (_, index) => ({
				lines: added.slice(index * batch, (index + 1) * batch),
			}));
		},
		show: () => {},
		async renew() {
			world.simulator.reset();
			customer = await world.customer();
			base = await boughtLegacy(world, customer);
		},
		stop: async () => await world.stop(),
	};
}

export const openKeyShops: Array<[string, () => Promise<KeyShop>]> = [
	...openShops,
	['Ingram Micro, cancellation', async () => await ofSubscription('cancellationOrder')],
	['Ingram Micro, renewal', async () => await ofSubscription('renewalOrder')],
	['Partner Center, lines added to an order', addedLines],
	['Partner Center, migration', migration],
];
