import type { Simulator, SimulatorOptions } from '../../../simulator';
import { startSimulator } from '../../../simulator';

export interface Answer {
	status: number;
	headers: Headers;
	text: string;
	/** The parsed answer, of whatever shape the test expects; undefined when it is not JSON. */
	body: any;
}

/** Who signs in, and for what. */
export interface SignIn {
	tenant?: number;
	kind?: 'app' | 'user';
	/** `partner`, `partner-us` or `partner-china`. */
	cloud?: string;
	resource?: string;
}

/** A simulator on virtual time, and a client that is signed in to Partner Center. */
export interface PartnerWorld {
	simulator: Simulator;
	/** Moves the clock. */
	pass(ms: number): void;
	/** Asks for a token with a form; what is undefined is left out. */
	token(form: Record<string, string | undefined>, place?: { cloud?: string; tenantId?: string }): Promise<Answer>;
	/** The form that the simulator's tenant signs in with. */
	form(signIn?: SignIn): Record<string, string>;
	/** Signs in; later calls carry the token. */
	signIn(signIn?: SignIn): Promise<void>;
	/** Calls an address below `/partner`, or below another prefix: `['graph/v1.0', '/tenantRelationships/…']`. */
	call(
		method: string,
		path: string | [string, string],
		body?: unknown,
		headers?: Record<string, string>,
	): Promise<Answer>;
	stop(): Promise<void>;
}

const START = Date.parse('2026-03-02T10:00:00Z');
export const PARTNER = 'https://api.partnercenter.microsoft.com';
export const GRAPH = 'https://graph.microsoft.com';
export const SALES = 'https://api.partner.microsoft.com';

async function answerOf(response: Response): Promise<Answer> {
	// Not response.text(), which swallows a byte order mark.
	const text = Buffer.from(await response.arrayBuffer()).toString();
	let body: unknown;
	try {
		body = JSON.parse(text);
	} catch {
		body = undefined;
	}
	return { status: response.status, headers: response.headers, text, body };
}

export async function startPartnerWorld(options: Partial<SimulatorOptions> = {}): Promise<PartnerWorld> {
	let time = START;
	const simulator = await startSimulator({ now: () => time, ...options });
	let authorization = '';

	const world: PartnerWorld = {
		simulator,
		pass(ms) {
			time += ms;
		},
		form({ tenant = 0, kind = 'user', resource = PARTNER } = {}) {
			const { clientId, clientSecret, refreshToken } = simulator.partnerCenter.accounts[tenant];
			const common = { resource, client_id: clientId, client_secret: clientSecret };
			if (kind === 'app') return { grant_type: 'client_credentials', ...common };
			return { grant_type: 'refresh_token', refresh_token: refreshToken, scope: 'openid', ...common };
		},
		async token(form, { cloud = 'partner', tenantId = simulator.partnerCenter.accounts[0].tenantId } = {}) {
			const given = Object.entries(form).filter((entry): entry is [string, string] => entry[1] !== undefined);
			const url = `${simulator.url}/${cloud}/login/${tenantId}/oauth2/token`;
			return await answerOf(await fetch(url, { method: 'POST', body: new URLSearchParams(given) }));
		},
		async signIn(signIn = {}) {
			const { tenantId } = simulator.partnerCenter.accounts[signIn.tenant ?? 0];
			const { status, body, text } = await world.token(world.form(signIn), { cloud: signIn.cloud, tenantId });
			if (status !== 200) throw new Error(text);
			authorization = `Bearer ${body.access_token}`;
		},
		async call(method, path, body, headers = {}) {
			const [prefix, rest] = typeof path === 'string' ? ['partner', path] : path;
			return await answerOf(
				await fetch(`${simulator.url}/${prefix}${rest}`, {
					method,
					headers: {
						...(authorization && { Authorization: authorization }),
						...(body !== undefined && { 'Content-Type': 'application/json' }),
						...headers,
					},
					...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
				}),
			);
		},
		stop: () => simulator.stop(),
	};
	await world.signIn();
	return world;
}
