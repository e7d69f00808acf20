import axios from 'axios';
import { secretHeader } from '../n8n/webhookSecret';
import type { Deal } from './platforms';

/** What the flow answered to one delivery; status 0 = no answer came. */
export interface Delivery {
	deal: Deal;
	status: number;
	answer: {
		created?: boolean;
		orderId?: string;
		outcome?: string;
		warnings?: string[];
		error?: string;
		details?: { outcome?: string };
	};
}

/** Longer than any wait inside a flow; what was lost with a worker is answered by then or never. */
const PATIENCE = 5 * 60_000;

/** Delivers a deal to a published flow once. */
export async function deliver(address: string, deal: Deal): Promise<Delivery> {
	const sent = axios.post<Delivery['answer']>(address, deal, {
		headers: secretHeader,
		proxy: false,
		timeout: PATIENCE,
		validateStatus: () => true,
	});
	return await sent.then(
		({ status, data }) => ({ deal, status, answer: data }),
		() => ({ deal, status: 0, answer: {} }),
	);
}

/** Whether the caller knows that its deal is sold. */
export const isSold = ({ status }: Delivery): boolean => status >= 200 && status < 300;

/**
 * Does some work on each of the values, so many at a time.
 * @returns the results in the order in which they were ready
 */
export async function eachOf<T, R>(values: T[], atOnce: number, work: (value: T) => Promise<R>): Promise<R[]> {
	const results: R[] = [];
	const waiting = values.values();
	const one = async () => {
		// All share one iterator, so each value is taken once.
		for (const value of waiting) results.push(await work(value));
	};
	await Promise.all(Array.from({ length: atOnce }, one));
	return results;
}
