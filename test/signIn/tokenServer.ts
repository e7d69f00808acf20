import formbody from '@fastify/formbody';
import fastify from 'fastify';

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

/** A token that tells whose it is and for which API; its life comes as text, as Microsoft's first endpoint writes it. */
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

/** The sign-in service and the APIs: each exchange and each call is written down. The APIs have one customer, or nothing. */
export async function startTokenServer(): Promise<TokenServer> {
	const app = fastify({ forceCloseConnections: true });
	await app.register(formbody);
	const server: TokenServer = {
		url: '',
		exchanges: [],
		calls: [],
		reply: issued,
		revoked: new Set(),
		stop: async () => await app.close(),
	};

	app.post('/login/:tenant/oauth2/token', async ({ params, body }, reply) => {
		const exchange: Exchange = { tenant: (params as { tenant: string }).tenant, form: body as Exchange['form'] };
		server.exchanges.push(exchange);
		const answer = server.reply(exchange, server.exchanges.length);
		return reply.code(answer.status).send(answer.body);
	});
	const answers = {
		partner: { totalCount: 1, items: [{ id: 'customer-1' }] },
		graph: { value: [{ id: 'relationship-1' }] },
		sales: { value: [{ id: 'referral-1' }] },
	};
	for (const api of ['partner', 'graph', 'sales'] as const) {
		app.get(`/${api}/*`, async ({ headers }, reply) => {
			const token = (headers.authorization ?? '').replace('Bearer ', '');
			server.calls.push({ api, token });
			if (server.refusal) {
				const { status, type = 'text/plain', body, reason } = server.refusal;
				if (reason) reply.raw.statusMessage = reason;
				return reply.code(status).type(type).send(body);
			}
			return server.revoked.has(token) ? reply.code(401).send({ code: '800001' }) : reply.send(answers[api]);
		});
	}
	server.url = await app.listen({ port: 0, host: '127.0.0.1' });
	return server;
}
