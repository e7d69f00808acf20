import fastify from 'fastify';
import type { FastifyInstance } from 'fastify';
import { addressesOf } from './addresses';
import { createAdobe, freshAdobeStates } from './platforms/adobe';
import type { Distributor } from './platforms/adobe/distributors';
import { adobeServer } from './platforms/adobe/server';
import type { AdobeState } from './platforms/adobe/state';
import { createBlobs } from './blobs';
import { controlServer } from './control';
import type { Effects } from './effects';
import { createEffects } from './effects';
import type { Faults } from './faults';
import { createFaults } from './faults';
import { approveOrder } from './platforms/ingram/orders';
import { createPlatform } from './platforms/ingram/platform';
import { ingramServer } from './platforms/ingram/server';
import { settle } from './platforms/ingram/settle';
import type { Account, Settings, SimulatorOptions } from './options';
import { settingsOf, withDefaults } from './options';
import { approveRelationship, rejectRelationship } from './platforms/partnerCenter/areas/graph/customerSide';
import { settleCommerce } from './platforms/partnerCenter/commerce';
import { fixture } from './platforms/partnerCenter/fixtures';
import { createPartnerPlatform } from './platforms/partnerCenter/platform';
import { partnerServer } from './platforms/partnerCenter/server';
import type { PartnerState } from './platforms/partnerCenter/state';
import type { Tenant } from './platforms/partnerCenter/tenants';
import type { Simulator } from './simulator';
import type { AccountState, StoredAccount, StoredOrder, StoredSubscription } from './state';
import { createLinks, storageServer } from './storage';
import type { States } from './store';
import { emptyState, loadStates, saveStates } from './store';
import { emptyPartnerState } from './platforms/partnerCenter/emptyState';

export type { Effects, Faults, Account, Settings, SimulatorOptions, StoredAccount, StoredOrder, StoredSubscription };
export type { PartnerState, Tenant, AdobeState, Distributor };
export type { FaultRule } from './faults';
export type { Simulator } from './simulator';

/** One server, listening nowhere but on this machine. */
async function listen(app: FastifyInstance, port: number): Promise<string> {
	await app.listen({ port, host: '127.0.0.1' });
	const address = app.server.address();
	if (!address || typeof address === 'string') throw new Error('The server has no port');
	return `http://127.0.0.1:${address.port}`;
}

/** Starts the platforms and the storage, each on a port of its own. Throws when a port is taken. */
export async function startSimulator(options: Partial<SimulatorOptions> = {}): Promise<Simulator> {
	const { port, storagePort, now, sleep, stateFile, accounts, tenants, distributors, ...rest } = withDefaults(options);
	const settings = settingsOf({ port, storagePort, now, sleep, accounts, tenants, distributors, ...rest });
	const freshTenants = () => tenants.map((tenant) => emptyPartnerState(tenant, now()));
	const freshAdobe = () => freshAdobeStates(distributors, now());
	const fresh = (): States => ({
		accounts: accounts.map((_, index) => emptyState(index)),
		tenants: freshTenants(),
		distributors: freshAdobe(),
	});
	const wanted = { accounts: accounts.length, tenants: tenants.length, distributors: distributors.length };
	let states = loadStates(stateFile, wanted) ?? fresh();
	const save = () => saveStates(stateFile, states);
	const effects = createEffects();
	const faults = createFaults();
	const links = createLinks({ settings, now });
	const app = fastify({ forceCloseConnections: true, exposeHeadRoutes: false, routerOptions: { maxParamLength: 500 } });
	const storage = fastify({
		forceCloseConnections: true,
		exposeHeadRoutes: false,
		routerOptions: { maxParamLength: 500 },
	});

	const settled = (): AccountState[] => {
		for (const state of states.accounts) settle(state, now());
		return states.accounts;
	};
	const settledTenants = (): PartnerState[] => {
		for (const [index, tenant] of tenants.entries()) {
			settleCommerce({ tenant, state: states.tenants[index], settings, now: now(), fixture });
		}
		return states.tenants;
	};
	const find = <Thing extends { id: string }>(things: (state: AccountState) => Thing[], id: string): Thing => {
		const found = settled()
			.flatMap(things)
			.find((thing) => thing.id === id);
		if (!found) throw new Error(`The simulator holds no ${id}`);
		return found;
	};

	storageServer(storage, links, { settings, now, states: settled, effects, faults, sleep });
	const blobs = createBlobs(storage, { now, effects, faults, sleep });
	const storageUrl = await listen(storage, storagePort);
	const platform = createPlatform({
		accounts,
		settings,
		now,
		effects,
		stateOf: (account) => states.accounts[accounts.indexOf(account)],
		link: (report) => links.make(storageUrl, report),
	});
	const partnerPlatform = createPartnerPlatform({
		tenants,
		settings,
		now,
		stateOf: (tenant) => states.tenants[tenants.indexOf(tenant)],
		publish: (folder, files, expiresAt) => blobs.publish(storageUrl, folder, files, expiresAt),
	});
	const adobe = createAdobe({ distributors, settings, now, states: () => states.distributors, save });
	const simulator: Simulator = {
		// The port is known when everything is registered.
		...addressesOf(''),
		storageUrl,
		settings,
		accounts,
		tenants,
		distributors,
		effects: () =>
			effects.snapshot(
				states.accounts,
				{ now: settledTenants(), start: freshTenants() },
				{ now: adobe.settled(), start: freshAdobe() },
			),
		forgetCounts: () => effects.reset(),
		faults,
		customers: (index = 0) => structuredClone(settled()[index].customers),
		orders: (index = 0) => structuredClone(settled()[index].orders),
		subscriptions: (index = 0) => structuredClone(settled()[index].subscriptions),
		partner: (index = 0) => structuredClone(settledTenants()[index]),
		adobe: (index = 0) => structuredClone(adobe.settled()[index]),
		adobeAdmin: (index = 0) => adobe.admin(index),
		approve(orderId) {
			approveOrder(
				find(({ orders }) => orders, orderId),
				now(),
				settings.orderProcessingMs,
			);
			save();
		},
		approveRelationship(id, customerId, index = 0) {
			approveRelationship(states.tenants[index], id, now(), customerId);
			save();
		},
		rejectRelationship(id, index = 0) {
			rejectRelationship(states.tenants[index], id, now());
			save();
		},
		failOrder(orderId, accountIndex = 0) {
			if (orderId === undefined) states.accounts[accountIndex].ordersToFail += 1;
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
			blobs.reset();
			platform.reset();
			partnerPlatform.reset();
			adobe.platform.reset();
			save();
		},
		async stop() {
			await Promise.all([app.close(), storage.close()]);
		},
	};
	const common = { faults, effects, settings, sleep, save };
	await app.register((scope) => ingramServer(scope, { platform, ...common }), { prefix: '/ingram' });
	await app.register((scope) => partnerServer(scope, { platform: partnerPlatform, now, ...common }));
	await app.register((scope) => adobeServer(scope, { platform: adobe.platform, ...common }));
	await app.register((scope) => controlServer(scope, simulator, () => settled().flatMap(({ orders }) => orders)));
	try {
		Object.assign(simulator, addressesOf(await listen(app, port)));
	} catch (error) {
		await storage.close();
		throw error;
	}
	return simulator;
}
