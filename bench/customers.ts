import axios from 'axios';
import type { Simulator } from '../simulator';
import { eachOf } from '../e2e/twice/deliver';

/** The first account's connection to the simulated platform, without n8n. */
async function connect({ ingram: { url, accounts } }: Simulator) {
	const [account] = accounts;
	const client = axios.create({
		baseURL: url,
		proxy: false,
		headers: { 'X-Subscription-Key': account.subscriptionKey },
	});
	const { data } = await client.post<{ token: string }>(
		'/token',
		{ marketplace: account.marketplace },
		{ auth: account },
	);
	client.defaults.headers.common.Authorization = `Bearer ${data.token}`;
	return client;
}

const contact = (type: string) => ({
	type,
	email: 'bench@example.com',
	firstName: 'Bench',
	lastName: 'Mark',
	phoneNumber: '1|555|0100|',
});

/** Does something without the latency that the server has for n8n. */
async function atOnce<T>({ settings }: Simulator, work: () => Promise<T>): Promise<T> {
	const { latencyMs } = settings;
	settings.latencyMs = 0;
	return await work().finally(() => (settings.latencyMs = latencyMs));
}

/** Creates customers, active at once. @returns their ids */
export async function createCustomers(simulator: Simulator, count: number): Promise<string[]> {
	const client = await connect(simulator);
	return await atOnce(
		simulator,
		async () =>
			await eachOf(
				Array.from({ length: count }, (_, number) => number),
				50,
				async (number) => {
					const body = {
						name: `Customer ${number}`,
						language: 'en',
						externalId: `BENCH-${number}`,
						address: {
							streetAddress: '1 Main Street',
							city: 'Springfield',
							postalCode: '12345',
							countryCode: 'US',
							state: 'IL',
						},
						contactPersons: ['admin', 'technical', 'billing'].map(contact),
					};
					const { data } = await client.post<{ id: string }>('/customers', body);
					return data.id;
				},
			),
	);
}

/** Places so many orders for each of the customers, with keys that nobody asks for. */
export async function placeOrders(simulator: Simulator, customerIds: string[], each: number): Promise<void> {
	const client = await connect(simulator);
	const orders = customerIds.flatMap((customerId) =>
		Array.from({ length: each }, (_, number) => ({ customerId, number })),
	);
	await atOnce(
		simulator,
		async () =>
			await eachOf(orders, 50, async ({ customerId, number }) => {
				const products = [{ mpn: 'ACME-BACKUP', quantity: 1 + (number % 50) }];
				await client.post('/orders', { type: 'sales', customerId, poNumber: `earlier ${number}`, products });
			}),
	);
}
