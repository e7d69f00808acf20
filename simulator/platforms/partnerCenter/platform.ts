import { type Contract, loadContract, type Operation } from '../../core/contract/contract';
import type { FaultRule } from '../../core/http/faults';
import { createMoves } from '../../core/http/moves';
import { createRate } from '../../core/http/rate';
import type { States } from '../../core/state/states';
import type { Call } from './call';
import { choose, createCheck, shapeOf } from './checks';
import { createAuth } from './gateway/auth';
import { type Cloud, isOffered } from './gateway/clouds';
import { once, throttle } from './gateway/limits';
import { HANDLERS, settle } from './handlers';
import { orThrow, refuse } from './refusal';
import type { Reply } from './reply';
import type { Settings } from './settings';
import type { PartnerState } from './state/state';
import type { Tenant } from './state/tenants';

export const CONTRACT: Contract = loadContract('partnerCenter');

// Of the module, not of each simulator: schemas are compiled once in a process.
const check = createCheck(CONTRACT);

/** A request as it came in; header names in small letters. */
export interface Incoming {
	method: string;
	/** The path as it was sent, below the API's address. */
	path: string;
	params: Call['params'];
	query: Call['query'];
	headers: Call['headers'];
	body: unknown;
	cloud: Cloud;
	origin: string;
}

const READS = ['GET', 'HEAD'];
/** How each other host says that a sign-in may not do something. */
const DENIED = {
	graph: 'Authorization_RequestDenied',
	graphBeta: 'Authorization_RequestDenied',
	sales: 'accessDenied',
};

function checkSignIn(operation: Operation, { kind, mfa }: Call['signIn'], settings: Settings): void {
	const takes = operation.auth ?? [];
	const fits = takes.includes(kind === 'app' ? 'app' : 'app+user');
	const code = operation.host ? DENIED[operation.host] : 900329;
	if (!fits) throw refuse(403, code, `This operation takes the sign-in ${takes.join(' or ')} only`, shapeOf(operation));
	// The code is from secondary sources of 2026; the older one was 10001.
	if (kind === 'user' && !mfa && settings.mfaRequired)
		throw refuse(401, 900421, 'The token does not carry the multifactor claim', shapeOf(operation));
}

type TenantStates = States<Tenant, PartnerState>;

/** The platform without its server: takes a request, gives the answer, throws a PartnerRefusal. */
export function createPartnerPlatform(states: TenantStates, settings: Settings, publish: Call['publish']) {
	const { now } = states;
	const auth = createAuth(states.accounts, settings, now);
	const rate = createRate(now);
	const moves = createMoves();

	function carryOut(request: Incoming, call: Call): Reply {
		const none = refuse(501, 501, `The simulator does not play ${call.operation.id}`, 'gateway');
		const handler = orThrow(HANDLERS[call.operation.id], none);
		const id = request.headers['ms-requestid']?.toLowerCase();
		const work = () => {
			settle(call);
			return handler(call);
		};
		if (READS.includes(request.method) || id === undefined) return work();
		return once(call, id, `${request.method} ${request.path}`, work);
	}

	return {
		auth,

		/** Answers one request of a route whose operations are `candidates`. */
		answer(candidates: Operation[], request: Incoming, rule?: FaultRule): Reply {
			const { headers, query, body, params, cloud, origin } = request;
			const { host } = candidates[0];
			const audience = host === 'graphBeta' ? 'graph' : (host ?? 'partner');
			const { tenant, signIn } = auth.authorize(headers.authorization, { cloud, audience });
			const operation = choose(candidates, { query, body });
			throttle(rate, settings, tenant.tenantId, operation, params.customerId);
			if (!isOffered(cloud, operation.id)) throw refuse(404, 404, 'Resource not found', 'gateway');
			checkSignIn(operation, signIn, settings);
			check(operation, { query, headers, body });
			const asked = { operation, params, query, headers, body, signIn, origin };
			const reply = carryOut(request, {
				...asked,
				tenant,
				state: states.of(tenant),
				// An order that is stored late is one that is listed late.
				settings: rule?.kind === 'storedLate' ? { ...settings, orderListingMs: rule.ms ?? 0 } : settings,
				now: now(),
				moves: moves.of(`${tenant.tenantId} ${operation.id}`, rule),
				publish,
			});
			if (headers.validatemfa?.toLowerCase() !== 'true') return reply;
			// The sources do not say where the answer carries the report; a header of this name is assumed.
			return { ...reply, headers: { ...reply.headers, isMfaCompliant: String(signIn.mfa) } };
		},

		reset(): void {
			auth.reset();
			rate.reset();
			moves.reset();
		},
	};
}

export type PartnerPlatform = ReturnType<typeof createPartnerPlatform>;
