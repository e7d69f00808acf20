import type { Simulator, SimulatorOptions } from '../../../simulator';
import { startSimulator } from '../../../simulator';

export interface Answer {
	status: number;
	headers: Headers;
	text: string;
	/** The parsed answer, of whatever shape the test expects; undefined when it is not JSON. */
	body: any;
}

/** A simulator on virtual time, and a signed-in client for one of its accounts. */
export interface World {
	simulator: Simulator;
	now(): number;
	/** Moves the clock. */
	pass(ms: number): void;
	signIn(accountIndex?: number): Promise<void>;
	call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
	/** Creates a customer and lets it become active; gives its id. */
	activeCustomer(more?: Record<string, unknown>): Promise<string>;
	/** Places an order and lets it end; gives its id. */
	finishedOrder(body: Record<string, unknown>): Promise<string>;
	stop(): Promise<void>;
}

export const START = Date.parse('2025-03-01T10:00:00Z');
export const E1 = '91fd106f-4b2c-4938-95ac-f54f74e9a239';
export const STORAGE = '53fc25f7-6639-4f78-bb44-3c2dfec3ed40';
export const ANALYTICS = '2eb59242-162a-40ac-bb17-5b658bf8a9c1';
export const AMBIGUOUS = 'bd938-058f-4927-bba3-ae36b1d2501c';
export const NCE = 'CFQ7TTC0LH16:0001';

export const address = { streetAddress: '101, Any Street', postalCode: '12345', city: 'Herndon', countryCode: 'US' };
export const contact = {
	type: 'admin',
	firstName: 'Jo',
	lastName: 'Doe',
	email: 'jo@acme.test',
	phoneNumber: '1##5550100#',
};
export const customerBody = { name: 'Acme Inc.', language: 'en', address, contactPersons: [contact] };

/** A sales order of two products of one offer, as in the vendor's guide. */
export const officeOrder = (customerId: string, more: Record<string, unknown> = {}) => ({
	type: 'sales',
	customerId,
	products: [
		{ mpn: STORAGE, quantity: '2.0' },
		{ mpn: E1, quantity: '1.0', parameters: [{ name: 'domain', value: 'jsmith201' }] },
	],
	...more,
});

export const basic = (username: string, password: string): string =>
	`Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;

export async function startWorld(options: Partial<SimulatorOptions> = {}): Promise<World> {
	let time = START;
	const simulator = await startSimulator({ now: () => time, ...options });
	let own: Record<string, string> = {};

	const world: World = {
		simulator,
		now: () => time,
		pass(ms) {
			time += ms;
		},
		async signIn(accountIndex = 0) {
			const { username, password, subscriptionKey, marketplace } = simulator.ingram.accounts[accountIndex];
			const headers = { 'X-Subscription-Key': subscriptionKey, Authorization: basic(username, password) };
			const { body } = await world.call('POST', '/token', { marketplace }, headers);
			own = { 'X-Subscription-Key': subscriptionKey, Authorization: `Bearer ${body.token}` };
		},
		async call(method, path, body, headers = {}) {
			const response = await fetch(simulator.ingram.url + path, {
				method,
				headers: { ...own, ...(body !== undefined && { 'Content-Type': 'application/json' }), ...headers },
				...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
			});
			// Not response.text(), which swallows a byte order mark.
			const text = Buffer.from(await response.arrayBuffer()).toString();
			let parsed: unknown;
			try {
				parsed = JSON.parse(text);
			} catch {
				parsed = undefined;
			}
			return { status: response.status, headers: response.headers, text, body: parsed };
		},
		async activeCustomer(more = {}) {
			const { body } = await world.call('POST', '/customers', { ...customerBody, ...more });
			world.pass(simulator.ingram.settings.customerActivationMs);
			return body.id;
		},
		async finishedOrder(order) {
			const { status, body, text } = await world.call('POST', '/orders', order);
			if (status !== 200) throw new Error(text);
			world.pass(simulator.ingram.settings.orderProcessingMs);
			return body.id;
		},
		stop: () => simulator.stop(),
	};
	await world.signIn();
	return world;
}
