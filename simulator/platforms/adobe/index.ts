import type { FastifyInstance } from 'fastify';
import { type Moment, nextNumber, nextOpaque } from './call';
import { commitmentOf } from './catalog/levels';
import { knownProduct, offerIdOf } from './catalog/products';
import { customerById } from './find';
import { DAY, WINDOWS } from './time';
import { consoles, type Core, type Platform } from '../../core/platform';
import { settingsOf } from '../../core/settings';
import { countBy, growth } from '../../core/state/effects';
import { createStates } from '../../core/state/states';
import { adobeServer } from './gateway/server';
import { CONTRACT, createAdobePlatform } from './platform';
import { SETTINGS, type Settings } from './settings';
import { settleAdobe } from './state/settle';
import { type AdobeState, DEFAULT_DISTRIBUTORS, type Distributor, emptyAdobeState } from './state/state';

/** What people do in the consoles of the platform, for which the API has no operation. Unknown ids are an error. */
const actions = (moment: Moment) => ({
	/** A customer's admin makes the code for a change of its reseller. */
	approvalCode(customerId: string): string {
		const number = parseInt(nextOpaque(moment, 'approval').slice(0, 6), 16);
		const code = `1${number.toString().padStart(7, '0').slice(0, 7)}`;
		const { id } = customerById(moment, customerId);
		const expiresAt = moment.now + WINDOWS.approval * DAY;
		moment.state.approvals.push({ code, customerId: id, expiresAt, used: false });
		return code;
	},
	/** A customer's admin adds licenses itself. */
	addLicenses(customerId: string, offerId: string, quantity: number): void {
		const base = offerIdOf(knownProduct(offerId));
		const id = `ACQ${nextNumber(moment, 'acquisition')}`;
		const { id: owner } = customerById(moment, customerId);
		moment.state.acquisitions.push({ id, customerId: owner, offerId: base, quantity, createdAt: moment.now });
	},
	/** A customer refuses the commitment that it was asked for. */
	declineCommitment(customerId: string): void {
		const request = commitmentOf(customerById(moment, customerId))?.commitmentRequest;
		if (request?.status !== 'REQUESTED') throw new Error(`${customerId} was not asked for a commitment`);
		request.status = 'DECLINED';
	},
	/** Sets the status of a reseller or a customer, as the platform's staff does. */
	setStatus(accountId: string, status: string): void {
		const account = [...moment.state.resellers, ...moment.state.customers].find(({ id }) => id === accountId);
		if (!account) throw new Error(`The simulator holds no ${accountId}`);
		account.status = status;
	},
	/** Moves the anniversary of a customer and the renewal dates of its subscriptions, as in the sandbox portal. */
	setAnniversary(customerId: string, date: string): void {
		customerById(moment, customerId).cotermDate = date;
		for (const one of moment.state.subscriptions) if (one.customerId === customerId) one.renewalDate = date;
	},
	/** Gives a customer the mark of a high-volume customer that has moved here. */
	markHighVolume(customerId: string): void {
		customerById(moment, customerId).highVolume = true;
	},
	/** The next account that is created ends with this status instead of 1000. */
	endNextAccountAs(status: string): void {
		moment.state.nextAccounts.push(status);
	},
	/** The next order that is placed ends with this status instead of 1000, also with one that nobody knows. */
	endNextOrderAs(status: string): void {
		moment.state.nextOrders.push(status);
	},
	/** The next order that is placed fails. */
	failNextOrder(): void {
		moment.state.nextOrders.push('1004');
	},
});

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
			return consoles(actions(momentOf(accounts[index])), save);
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
