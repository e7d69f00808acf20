import type { FastifyInstance } from 'fastify';
import { consoles, type Core, type Platform } from '../../core/platform';
import { createStorage } from '../../core/http/storage';
import { settingsOf } from '../../core/settings';
import { growth } from '../../core/state/effects';
import { createStates } from '../../core/state/states';
import { putRecord } from './areas/audit/records';
import { CERTIFICATES, createNotifications, type Delivery } from './areas/notifications/notifications';
import type { AreasState, AuditRecord, StoredRelationship } from './areas/state';
import { settle } from './handlers';
import { CONTRACT, createPartnerPlatform } from './platform';
import { partnerServer } from './server';
import { type Settings, SETTINGS } from './settings';
import { counts, emptyPartnerState, type PartnerState } from './state/state';
import { DEFAULT_TENANTS, type Tenant } from './state/tenants';

export type { Delivery, Tenant };

/** What a tenant owns, without what the simulator keeps for repetitions. */
export type OwnedState = Omit<PartnerState, 'kept'>;

/** What happens beside the API: a customer's administrator behind the link of a relationship, people in the portal. */
function actions(areas: () => AreasState, now: () => number) {
	const decide = (id: string, decision: (found: StoredRelationship) => Partial<StoredRelationship>): void => {
		const found = areas().relationships.find((relationship) => relationship.id === id);
		if (found?.status !== 'approvalPending') throw new Error(`No relationship ${id} waits for approval`);
		Object.assign(found, { ...decision(found), changedAt: now(), version: found.version + 1 });
	};
	return {
		/** Approves it; `approver` where no customer was named. Throws when it does not wait. */
		approveRelationship: (id: string, approver?: string): void =>
			decide(id, ({ customerId = approver }) => {
				if (customerId === undefined) throw new Error(`Say which customer approves relationship ${id}`);
				return { customerId, status: 'active', activatedAt: now() };
			}),
		/** Rejects it. Throws when it does not wait. */
		rejectRelationship: (id: string): void => decide(id, () => ({ status: 'terminated' })),
		/** Writes an audit record of what anybody did, or writes one with the same ID again. */
		putAuditRecord: (record: AuditRecord): void => putRecord(areas(), record),
	};
}

const STORAGE = {
	route: '/exports/{folder}/{file}',
	apiHeaders: ['authorization', 'ms-requestid', 'ms-correlationid', 'client-request-id'],
};

/** Starts Partner Center with these tenants, and with the settings that differ. What it hands out are copies. */
function start(core: Core, { accounts = DEFAULT_TENANTS, ...given }: Partial<Settings> & { accounts?: Tenant[] } = {}) {
	const { now, save } = core;
	const settings = settingsOf(SETTINGS, given);
	const states = createStates<Tenant, PartnerState>({
		accounts,
		now,
		empty: emptyPartnerState,
		settle: (state, tenant, at) => settle({ tenant, state, settings, now: at }),
	});
	const files = createStorage(core, STORAGE);
	const platform = createPartnerPlatform(states, settings, files.publish);
	const notifications = createNotifications(now, () => `${core.url()}/partner`);
	return {
		accounts,
		settings,
		states,
		/** Makes what the platform posts to a registered address; posting it is up to the caller. */
		notifications,
		/** The base URLs for the credentials: the API, its sign-in, Microsoft Graph, and prices, referrals and payouts. */
		get url() {
			return `${core.url()}/partner`;
		},
		get loginUrl() {
			return `${core.url()}/partner/login`;
		},
		get graphUrl() {
			return `${core.url()}/graph/v1.0`;
		},
		get salesUrl() {
			return `${core.url()}/sales`;
		},
		state(index = 0): OwnedState {
			const { kept, ...state } = states.copy(index);
			return state;
		},
		effects: () => growth(states.settled(), states.fresh(), counts),
		admin: (index = 0) =>
			consoles(
				actions(() => states.all()[index].areas, now),
				save,
			),
		guide() {
			const { tenantId, clientId, clientSecret, refreshToken } = accounts[0];
			return {
				name: 'Partner Center, environment Custom',
				addresses: {
					'API address': this.url,
					'Sign-in address': this.loginUrl,
					'Graph address': this.graphUrl,
					'Sales address': this.salesUrl,
				},
				credential: {
					'Tenant ID': tenantId,
					'Client ID': clientId,
					'Client secret': clientSecret,
					'Refresh token': refreshToken,
				},
			};
		},
		async serve(app: FastifyInstance, storage: FastifyInstance) {
			files.serve(storage);
			app.get<{ Params: { name: string } }>(`/partner${CERTIFICATES}/:name`, ({ params }, reply) => {
				const certificate = notifications.certificate(params.name);
				return certificate ? reply.type('application/pkix-cert').send(certificate) : reply.code(404).send();
			});
			await partnerServer(app, { ...core, platform });
		},
		reset() {
			platform.reset();
			files.reset();
		},
	};
}

/** Microsoft Partner Center, with Microsoft Graph and the host of prices, referrals and payouts. */
export const partnerCenter = { contract: CONTRACT, settings: SETTINGS, start } satisfies Platform;
