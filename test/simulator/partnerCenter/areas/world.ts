import type { SimulatorOptions } from '../../../../simulator';
import type { Answer, World } from '../commerce/world';
import { startWorld } from '../commerce/world';

/** A world of commerce that also calls what is not below `/v1`. */
export interface AreaWorld extends World {
	/** Calls an address of the API from its root on, such as `/partner/v1/analytics/…`. */
	root(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
	/** Calls Microsoft Graph: a path below `v1.0`, or a whole address. */
	graph(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
	/** The same below `beta`. */
	graphBeta(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
	/** Calls the host of prices, referrals and payouts; with a token for another host where set so. */
	sales(
		method: string,
		path: string,
		body?: unknown,
		headers?: Record<string, string>,
		resource?: string,
	): Promise<Answer>;
}

const RESOURCE = {
	partner: 'https://api.partnercenter.microsoft.com',
	graph: 'https://graph.microsoft.com',
	sales: 'https://api.partner.microsoft.com',
};

export async function startAreas(options: Partial<SimulatorOptions> = {}): Promise<AreaWorld> {
	const world = await startWorld(options);
	const { simulator } = world;

	async function tokenFor(resource: string): Promise<string> {
		const { tenantId, clientId, clientSecret, refreshToken } = simulator.partnerCenter.accounts[0];
		const form = {
			grant_type: 'refresh_token',
			refresh_token: refreshToken,
			client_id: clientId,
			client_secret: clientSecret,
			resource,
		};
		const response = await fetch(`${simulator.partnerCenter.loginUrl}/${tenantId}/oauth2/token`, {
			method: 'POST',
			body: new URLSearchParams(form),
		});
		return ((await response.json()) as { access_token: string }).access_token;
	}

	async function call(
		resource: string,
		method: string,
		url: string,
		body?: unknown,
		headers: Record<string, string> = {},
	): Promise<Answer> {
		const response = await fetch(url, {
			method,
			headers: {
				Authorization: `Bearer ${await tokenFor(resource)}`,
				...(body !== undefined && { 'Content-Type': 'application/json' }),
				...headers,
			},
			...(body !== undefined && { body: JSON.stringify(body) }),
		});
		const text = await response.text();
		const isJson = response.headers.get('content-type')?.includes('json');
		return { status: response.status, headers: response.headers, text, body: isJson ? JSON.parse(text) : undefined };
	}

	return Object.assign(world, {
		root: (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
			call(RESOURCE.partner, method, `${simulator.partnerCenter.url}${path}`, body, headers),
		graph: (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
			call(
				RESOURCE.graph,
				method,
				path.startsWith('http') ? path : `${simulator.partnerCenter.graphUrl}${path}`,
				body,
				headers,
			),
		graphBeta: (method: string, path: string, body?: unknown, headers?: Record<string, string>) =>
			call(RESOURCE.graph, method, `${simulator.partnerCenter.graphUrl.replace('v1.0', 'beta')}${path}`, body, headers),
		sales: (
			method: string,
			path: string,
			body?: unknown,
			headers?: Record<string, string>,
			resource = RESOURCE.sales,
		) => call(resource, method, `${simulator.partnerCenter.salesUrl}${path}`, body, headers),
	});
}

/** A filter as the query carries it. */
export const filter = (value: unknown): string => encodeURIComponent(JSON.stringify(value));
