/** A reseller that signs in with its key. */
export interface Account {
	name: string;
	apiKey: string;
}

export interface Customer {
	id: string;
	name: string;
	email?: string;
	country?: string;
	status: string;
}

export interface Line {
	productId: string;
	quantity: number;
	subscriptionId?: string;
}

export interface Order {
	id: string;
	customerId: string;
	reference?: string;
	status: 'processing' | 'completed' | 'canceled';
	/** In ms. */
	createdAt: number;
	lines: Line[];
}

export interface Subscription {
	id: string;
	customerId: string;
	orderId: string;
	productId: string;
	quantity: number;
	status: string;
}

/** What an account owns. */
export interface State {
	customers: Customer[];
	orders: Order[];
	subscriptions: Subscription[];
	/** How many ids were given out. */
	issued: number;
}

export const emptyState = (): State => ({ customers: [], orders: [], subscriptions: [], issued: 0 });

export const nextId = (state: State): string => String(1000 + state.issued++);

/** Completes the orders whose time has come, and makes their subscriptions. */
export function settle(state: State, now: number, processingMs: number): void {
	for (const order of state.orders) {
		if (order.status !== 'processing' || order.createdAt + processingMs > now) continue;
		order.status = 'completed';
		for (const line of order.lines) {
			const { customerId, id: orderId } = order;
			line.subscriptionId = nextId(state);
			const { productId, quantity } = line;
			state.subscriptions.push({ id: line.subscriptionId, customerId, orderId, productId, quantity, status: 'active' });
		}
	}
}
