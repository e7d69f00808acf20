import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import type { Simulator } from '../../simulator';

const FINISHED = 'http.server.response.finish';

/** When a look for the orders of a customer was answered, in milliseconds since 1970. */
interface Look {
	customerId: string;
	at: number;
}

/**
 * Watches the looks that come to the simulator, which runs in this process.
 * @returns a function that ends the watch and says for every stored order how many milliseconds lay between the
 * answer to the look before it and the moment from which it is listed
 */
export function watchOrderWindow(simulator: Simulator): () => number[] {
	const looks: Look[] = [];
	const seen = (message: unknown) => {
		const { method, url = '' } = (message as { request: IncomingMessage }).request;
		const { pathname, searchParams } = new URL(url, simulator.url);
		const customerId = searchParams.get('customerId');
		if (method === 'GET' && pathname.endsWith('/ingram/orders') && customerId)
			looks.push({ customerId, at: Date.now() });
	};
	subscribe(FINISHED, seen);
	return () => {
		unsubscribe(FINISHED, seen);
		const orders = simulator.ingram.orders();
		const customers = [...new Set(orders.map(({ customerId }) => customerId))];
		return customers.flatMap((id) =>
			windowsOf(
				looks.filter(({ customerId }) => customerId === id).map(({ at }) => at),
				orders.filter(({ customerId }) => customerId === id).map(({ visibleFrom }) => visibleFrom),
			),
		);
	};
}

/**
 * The windows of one customer's orders, in milliseconds. No look that found an order placed another, so the last looks
 * before the first order are theirs, one each. Where both deliveries looked and one bought, it is the later look that counts.
 */
function windowsOf(looks: number[], listed: number[]): number[] {
	const ascending = (a: number, b: number) => a - b;
	const orders = [...listed].sort(ascending);
	const before = looks
		.filter((at) => at <= orders[0])
		.sort(ascending)
		.slice(-orders.length);
	return before.map((at, index) => orders[index] - at);
}
