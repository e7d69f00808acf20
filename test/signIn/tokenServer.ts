import { startRecorder, type Answer, type Send } from '../support/recorder';

/** A token exchange as it came in. */
export interface Exchange {
	tenant: string;
	form: Record<string, string>;
}

/** A call of an API, and the token that it carried. */
export interface Call {
	api: 'partner' | 'graph' | 'sales';
	token: string;
}

/** What an API answers to every call in place of its list. */
export interface ApiRefusal {
	status: number;
	/** Text as it goes on the wire, with its type; none is no body. */
	type?: string;
	body?: string;
	/** The words of the status line. */
	reason?: string;
}

/** An answer of the sign-in service. */
export interface TokenReply {
	status: number;
	body: object;
}

export interface TokenServer {
	url: string;
	exchanges: Exchange[];
	calls: Call[];
	/** What the sign-in service answers to an exchange; `number` counts from 1. */
	reply: (exchange: Exchange, number: number) => TokenReply;
	/** Tokens that the APIs refuse. */
	revoked: Set<string>;
	/** Set: the APIs refuse every call like this. */
	refusal?: ApiRefusal;
	stop(): Promise<void>;
}

/** A token that shows whose it is and for which API; its life comes as text, as Microsoft's first endpoint writes it. */
export const issued = ({ form }: Exchange, number: number, more: object = {}): TokenReply => ({
	status: 200,
	body: {
		token_type: 'Bearer',
		expires_in: '3599',
		not_before: '1772445600',
		resource: form.resource,
		access_token: `${form.client_id}/${form.resource}/${number}`,
		...more,
	},
});

/** A refusal as Microsoft Entra writes it. */
export const refused = (error: string, code: string): TokenReply => ({
	status: 400,
	body: {
		error,
		error_description: `${code}: The request was not accepted.\r\nTrace ID: 1`,
		error_codes: [Number(code.slice(6))],
	},
});

const refusing =
	({ status, type = 'text/plain', body, reason }: ApiRefusal): Send =>
	(reply) => {
		if (reason) reply.raw.statusMessage = reason;
		return reply.code(status).type(type).send(body);
	};

/** The sign-in service and the APIs: each exchange and each call is written down. The APIs have one customer, or nothing. */
export async function startTokenServer(): Promise<TokenServer> {
	const server: TokenServer = {
		url: '',
		exchanges: [],
		calls: [],
		reply: issued,
		revoked: new Set(),
		stop: async () => await recorder.stop(),
	};

	const answers = {
		partner: { totalCount: 1, items: [{ id: 'customer-1' }] },
		graph: { value: [{ id: 'relationship-1' }] },
		sales: { value: [{ id: 'referral-1' }] },
	};
	const exchange = (tenant: string, body: string): Answer => {
		const one: Exchange = { tenant, form: Object.fromEntries(new URLSearchParams(body)) };
		server.exchanges.push(one);
		return server.reply(one, server.exchanges.length);
	};
	const call = (api: Call['api'], authorization = ''): Answer | Send => {
		const token = authorization.replace('Bearer ', '');
		server.calls.push({ api, token });
		if (server.refusal) return refusing(server.refusal);
		return server.revoked.has(token) ? { status: 401, body: { code: '800001' } } : { body: answers[api] };
	};

	const recorder = await startRecorder(({ method, path, headers, body }) => {
		const tenant = /^\/login\/([^/]+)\/oauth2\/token$/.exec(path)?.[1];
		if (method === 'POST' && tenant !== undefined) return exchange(tenant, body);
		const api = (['partner', 'graph', 'sales'] as const).find((name) => path.startsWith(`/${name}/`));
		return method === 'GET' && api ? call(api, headers.authorization) : undefined;
	});
	server.url = recorder.url;
	return server;
}
