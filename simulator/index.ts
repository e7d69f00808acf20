import fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { controlServer } from './control';
import type { Effects } from './effects';
import { createEffects } from './effects';
import type { Faults } from './faults';
import { createFaults } from './faults';
import { approveOrder } from './ingram/orders';
import { createPlatform } from './ingram/platform';
import { ingramServer } from './ingram/server';
import { settle } from './ingram/settle';
import type { Account, Settings, SimulatorOptions } from './options';
import { settingsOf, withDefaults } from './options';
import { createLinks, storageServer } from './storage';
import type { AccountState, StoredAccount, StoredOrder, StoredSubscription } from './state';
import { emptyState, loadStates, saveStates } from './store';

export type { Effects, Faults, Account, Settings, SimulatorOptions, StoredAccount, StoredOrder, StoredSubscription };
export type { FaultRule } from './faults';

/** A running simulator. What it hands out are copies: changing them changes nothing. */
export interface Simulator {
	/** `http://127.0.0.1:{port}` */
	url: string;
	/** The base URL for the credential. */
	ingramUrl: string;
	storageUrl: string;
	/** May be changed at any time; holds for what happens afterwards. */
	settings: Settings;
	accounts: Account[];
	effects(): Effects;
	faults: Pick<Faults, 'add' | 'clear'>;
	customers(accountIndex?: number): StoredAccount[];
	orders(accountIndex?: number): StoredOrder[];
	subscriptions(accountIndex?: number): StoredSubscription[];
	/** Approves a cancellation order, as a person does in the control panel. Throws when it does not wait. */
	approve(orderId: string): void;
	/** Lets this order end in error, or without an id the next one that the account places. */
	failOrder(orderId?: string, accountIndex?: number): void;
	setCustomerStatus(customerId: string, status: string): void;
	/** Forgets accounts' data, tokens, faults and counts; the settings stay. */
	reset(): void;
	/** Cuts all connections, those that hang too. */
	stop(): Promise<void>;
}

/** One server, listening nowhere but on this machine. */
async function listen(app: FastifyInstance, port: number): Promise<string> {
	await app.listen({ port, host: '127.0.0.1' });
	const address = app.server.address();
	if (!address || typeof address === 'string') throw new Error('The server has no port');
	return `http://127.0.0.1:${address.port}`;
}

/** Starts the platforms and the storage, each on a port of its own. Throws when a port is taken. */
export async function startSimulator(options: Partial<SimulatorOptions> = {}): Promise<Simulator> {
	const { port, storagePort, now, sleep, stateFile, accounts, ...rest } = withDefaults(options);
	const settings = settingsOf({ port, storagePort, now, sleep, accounts, ...rest });
	const fresh = () => accounts.map((_, index) => emptyState(index));
	let states: AccountState[] = loadStates(stateFile, accounts.length) ?? fresh();
	const save = () => saveStates(stateFile, states);
	const effects = createEffects();
	const faults = createFaults();
	const links = createLinks({ settings, now });
	const app = fastify({ forceCloseConnections: true, exposeHeadRoutes: false });
	const storage = fastify({ forceCloseConnections: true, exposeHeadRoutes: false, routerOptions: { maxParamLength: 500 } });

	const settled = (): AccountState[] => {
		for (const state of states) settle(state, now());
		return states;
	};
	const find = <Thing extends { id: string }>(things: (state: AccountState) => Thing[], id: string): Thing => {
		const found = settled().flatMap(things).find((thing) => thing.id === id);
		if (!found) throw new Error(`The simulator holds no ${id}`);
		return found;
	};

	storageServer(storage, links, { settings, now, states: settled, effects, faults, sleep });
	const storageUrl = await listen(storage, storagePort);
	const platform = createPlatform({
		accounts,
		settings,
		now,
		effects,
		stateOf: (account) => states[accounts.indexOf(account)],
		link: (report) => links.make(storageUrl, report),
	});
	const simulator: Simulator = {
		url: '',
		ingramUrl: '',
		storageUrl,
		settings,
		accounts,
		effects: () => effects.snapshot(states),
		faults,
		customers: (index = 0) => structuredClone(settled()[index].customers),
		orders: (index = 0) => structuredClone(settled()[index].orders),
		subscriptions: (index = 0) => structuredClone(settled()[index].subscriptions),
		approve(orderId) {
			approveOrder(find(({ orders }) => orders, orderId), now(), settings.orderProcessingMs);
			save();
		},
		failOrder(orderId, accountIndex = 0) {
			if (orderId === undefined) states[accountIndex].ordersToFail += 1;
			else find(({ orders }) => orders, orderId).mustFail = true;
			save();
		},
		setCustomerStatus(customerId, status) {
			find(({ customers }) => customers, customerId).status = status;
			save();
		},
		reset() {
			states = fresh();
			effects.reset();
			faults.clear();
			platform.reset();
			save();
		},
		async stop() {
			await Promise.all([app.close(), storage.close()]);
		},
	};
	await app.register((scope) => ingramServer(scope, { platform, faults, effects, settings, sleep, save }), { prefix: '/ingram' });
	await app.register((scope) => controlServer(scope, simulator, () => settled().flatMap(({ orders }) => orders)));
	try {
		simulator.url = await listen(app, port);
	} catch (error) {
		await storage.close();
		throw error;
	}
	simulator.ingramUrl = `${simulator.url}/ingram`;
	return simulator;
}
