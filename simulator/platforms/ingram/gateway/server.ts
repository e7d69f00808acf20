import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import formbody from '@fastify/formbody';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { randomUUID } from 'node:crypto';
import type { StoredOrder } from '../state/state';
import { type Api, apiServer, scoped, serveRoute } from '../../../core/http/api';
import { routesOf } from '../../../core/http/routes';
import type { Core } from '../../../core/platform';
import { CONTRACT, type Platform } from '../platform';
import { errorBody, Refusal } from './call';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character]);

/** The page of the control panel, without its orders. */
const PAGE = readFileSync(join(__dirname, 'controlPanel.html'), 'utf8');

const waits = ({ status }: StoredOrder): boolean => status === 'submitted';

const approveForm = ({ id, orderNumber }: StoredOrder): string =>
	`<form method="post" action="/control-panel/orders/${escape(id)}/approve">` +
	`<button aria-label="Approve ${escape(orderNumber)}">Approve</button></form>`;

function row(order: StoredOrder): string {
	const { orderNumber, type, customerId, lines, poNumber = '', status, reason } = order;
	const subscriptions = [...new Set(lines.map(({ subscriptionId }) => subscriptionId ?? ''))].join(' ');
	const texts = [orderNumber, type, customerId, subscriptions, poNumber, reason ? `${status}: ${reason}` : status];
	const cells = [...texts.map(escape), waits(order) ? approveForm(order) : ''];
	return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}

/** The page on which a person approves cancellation orders, those that wait first; it works without scripts. */
function controlPanelPage(orders: StoredOrder[]): string {
	const waiting = orders.filter(waits);
	const others = orders.filter((order) => !waits(order)).reverse();
	const text = waiting.length ? `Orders that wait for approval: ${waiting.length}` : 'No order waits for approval.';
	const rows = [...waiting, ...others].map(row).join('');
	return PAGE.replace('{{waiting}}', text).replace('{{rows}}', () => rows);
}

/** Puts the page on a server. @param approve throws when the order does not wait */
export async function controlPanel(app: FastifyInstance, orders: () => StoredOrder[], approve: (id: string) => void) {
	await app.register(formbody);
	app.setErrorHandler((error: Error & { status?: number }, _request, reply) =>
		reply.code(error.status ?? 400).send({ message: error.message }),
	);
	app.get('/control-panel', (_request, reply) => reply.type('text/html').send(controlPanelPage(orders())));
	app.post('/control-panel/orders/:id/approve', (request, reply) => {
		approve((request.params as { id: string }).id);
		return reply.redirect('/control-panel', 303);
	});
}

const SIGN_IN = 'POST /auth/realms/1/protocol/openid-connect/token';

const ROUTES = routesOf(CONTRACT.operations);

const refusalOf = (error: unknown): Refusal => {
	if (error instanceof Refusal) return error;
	const { statusCode = 500, message } = error as { statusCode?: number; message: string };
	return new Refusal(statusCode, statusCode === 500 ? 'INTERNAL_ERROR' : 'BAD_REQUEST', message);
};

const correlationOf = (reply: FastifyReply): string => String(reply.getHeader('X-Correlation-ID'));

const right = (body: unknown) => ({ status: 200, headers: {}, body });

const apiOf = (platform: Platform, prefix: string): Api => ({
	prefix,
	routes: ROUTES,
	headers: () => ({ 'X-Correlation-ID': randomUUID() }),
	refusal(error, { reply }) {
		const refusal = refusalOf(error);
		return { status: refusal.status, headers: refusal.headers, body: errorBody(refusal, correlationOf(reply)) };
	},
	faultBody: (status, code, message, { reply }) => errorBody(new Refusal(status, code, message), correlationOf(reply)),
	noRoute: () => new Refusal(404, 'NO_ROUTE', 'There is no such route'),
	revoke: ({ headers }) => platform.auth.revoke(headers),
	answer(candidates, request, _route, rule) {
		const body = platform.answer(candidates, request, rule);
		if (rule?.kind === 'storedLate') platform.storeLate(request, body, rule.ms ?? 0);
		return right(body);
	},
});

/** Puts the platform on a server, below the prefix that it is registered with. */
export async function ingramServer(app: FastifyInstance, core: Core, platform: Platform, prefix: string) {
	const api = apiOf(platform, prefix);
	app.removeContentTypeParser('text/plain');
	apiServer(app, core, api);
	// Only the sign-in takes a form; everywhere else a form is refused.
	await scoped(app, async (signIn) => {
		await signIn.register(formbody);
		serveRoute(signIn, core, api, SIGN_IN, ({ body }) => {
			const token = platform.auth.grant(body as Record<string, unknown>);
			if (!token) throw new Refusal(401, 'invalid_grant', 'Invalid user credentials');
			core.effects.count('tokensIssued');
			return right(token);
		});
	});
}
