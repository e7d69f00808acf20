import type { IDataObject } from 'n8n-workflow';
import type { PagedList, Reader, Source } from '../../../nodes/engine/poll/source';

/** An order of the made-up platform. Times in milliseconds. */
export interface Order {
	id: string;
	/** what the platform shows as its time: exact to `grain` */
	created: number;
	/** when lists show it first */
	listed: number;
	/** when it is completed; undefined: never */
	completed?: number;
	customer: string;
}

/** How the made-up platform behaves. */
export interface Nature {
	grain: number;
	pageSize: number;
	sort: 'newest' | 'oldest' | 'any';
	/** milliseconds that pass with each request */
	latency: number;
	/** whether it takes a time from which on to list */
	filters: boolean;
	/** whether it lists what is pending */
	listsPending: boolean;
	/** whether a page is reached by the one before it only */
	linked: boolean;
	/** whether orders are listed by customer only */
	byCustomer: boolean;
}

export class Fault extends Error {}

const asRow = ({ id, created, completed, customer }: Order, now: number): IDataObject => ({
	id,
	created,
	customer,
	status: completed !== undefined && completed <= now ? 'completed' : 'processing',
});

/** A platform whose clock moves with each request, so that rows come and go between two pages. */
export class World {
	now = 0;
	requests = 0;
	/** numbers of requests that fail */
	faults = new Set<number>();

	constructor(
		readonly orders: Order[],
		readonly nature: Nature,
	) {}

	private request(): number {
		this.requests += 1;
		this.now += this.nature.latency;
		if (this.faults.has(this.requests)) throw new Fault(`Request ${this.requests} fails.`);
		return this.now;
	}

	private sorted(orders: Order[]): Order[] {
		const sign = { newest: -1, oldest: 1, any: 0 }[this.nature.sort];
		// Without an order of its own a list has some other one: here by the digits of the id from behind.
		const other = ({ id }: Order) => [...id].reverse().join('');
		return [...orders].sort((a, b) => sign * (a.created - b.created) || (other(a) < other(b) ? -1 : 1));
	}

	/** A list whose pages come by links from its first one, as it was then. */
	private linkedList(all: (now: number) => IDataObject[]): PagedList {
		const { pageSize } = this.nature;
		let known: IDataObject[] = [];
		let at = 0;
		return {
			size: pageSize,
			linked: true,
			idOf: ({ id }) => String(id),
			page: async (index) => {
				const time = this.request();
				if (index === 0) [known, at] = [all(time), 0];
				if (index !== at) throw new Error(`No link leads to ${index}, only to ${at}.`);
				const rows = known.slice(index, index + pageSize);
				at += rows.length;
				return { rows, end: at >= known.length, time };
			},
		};
	}

	private list(keep: (order: Order, now: number) => boolean): PagedList {
		const { pageSize, linked } = this.nature;
		const listed = (now: number) =>
			this.sorted(this.orders.filter((order) => order.listed <= now && keep(order, now))).map((one) => asRow(one, now));
		if (linked) return this.linkedList(listed);
		return {
			size: pageSize,
			idOf: ({ id }) => String(id),
			page: async (index) => {
				const now = this.request();
				const all = listed(now);
				return { rows: all.slice(index, index + pageSize), end: index + pageSize >= all.length, time: now };
			},
		};
	}

	private customers(from: number): PagedList {
		const ids = [...new Set(this.orders.map(({ customer }) => customer))].sort();
		const { pageSize, linked } = this.nature;
		const outer: PagedList = {
			size: pageSize,
			idOf: ({ id }) => String(id),
			page: async (index) => {
				const time = this.request();
				const rows = ids.slice(index, index + pageSize).map((id) => ({ id }));
				return { rows, end: index + pageSize >= ids.length, time };
			},
		};
		return {
			...(linked ? this.linkedList(() => ids.map((id) => ({ id }))) : outer),
			inner: ({ id }) =>
				this.list(({ customer, created }) => customer === id && (!this.nature.filters || created >= from)),
		};
	}

	reader(): Reader {
		const { filters, listsPending, byCustomer } = this.nature;
		return {
			list: (from) => (byCustomer ? this.customers(from) : this.list(({ created }) => !filters || created >= from)),
			...(listsPending
				? { pending: () => [this.list(({ completed }, now) => completed === undefined || completed > now)] }
				: {}),
			object: async (id) => {
				const now = this.request();
				const order = this.orders.find((one) => one.id === id);
				return order && asRow(order, now);
			},
		};
	}
}

/** The source as a platform would declare it. @param overlap milliseconds by which a row may come late */
export const orders = ({ grain }: Nature, overlap: number): Source => ({
	name: 'orders',
	grain,
	overlap,
	idOf: ({ id }) => String(id),
	isPending: ({ status }) => status === 'processing',
	observe: ({ id, created, status, customer }) => {
		const base = {
			at: Number(created),
			object: { id, status },
			customerId: String(customer),
		};
		const order = `order:${String(id)}`;
		const made = { ...base, id: `${order}:created`, subject: `${order}:created`, event: 'created', happened: base.at };
		if (status !== 'completed') return [made];
		return [made, { ...base, id: `${order}:completed`, subject: `${order}:completed`, event: 'completed' }];
	},
});
