import type { IDataObject } from 'n8n-workflow';
import type { ExistingOrder, OrderKeyStrategy, State, Wait } from '../../../nodes/engine/declare';
import { readRows } from '../../../nodes/engine/http/paging/paging';
import { getRequest } from '../../../nodes/engine/http/request';
import { pages } from './vendor';

interface Line {
	productId: string;
	quantity: number;
}

const linesOf = ({ lines }: IDataObject): string[] =>
	(lines as unknown as Line[]).map(({ productId, quantity }) => `${quantity} x ${productId}`);

const stateOf = ({ status }: IDataObject): State => {
	if (status === 'completed') return 'completed';
	return status === 'processing' ? 'pending' : 'failed';
};

const readOrder = (body: IDataObject): ExistingOrder => ({
	id: String(body.id),
	key: String(body.reference ?? ''),
	lines: linesOf(body),
	state: stateOf(body),
	body,
});

/** The order key is in `reference`, and lists show it. */
export const orderKeys: OrderKeyStrategy = {
	scope: ({ body }) => [String(body.customerId)],
	withKey: (body, key) => ({ ...body, reference: key }),
	lines: linesOf,
	async find({ session, values: { body }, key }) {
		const request = getRequest('GET /orders', {}, { customerId: body.customerId });
		const rows = await readRows(session, request, pages, 'data', Infinity);
		return rows.map(readOrder).filter((order) => order.key === key);
	},
	read: readOrder,
	advice: ({ body }, key) => `Look for an order of customer ${String(body.customerId)} with the reference "${key}".`,
};

export const completion: Wait = {
	route: 'GET /orders/{id}',
	state: stateOf,
	failure: ({ id, status }) => `Order ${String(id)} is ${String(status)}.`,
	until: 'the order is completed',
	offered: 'choice',
};
