import type { FastifyInstance } from 'fastify';
import { scoped } from '../../core/http/api';
import { createStates, type States } from '../../core/state/states';
import { type Account, type AccountState, DEFAULT_ACCOUNTS, emptyState } from './state/state';
import { approveOrder } from './orders/orders';
import { SETTINGS, type Settings } from './settings';
import { consoles, type Core, type Platform } from '../../core/platform';
import { createStorage } from '../../core/http/storage';
import { settingsOf } from '../../core/settings';
import { countBy } from '../../core/state/effects';
import { controlPanel, ingramServer } from './gateway/server';
import { CONTRACT, createPlatform } from './platform';
import { settle } from './state/settle';
import { STORAGE } from './storage';

/**
 * What people do in the control panel, and what a test arranges. Orders and customers are found whichever account they
 * are of, unknown ids are an error; `index` is the account whose next order fails.
 */
function actions(states: States<Account, AccountState>, settings: Settings, index: number) {
	const find = <Thing extends { id: string }>(things: (state: AccountState) => Thing[], id: string): Thing => {
		const found = states
			.settled()
			.flatMap(things)
			.find((thing) => thing.id === id);
		if (!found) throw new Error(`The simulator holds no ${id}`);
		return found;
	};
	const order = (id: string) => find(({ orders }) => orders, id);
	return {
		/** Approves a cancellation order. Throws when it does not wait. */
		approve(orderId: string): void {
			approveOrder(order(orderId), states.now(), settings.orderProcessingMs);
		},
		/** Lets this order end in error, or without an id the next one that the account places. */
		failOrder(orderId?: string): void {
			if (orderId === undefined) states.all()[index].ordersToFail += 1;
			else order(orderId).mustFail = true;
		},
		setCustomerStatus(customerId: string, status: string): void {
			find(({ customers }) => customers, customerId).status = status;
		},
	};
}

/** What all accounts hold; they hold nothing at the start. */
function ingramEffects(states: AccountState[]) {
	const orders = states.flatMap((state) => state.orders);
	return {
		customers: states.flatMap((state) => state.customers).length,
		orders: orders.length,
		ordersByType: countBy(orders.map(({ type }) => type)),
		ordersByPoNumber: countBy(orders.flatMap(({ poNumber }) => (poNumber ? [poNumber] : []))),
	};
}

export type { Account, StoredAccount, StoredOrder } from './state/state';

const PREFIX = '/ingram';

type Options = Partial<Settings> & { accounts?: Account[] };

/** Starts the Cloud Marketplace with these accounts, and with the settings that differ. What it hands out are copies. */
function start(core: Core, { accounts = DEFAULT_ACCOUNTS, ...given }: Options = {}) {
	const { now, save } = core;
	const settings = settingsOf(SETTINGS, given);
	const states = createStates({
		accounts,
		now,
		empty: (_, __, index) => emptyState(index),
		settle: (state, _, at) => settle(state, at),
	});
	const files = createStorage(core, STORAGE);
	const platform = createPlatform(core, states, settings, files.publish);
	const admin = (index = 0) => consoles(actions(states, settings, index), save);
	return {
		accounts,
		settings,
		states,
		admin,
		/** The base URL for the credential. */
		get url() {
			return core.url() + PREFIX;
		},
		state: (index = 0) => states.copy(index),
		customers: (index = 0) => states.copy(index).customers,
		orders: (index = 0) => states.copy(index).orders,
		subscriptions: (index = 0) => states.copy(index).subscriptions,
		effects: () => ingramEffects(states.all()),
		guide: () => ({
			name: 'Ingram Micro',
			addresses: { 'Base URL': core.url() + PREFIX, 'Control panel': `${core.url()}/control-panel` },
			credential: {
				'User name': accounts[0].username,
				Password: accounts[0].password,
				'Subscription key': accounts[0].subscriptionKey,
				Marketplace: accounts[0].marketplace,
			},
		}),
		async serve(app: FastifyInstance, storage: FastifyInstance) {
			files.serve(storage);
			await scoped(app, (scope) => ingramServer(scope, core, platform, PREFIX), PREFIX);
			const orders = () => states.settled().flatMap((account) => account.orders);
			await scoped(app, (scope) => controlPanel(scope, orders, admin().approve));
		},
		reset() {
			platform.reset();
			files.reset();
		},
	};
}

/** Ingram Micro Cloud Marketplace. */
export const ingram = { contract: CONTRACT, settings: SETTINGS, start } satisfies Platform;
