import type { IDataObject } from 'n8n-workflow';

import type {
	OrderKeyStrategy,
	OrderOperation,
	Session,
	Settings,
	State,
	Values,
	Wait,
} from '../../../nodes/engine/declare';
import { Problem } from '../../../nodes/engine/declare';
import type { Placing } from '../../../nodes/engine/orders/types';
import type { VirtualClock } from '../../support/virtualClock';
import { fakeSession, vendor, type Reply } from '../session';

/** An order as the simplest of platforms shows it. */
export interface Listed {
	id: string;
	key?: string;
	lines?: string[];
	state?: State;
	unclear?: true;
	/** milliseconds */
	madeAt?: number;
}

export const KEY = 'deal-1';
export const LINES = ['5 x A'];

/** A platform without requests: orders in memory, and an order of one item that is about to be placed there. */
export interface Shop {
	orders: Listed[];
	session: Session;
	clock: VirtualClock;
	placing: Placing;
	/** bodies of the requests that were sent */
	sent: IDataObject[];
	/** how often the list was read, and which orders were read alone */
	looks: { lists: number; reads: string[] };
}

export interface ShopOptions {
	/** what the platform answers to a request; an order as listed, or a refusal with a status */
	reply?: (shop: Pick<Shop, 'orders' | 'clock'>, index: number) => Reply;
	settings?: Partial<Settings>;
	session?: Partial<Session>;
	strategy?: Partial<OrderKeyStrategy>;
	operation?: Partial<OrderOperation>;
}

let shops = 0;

export const bodyOf = (order: Listed): IDataObject => ({ ...order });

/** @param orders what the platform has; tests change it */
export async function shopOf(orders: Listed[], options: ShopOptions = {}): Promise<Shop> {
	const looks = { lists: 0, reads: [] as string[] };
	const sent: IDataObject[] = [];
	const { session, clock } = await fakeSession(
		({ body }, index, time) => {
			sent.push(JSON.parse(String(body)) as IDataObject);
			return options.reply?.({ orders, clock: time }, index) ?? { body: {} };
		},
		// Another buyer for each: the engine remembers what a buyer has ordered.
		{ vendor, buyer: `buyer ${(shops += 1)}`, company: { is: 'unknown' }, ...options.session },
	);
	Object.assign(session, {
		settings: { ...session.settings, wait: false, orderKey: KEY, ...options.settings },
	});

	const read = (body: IDataObject) => {
		const { id, key, lines, state = 'completed', unclear } = body as unknown as Listed;
		return { id, key, lines, state, unclear, body };
	};
	const strategy: OrderKeyStrategy = {
		scope: () => [],
		withKey: (body, key) => ({ ...body, key }),
		lines: () => LINES,
		find: async () => {
			looks.lists += 1;
			return await Promise.resolve(orders.map((order) => read(bodyOf(order))));
		},
		madeAt: ({ madeAt }) => madeAt as number | undefined,
		duplicates: { advice: ({ id }) => `See ${String(id)}.` },
		read,
		advice: () => '',
		...options.strategy,
	};
	const wait: Wait = {
		route: 'GET /orders/{id}',
		look: async ({ id }) => {
			looks.reads.push(id);
			const order = orders.find((one) => one.id === id);
			if (!order) throw new Problem('There is none.', { status: 404 });
			return await Promise.resolve(bodyOf(order));
		},
		state: (body) => read(body).state,
		failure: () => 'It failed.',
		until: 'the order is completed',
		offered: 'choice',
	};
	const values: Values = {
		path: {},
		query: {},
		headers: {},
		body: { lines: LINES },
		local: {},
		carried: {},
		lookups: [],
		settings: session.settings,
	};
	const operation = {
		route: 'POST /orders',
		fields: [],
		orderKeys: strategy,
		wait,
		...options.operation,
	} as unknown as OrderOperation;
	const intent = { ...values, body: strategy.withKey(values.body, KEY) };
	const request = {
		method: 'POST' as const,
		path: '/orders',
		route: operation.route,
		query: {},
		body: intent.body,
	};
	const placing: Placing = { operation, strategy, wait, intent, request, key: KEY };
	return { orders, session, clock, looks, sent, placing };
}
