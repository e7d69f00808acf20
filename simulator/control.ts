import formbody from '@fastify/formbody';
import type { FastifyInstance } from 'fastify';
import type { AdobeAdmin } from './platforms/adobe/admin';
import { controlPanelPage } from './controlPanel';
import type { FaultRule } from './faults';
import type { Simulator } from './simulator';
import { DEFAULT_SETTINGS } from './options';
import type { Settings } from './options';
import type { StoredOrder } from './state';

/** A rule as JSON carries it: a route between slashes is a pattern. */
const readRule = (rule: FaultRule): FaultRule => {
	const pattern = /^\/(.+)\/$/.exec(String(rule.route));
	return pattern ? { ...rule, route: new RegExp(pattern[1]) } : rule;
};

function setSettings(settings: Settings, changes: Record<string, unknown>): void {
	const defaults: Record<string, unknown> = { ...DEFAULT_SETTINGS };
	for (const [name, value] of Object.entries(changes)) {
		if (!(name in defaults)) throw new Error(`There is no setting ${name}`);
		const fits = typeof value === typeof (defaults[name] ?? 0) || value === defaults[name];
		if (!fits) throw new Error(`The setting ${name} must be a ${typeof (defaults[name] ?? 0)}`);
	}
	Object.assign(settings, changes);
}

/** Does what a person does in a console of Adobe. Throws when there is no such action. */
function act(admin: AdobeAdmin, action: string, given: unknown[]): unknown {
	if (!Object.hasOwn(admin, action)) throw new Error(`There is no action ${action}`);
	return (admin[action as keyof AdobeAdmin] as (...values: unknown[]) => unknown)(...given);
}

/** What people and other processes use: /_simulator (JSON) and /control-panel (a page). */
export async function controlServer(
	app: FastifyInstance,
	simulator: Simulator,
	allOrders: () => StoredOrder[],
): Promise<void> {
	await app.register(formbody);
	app.setErrorHandler((error: Error & { status?: number }, _request, reply) =>
		reply.code(error.status ?? 400).send({ message: error.message }),
	);
	app.get('/_simulator/effects', () => simulator.effects());
	app.get('/_simulator/state', () => ({
		settings: simulator.settings,
		accounts: simulator.accounts.map(({ name }, index) => ({
			name,
			customers: simulator.customers(index),
			orders: simulator.orders(index),
			subscriptions: simulator.subscriptions(index),
		})),
		tenants: simulator.tenants.map(({ name }, index) => {
			const { commerce, areas } = simulator.partner(index);
			return { name, commerce, areas };
		}),
		distributors: simulator.distributors.map(({ name }, index) => {
			const { kept, requestIds, ...state } = simulator.adobe(index);
			return { name, ...state };
		}),
	}));
	app.post('/_simulator/adobe/:index/:action', (request) => {
		const { index, action } = request.params as { index: string; action: string };
		return { result: act(simulator.adobeAdmin(Number(index)), action, (request.body ?? []) as unknown[]) ?? null };
	});
	app.post('/_simulator/relationships/:id/:decision', (request) => {
		const { id, decision } = request.params as { id: string; decision: string };
		const { customerId, tenantIndex } = (request.body ?? {}) as { customerId?: string; tenantIndex?: number };
		if (decision === 'approve') simulator.approveRelationship(id, customerId, tenantIndex);
		else if (decision === 'reject') simulator.rejectRelationship(id, tenantIndex);
		else throw new Error(`There is no decision ${decision}`);
		return { ok: true };
	});
	app.post('/_simulator/faults', (request) => {
		for (const rule of [request.body].flat() as FaultRule[]) simulator.faults.add(readRule(rule));
		return { ok: true };
	});
	app.delete('/_simulator/faults', () => {
		simulator.faults.clear();
		return { ok: true };
	});
	app.post('/_simulator/settings', (request) => {
		setSettings(simulator.settings, request.body as Record<string, unknown>);
		return simulator.settings;
	});
	app.post('/_simulator/reset', () => {
		simulator.reset();
		return { ok: true };
	});
	app.get('/control-panel', (_request, reply) => reply.type('text/html').send(controlPanelPage(allOrders())));
	app.post('/control-panel/orders/:id/approve', (request, reply) => {
		simulator.approve((request.params as { id: string }).id);
		return reply.redirect('/control-panel', 303);
	});
}
