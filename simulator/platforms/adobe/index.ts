import type { FastifyInstance } from 'fastify';
import type { Core, Platform } from '../../core/platform';
import { settingsOf } from '../../core/settings';
import { countBy, growth } from '../../core/state/effects';
import { createStates } from '../../core/state/states';
import { createAdmin } from './admin';
import type { Moment } from './call';
import { adobeServer } from './gateway/server';
import { CONTRACT, createAdobePlatform } from './platform';
import { type Settings, SETTINGS } from './settings';

import { settleAdobe } from './state/settle';
import { type AdobeState, DEFAULT_DISTRIBUTORS, type Distributor, emptyAdobeState } from './state/state';

/** What is counted of a state, by name: `orders` and `orders NEW` are what was placed through the API. */
function counts({ orders, groups: linkedMemberships, ...state }: AdobeState): Record<string, number> {
	const placed = orders.filter(({ source }) => source === 'API');
	const { resellers, customers, subscriptions, deployments, transfers, resellerChanges } = state;
	const kinds = { resellers, customers, subscriptions, deployments, transfers, resellerChanges, linkedMemberships };
	return {
		...Object.fromEntries(Object.entries(kinds).map(([name, { length }]) => [name, length])),
		...countBy(placed.map(({ type }) => `orders ${type}`)),
		orders: placed.length,
		// What the platform places itself: renewals and moves.
		systemOrders: orders.length - placed.length,
	};
}

/** What a distributor owns, without what the simulator keeps for repetitions. */
export type OwnedState = Omit<AdobeState, 'kept' | 'requestIds'>;

type Options = Partial<Settings> & { accounts?: Distributor[] };

/** Starts VIP Marketplace with these distributors, and with the settings that differ. What it hands out are copies. */
function start(core: Core, { accounts = DEFAULT_DISTRIBUTORS, ...given }: Options = {}) {
	const { now, save } = core;
	const settings = settingsOf(SETTINGS, given);
	const states = createStates<Distributor, AdobeState>({
		accounts,
		now,
		empty: emptyAdobeState,
		settle: (state, distributor, at) => settleAdobe({ distributor, state, settings, now: at }),
	});
	const momentOf = (distributor: Distributor): Moment => {
		return { distributor, state: states.of(distributor), settings, now: now() };
	};
	const platform = createAdobePlatform(core, accounts, settings, momentOf);
	const url = () => `${core.url()}/adobe`;
	return {
		accounts,
		settings,
		states,
		/** The address for the credential. */
		get url() {
			return url();
		},
		/** What is in place of the host of the sign-in. */
		get imsUrl() {
			return `${url()}/ims`;
		},
		state(index = 0): OwnedState {
			const { kept, requestIds, ...state } = states.copy(index);
			return state;
		},
		effects: () => growth(states.settled(), states.fresh(), counts),
		admin(index = 0) {
			states.settled();
			return createAdmin(momentOf(accounts[index]), save);
		},
		guide: () => ({
			name: 'Adobe VIP Marketplace, environment Custom',
			addresses: { 'API address': url(), 'IMS address': `${url()}/ims` },
			credential: {
				'Client ID': accounts[0].clientId,
				'Client secret': accounts[0].clientSecret,
				'Distributor ID': accounts[0].distributorId,
			},
		}),
		serve: async (app: FastifyInstance) => await adobeServer(app, core, platform),
		reset: () => platform.reset(),
	};
}

/** Adobe VIP Marketplace. */
export const adobe = { contract: CONTRACT, settings: SETTINGS, start } satisfies Platform;
