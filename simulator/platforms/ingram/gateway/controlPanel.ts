import formbody from '@fastify/formbody';
import type { FastifyInstance } from 'fastify';
import type { StoredOrder } from '../state/state';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escape = (text: string): string => text.replace(/[&<>"']/g, (character) => ESCAPES[character]);

const STYLE = `
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1d2733; }
table { border-collapse: collapse; width: 100%; margin-bottom: 2rem; }
th, td { text-align: left; padding: .4rem .8rem; border-bottom: 1px solid #d5dbe1; }
button { font: inherit; padding: .2rem .9rem; cursor: pointer; }
`;

const HEAD = ['Order', 'Type', 'Customer', 'Subscription', 'PO number'];

const cells = (order: StoredOrder): string[] => [
	order.orderNumber,
	order.type,
	order.customerId,
	[...new Set(order.lines.map(({ subscriptionId }) => subscriptionId ?? ''))].join(' '),
	order.poNumber ?? '',
];

const row = (texts: string[], last: string): string =>
	`<tr>${texts.map((text) => `<td>${escape(text)}</td>`).join('')}<td>${last}</td></tr>`;

function table(lastHead: string, rows: string[], whenEmpty: string): string {
	if (rows.length === 0) return `<p>${whenEmpty}</p>`;
	const head = [...HEAD, lastHead].map((text) => `<th>${text}</th>`).join('');
	return `<table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

const approveForm = ({ id, orderNumber }: StoredOrder): string =>
	`<form method="post" action="/control-panel/orders/${escape(id)}/approve">` +
	`<button aria-label="Approve ${escape(orderNumber)}">Approve</button></form>`;

/** The page on which a person approves cancellation orders; it works without scripts. */
function controlPanelPage(orders: StoredOrder[]): string {
	const waiting = orders.filter(({ status }) => status === 'submitted');
	const others = orders.filter(({ status }) => status !== 'submitted').reverse();
	const waitingRows = waiting.map((order) => row(cells(order), approveForm(order)));
	const otherRows = others.map((order) =>
		row(cells(order), escape(order.reason ? `${order.status}: ${order.reason}` : order.status)),
	);
	return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>Control panel (simulator)</title><style>${STYLE}</style></head>
<body><h1>Control panel</h1>
<h2>Waiting for approval</h2>
${table('', waitingRows, 'No order waits for approval.')}
<h2>Other orders</h2>
${table('Status', otherRows, 'There is no other order.')}
</body></html>
`;
}

/** Puts the page on a server. @param approve throws when the order does not wait */
export async function controlPanel(
	app: FastifyInstance,
	orders: () => StoredOrder[],
	approve: (orderId: string) => void,
): Promise<void> {
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
