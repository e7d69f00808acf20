import { setTimeout as sleep } from 'node:timers/promises';
import axios from 'axios';
import type { IDataObject } from 'n8n-workflow';

import { startSimulator, type Simulator } from '../../../simulator';

import { findOrCreate, newCustomer, sale } from '../../flows/ingram/parameters';
import { twoWorkers, type Worker } from '../../flows/ingram/workers';

/**
 * Ingram Micro recognizes no repeated order. Here deals are delivered twice at the same moment to two workers that share
 * no memory, on the real clock, with 100 ms for each request. `DEALS=400` measures more of them.
 */
const DEALS = Number(process.env.DEALS ?? 40);
const AT_ONCE = 20;
const LATENCY = 100;

let simulator: Simulator;
let workers: [Worker, Worker];
let customers: string[];

async function createCustomers(count: number): Promise<string[]> {
	const [{ username, password, subscriptionKey, marketplace }] = simulator.ingram.accounts;
	const headers = { 'X-Subscription-Key': subscriptionKey };
	const { data } = await axios.post<{ token: string }>(
		`${simulator.ingram.url}/token`,
		{ marketplace },
		{ headers, auth: { username, password } },
	);
	const api = axios.create({
		baseURL: simulator.ingram.url,
		headers: { ...headers, Authorization: `Bearer ${data.token}` },
	});
	const made: string[] = [];
	for (let deal = 0; deal < count; deal += 1) {
		const { data: customer } = await api.post<{ id: string }>('/customers', {
			...newCustomer,
			externalId: `crm-${deal}`,
		});
		made.push(customer.id);
	}
	return made;
}

beforeAll(async () => {
	simulator = await startSimulator({ ingram: { customerActivationMs: 0, orderProcessingMs: 2000 } });
	workers = await twoWorkers(simulator);
	customers = await createCustomers(DEALS + 1);
	simulator.settings.latencyMs = LATENCY;
});
afterAll(async () => await simulator.stop());

/** n8n numbers executions as they arrive; other flows are started between the two deliveries of a deal. */
let number = 1000;
const nextExecution = (): string => {
	number += 1 + Math.floor(Math.random() * 3);
	return String(number);
};

/** Takes a delivery from the queue a little later than it came. */
async function deliver(worker: Worker, customer: string, deal: number): Promise<IDataObject> {
	const execution = nextExecution();
	await sleep(Math.random() * 300);
	return await worker(sale(customer, `deal-${deal}`), execution);
}

test(`of ${DEALS} deals that two workers get at the same moment, at most one in a hundred is bought twice, and then one worker says so`, async () => {
	const waiting = customers.slice(1).entries();
	const pairs: Array<{ customer: string; reported: IDataObject[] }> = [];
	const started = Date.now();
	const one = async () => {
		for (const [deal, customer] of waiting) {
			const reported = await Promise.all(workers.map(async (worker) => await deliver(worker, customer, deal)));
			pairs.push({ customer, reported });
		}
	};
	await Promise.all(Array.from({ length: AT_ONCE }, one));

	const bought = pairs.map(({ customer, reported }) => ({
		reported,
		orders: simulator.ingram.orders().filter(({ customerId }) => customerId === customer),
	}));
	const twice = bought.filter(({ orders }) => orders.length !== 1);
	console.info(
		`${twice.length} of ${DEALS} deals bought twice; ${Math.round((Date.now() - started) / 100) / 10} s, ${Math.round(simulator.effects().requests / DEALS)} requests for each deal`,
	);
	expect(twice.length).toBeLessThanOrEqual(Math.ceil(DEALS / 100));
	for (const { reported, orders } of bought) {
		const [oldest] = orders;
		expect(reported.map(({ id }) => id)).toEqual([oldest.id, oldest.id]);
		expect(reported.map(({ outcome }) => outcome).sort()).toEqual(
			orders.length === 1 ? ['completed', 'completed'] : ['completed', 'duplicate'],
		);
	}
}, 600_000);

test('a list that two workers sell at the same moment is bought once', async () => {
	const [customer] = customers;
	const items = Array.from({ length: 10 }, (_, index) => ({ json: { key: `line-${index}` } }));
	const parameters = sale(customer, '={{ $json.key }}', { waitForCompletion: false });
	await Promise.all(workers.map(async (worker) => await worker(parameters, nextExecution(), items)));
	const keys = simulator.ingram
		.orders()
		.filter(({ customerId }) => customerId === customer)
		.map(({ poNumber }) => poNumber);
	expect(keys.sort()).toEqual(items.map(({ json }) => json.key));
}, 600_000);

test('a customer that two workers look for at the same moment is created once', async () => {
	const before = simulator.ingram.customers().length;
	const reported = await Promise.all(
		Array.from(
			{ length: 10 },
			async (_, index) =>
				await Promise.all(
					workers.map(async (worker) => await worker(findOrCreate(`crm-new-${index}`), nextExecution())),
				),
		),
	);
	expect(simulator.ingram.customers()).toHaveLength(before + 10);
	for (const [one, other] of reported) expect(one.id).toBe(other.id);
}, 600_000);
