import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Contract } from '../../../simulator/core/contract/contract';
import { createValidator } from '../../../simulator/core/contract/validator';
import { type Api, apiServer } from '../../../simulator/core/http/api';
import { routesOf } from '../../../simulator/core/http/routes';
import type { Core, Platform, RunningPlatform } from '../../../simulator/core/platform';
import type { SettingsOf } from '../../../simulator/core/settings';
import { setting, settingsOf } from '../../../simulator/core/settings';
import { growth } from '../../../simulator/core/state/effects';
import { createStates } from '../../../simulator/core/state/states';
import contractFile from '../contract.json';
import type { Call } from './handlers';
import { HANDLERS, Refusal } from './handlers';
import type { Account, State } from './state';
import { emptyState, settle } from './state';

export const CONTRACT = contractFile as Contract;
const PREFIX = '/acorn';
const SETTINGS = { processingMs: setting(3000, 'Milliseconds until an order is completed.') };
const ACCOUNTS: Account[] = [{ name: 'Demo reseller', apiKey: 'demo-acorn-key' }];

type Settings = SettingsOf<typeof SETTINGS>;

/** Acorn Cloud as it is played. */
export interface RunningAcorn extends RunningPlatform {
	accounts: Account[];
	settings: Settings;
	readonly url: string;
	state(index?: number): State;
	effects(): Record<string, number>;
}

const errorBody = (code: string, message: string) => ({ error: { code, message } });

/** A page of the rows that a list has. */
function pageOf(rows: unknown[], { offset = '0', limit = '50' }: Call['query']) {
	const [from, size] = [Number(offset), Number(limit)];
	return { data: rows.slice(from, from + size), page: { offset: from, limit: size, total: rows.length } };
}

function apiOf({ now }: Core, stateOf: (key: unknown) => State | undefined): Api {
	const validator = createValidator(CONTRACT.operations);
	return {
		prefix: PREFIX,
		routes: routesOf(CONTRACT.operations),
		headers: ({ id }) => ({ 'x-request-id': id }),
		refusal(error) {
			const { status = 500, code = 'fault', message } = error as Partial<Refusal> & Error;
			return { status, headers: {}, body: errorBody(code, message) };
		},
		faultBody: (_status, code, message) => errorBody(code, message),
		noRoute: () => new Refusal(404, 'noRoute', 'There is no such route'),
		// A key does not end.
		revoke: () => undefined,
		answer([operation], request: FastifyRequest) {
			const { headers, query, body, params } = request as FastifyRequest & Pick<Call, 'query' | 'params'>;
			const state = stateOf(headers['x-api-key']);
			if (!state) throw new Refusal(401, 'key', 'The key is unknown');
			const [problem] = validator.problems(operation, { query, headers, body });
			if (problem) throw new Refusal(400, 'invalid', problem);
			const result = HANDLERS[operation.id]({ state, now: now(), params, query, body });
			if (operation.kind === 'none') return { status: 204, headers: {}, body: undefined };
			const answer = operation.kind === 'collection' ? pageOf(result as unknown[], query) : result;
			return { status: 200, headers: {}, body: answer };
		},
	};
}

function start(
	core: Core,
	{ accounts = ACCOUNTS, ...given }: Partial<Settings> & { accounts?: Account[] } = {},
): RunningAcorn {
	const settings = settingsOf(SETTINGS, given);
	const states = createStates<Account, State>({
		accounts,
		now: core.now,
		empty: emptyState,
		settle: (state, _, now) => settle(state, now, settings.processingMs),
	});
	const stateOf = (key: unknown) => states.settled()[accounts.findIndex(({ apiKey }) => apiKey === key)];
	const counts = ({ customers, orders, subscriptions }: State) => ({
		customers: customers.length,
		orders: orders.length,
		subscriptions: subscriptions.length,
	});
	return {
		accounts,
		settings,
		states,
		get url() {
			return core.url() + PREFIX;
		},
		guide: () => ({
			name: CONTRACT.system,
			addresses: { 'Base URL': core.url() + PREFIX },
			credential: { 'API Key': accounts[0].apiKey },
		}),
		state: (index = 0) => states.copy(index),
		effects: () => growth(states.settled(), states.fresh(), counts),
		admin: () => ({}),
		async serve(app: FastifyInstance) {
			await app.register(async (scope) => apiServer(scope, core, apiOf(core, stateOf)), { prefix: PREFIX });
		},
		reset: () => undefined,
	};
}

/** A platform that exists in the tests only. */
export const acorn = { contract: CONTRACT, settings: SETTINGS, start } satisfies Platform;
