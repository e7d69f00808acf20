import type { Core, Platform, RunningPlatform } from '../../core/platform';
import { settingsOf } from '../../core/settings';
import { growth } from '../../core/state/effects';
import { createStates, type States } from '../../core/state/states';
import { putRecord } from './areas/audit/records';
import {
	CERTIFICATES,
	createNotifications,
	type Delivery,
	type Notifications,
} from './areas/notifications/notifications';
import type { AuditRecord, StoredRelationship } from './areas/state';
import { createBlobs } from './gateway/blobs';
import { settle } from './handlers';
import { CONTRACT, createPartnerPlatform } from './platform';
import { partnerServer } from './server';
import { type Settings, SETTINGS } from './settings';
import { counts, emptyPartnerState, type PartnerState } from './state/state';
import { DEFAULT_TENANTS, type Tenant } from './state/tenants';

/** What happens beside the API: a customer's administrator behind the link of a relationship, people in the portal. */
interface PartnerAdmin {
	/** Approves it; `customerId` where none was named. Throws when it does not wait. */
	approveRelationship(relationshipId: string, customerId?: string): void;
	/** Rejects it. Throws when it does not wait. */
	rejectRelationship(relationshipId: string): void;
	/** Writes an audit record of what anybody did, or writes one with the same ID again. */
	putAuditRecord(record: AuditRecord): void;
}

/** @param changed called after every change */
function createAdmin(state: () => PartnerState, now: () => number, changed: () => void): PartnerAdmin {
	const decide = (id: string, decision: (found: StoredRelationship) => Partial<StoredRelationship>): void => {
		const found = state().areas.relationships.find((relationship) => relationship.id === id);
		if (found?.status !== 'approvalPending') throw new Error(`No relationship ${id} waits for approval`);
		Object.assign(found, { ...decision(found), changedAt: now(), version: found.version + 1 });
		changed();
	};
	return {
		approveRelationship: (id, approver) =>
			decide(id, ({ customerId = approver }) => {
				if (customerId === undefined) throw new Error(`Say which customer approves relationship ${id}`);
				return { customerId, status: 'active', activatedAt: now() };
			}),
		rejectRelationship: (id) => decide(id, () => ({ status: 'terminated' })),
		putAuditRecord(record) {
			putRecord(state().areas, record);
			changed();
		},
	};
}

export type { Delivery, Tenant };

/** What a tenant owns, without what the simulator keeps for repetitions. */
export type OwnedState = Omit<PartnerState, 'kept'>;

/** Partner Center as it is played. What it hands out are copies. */
export interface RunningPartnerCenter extends RunningPlatform {
	accounts: Tenant[];
	settings: Settings;
	states: States<Tenant, PartnerState>;
	/** The base URLs for the credentials: the API, its sign-in, Microsoft Graph, and prices, referrals and payouts. */
	readonly url: string;
	readonly loginUrl: string;
	readonly graphUrl: string;
	readonly salesUrl: string;
	state(index?: number): OwnedState;
	effects(): Record<string, number>;
	admin(index?: number): PartnerAdmin;
	/** Makes what the platform posts to a registered address; posting it is up to the caller. */
	notifications: Notifications;
}

/** Starts Partner Center with these tenants, and with the settings that differ. */
function start(
	core: Core,
	{ accounts = DEFAULT_TENANTS, ...given }: Partial<Settings> & { accounts?: Tenant[] } = {},
): RunningPartnerCenter {
	const { now, save } = core;
	const settings = settingsOf(SETTINGS, given);
	const states = createStates<Tenant, PartnerState>({
		accounts,
		now,
		empty: emptyPartnerState,
		settle: (state, tenant, at) => settle({ tenant, state, settings, now: at }),
	});
	const blobs = createBlobs(core);
	const platform = createPartnerPlatform({
		tenants: accounts,
		settings,
		now,
		stateOf: states.of,
		publish: (folder, files, expiresAt) => blobs.publish(core.storageUrl(), folder, files, expiresAt),
	});
	const notifications = createNotifications(now, () => `${core.url()}/partner`);
	const addresses = () => ({
		url: `${core.url()}/partner`,
		loginUrl: `${core.url()}/partner/login`,
		graphUrl: `${core.url()}/graph/v1.0`,
		salesUrl: `${core.url()}/sales`,
	});
	return {
		accounts,
		settings,
		states,
		notifications,
		get url() {
			return addresses().url;
		},
		get loginUrl() {
			return addresses().loginUrl;
		},
		get graphUrl() {
			return addresses().graphUrl;
		},
		get salesUrl() {
			return addresses().salesUrl;
		},
		state(index = 0) {
			const { kept, ...state } = states.copy(index);
			return state;
		},
		effects: () => growth(states.settled(), states.fresh(), counts),
		admin: (index = 0) => createAdmin(() => states.all()[index], now, save),
		guide: () => ({
			name: 'Partner Center, environment Custom',
			addresses: {
				'API address': addresses().url,
				'Sign-in address': addresses().loginUrl,
				'Graph address': addresses().graphUrl,
				'Sales address': addresses().salesUrl,
			},
			credential: {
				'Tenant ID': accounts[0].tenantId,
				'Client ID': accounts[0].clientId,
				'Client secret': accounts[0].clientSecret,
				'Refresh token': accounts[0].refreshToken,
			},
		}),
		async serve(app, storage) {
			blobs.serve(storage);
			app.get<{ Params: { name: string } }>(`/partner${CERTIFICATES}/:name`, ({ params }, reply) => {
				const certificate = notifications.certificate(params.name);
				return certificate ? reply.type('application/pkix-cert').send(certificate) : reply.code(404).send();
			});
			await app.register((scope) => partnerServer(scope, { ...core, platform }));
		},
		reset() {
			platform.reset();
			blobs.reset();
		},
	};
}

/** Microsoft Partner Center, with Microsoft Graph and the host of prices, referrals and payouts. */
export const partnerCenter = { contract: CONTRACT, settings: SETTINGS, start } satisfies Platform;
