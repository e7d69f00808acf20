import { randomUUID } from 'node:crypto';
import type { Simulator, SimulatorOptions } from '../../../../simulator';
import { startSimulator } from '../../../../simulator';

export interface Answer {
	status: number;
	headers: Headers;
	text: string;
	/** The parsed answer, of whatever shape the test expects; undefined when it is not JSON. */
	body: any;
}

export interface Line {
	catalogItemId: string;
	quantity: number;
	billingCycle: string;
	[name: string]: unknown;
}

/** A simulator on virtual time, and a signed-in client for one of its partner tenants. */
export interface World {
	simulator: Simulator;
	now(): number;
	/** Moves the clock. */
	pass(ms: number): void;
	/** Signs in; whoever was signed in before is forgotten. */
	signIn(kind?: 'app' | 'user', tenantIndex?: number): Promise<void>;
	call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
	/** Creates a customer, and confirms its agreement unless set otherwise; gives its id. */
	customer(more?: { agreement?: boolean; domain?: string; associatedPartnerId?: string }): Promise<string>;
	/** The catalog item that sells a SKU (`product:sku`) for a term now. */
	item(key: string, term?: string | null, segment?: string): Promise<string>;
	/** Fills a cart; gives the answer's body. */
	cart(customer: string, lines: Line[], more?: Record<string, unknown>): Promise<any>;
	/** Fills a cart and checks it out, and lets the order end; gives the order's subscriptions. */
	buy(customer: string, ...lines: Line[]): Promise<any[]>;
	/** Orders a legacy offer and lets the order end; gives its subscription. */
	buyLegacy(customer: string, offerId: string, quantity: number): Promise<any>;
	/** Orders an add-on for a legacy subscription and lets the order end; gives the add-on. */
	addOnFor(customer: string, base: any): Promise<any>;
	subscription(customer: string, id: string): Promise<any>;
	/** Sends a subscription back with changes; a change to undefined leaves the member out. */
	patch(
		customer: string,
		subscription: any,
		changes: Record<string, unknown>,
		headers?: Record<string, string>,
	): Promise<Answer>;
	stop(): Promise<void>;
}

export const START = Date.parse('2026-03-02T09:00:00Z');
export const DAY = 86_400_000;
export const BASIC = 'CFQ7TTC0EX01:0001';
export const TRIAL = 'CFQ7TTC0EX01:0002';
export const PREMIUM = 'CFQ7TTC0EX02:0001';
export const CALLS = 'CFQ7TTC0EX03:0001';
export const ATTESTED = 'CFQ7TTC0EX04:0001';
export const AZURE_PLAN = 'DZH318Z0EX01:0001';
export const RESERVATION = 'DZH318Z0EX02:0001';
export const SAAS = 'DZH318Z0EX03:0001';
export const SERVER = 'DG7GMGF0EX01:0001';
export const MAIL_OFFER = '1e3f0752-af9a-5894-8580-59200011bd9d';
export const ARCHIVE_OFFER = 'a0994802-d885-5af7-8efc-7dd022c8a2fd';
export const TRIAL_OFFER = 'a95f00a8-9c6d-50d2-ac6a-659aec9e2299';
export const AZURE_OFFER = 'MS-AZR-0145P';
export const TAKEN_DOMAIN = 'taken-example.onmicrosoft.com';

export const address = {
	firstName: 'Mara',
	lastName: 'Lindqvist',
	addressLine1: '4001 Alder Street',
	city: 'Redmond',
	state: 'WA',
	postalCode: '98052',
	country: 'US',
};

export const billingProfile = {
	email: 'billing@alderridge.example.com',
	culture: 'en-US',
	language: 'en',
	companyName: 'Alder Ridge Dental',
	defaultAddress: address,
};

const contact = { firstName: 'Mara', lastName: 'Lindqvist', email: 'mara@alderridge.example.com' };

/** Sets a path of fields to a value, in a copy; undefined leaves the field out. */
const changed = (object: Record<string, unknown>, changes: Record<string, unknown>): Record<string, unknown> =>
	JSON.parse(JSON.stringify({ ...object, ...changes }));

const parsed = (text: string): unknown => {
	try {
		return JSON.parse(text.replace(/^\uFEFF/, ''));
	} catch {
		return undefined;
	}
};

export async function startWorld(options: Partial<SimulatorOptions> = {}): Promise<World> {
	let time = START;
	const simulator = await startSimulator({ now: () => time, ...options });
	let token = '';
	let companies = 0;

	/** Throws with the answer when the platform does not do it. */
	const done = async (answer: Promise<Answer>): Promise<any> => {
		const { status, body, text } = await answer;
		if (status >= 300) throw new Error(`${status} ${text}`);
		return body;
	};

	const world: World = {
		simulator,
		now: () => time,
		pass(ms) {
			time += ms;
		},
		async signIn(kind = 'user', tenantIndex = 0) {
			const { tenantId, clientId, clientSecret, refreshToken } = simulator.partnerCenter.accounts[tenantIndex];
			const form = new URLSearchParams({
				client_id: clientId,
				client_secret: clientSecret,
				resource: simulator.partnerCenter.url,
			});
			form.set('grant_type', kind === 'app' ? 'client_credentials' : 'refresh_token');
			if (kind === 'user') form.set('refresh_token', refreshToken);
			const response = await fetch(`${simulator.partnerCenter.loginUrl}/${tenantId}/oauth2/token`, {
				method: 'POST',
				body: form,
			});
			token = ((await response.json()) as { access_token: string }).access_token;
		},
		async call(method, path, body, headers = {}) {
			const response = await fetch(`${simulator.partnerCenter.url}/v1${path}`, {
				method,
				headers: {
					Authorization: `Bearer ${token}`,
					'MS-RequestId': randomUUID(),
					'MS-CorrelationId': randomUUID(),
					...(body !== undefined && { 'Content-Type': 'application/json' }),
					...headers,
				},
				...(body !== undefined && { body: JSON.stringify(body) }),
			});
			// Not response.text(), which swallows a byte order mark.
			const text = Buffer.from(await response.arrayBuffer()).toString();
			return { status: response.status, headers: response.headers, text, body: parsed(text) };
		},
		async customer({ agreement = true, domain, associatedPartnerId } = {}) {
			companies += 1;
			const companyProfile = { domain: domain ?? `company${companies}-example.onmicrosoft.com` };
			const { id } = await done(
				world.call('POST', '/customers', {
					companyProfile,
					billingProfile,
					...(associatedPartnerId && { associatedPartnerId }),
				}),
			);
			if (agreement) {
				const { items } = await done(world.call('GET', '/agreements?agreementType=MicrosoftCustomerAgreement'));
				const { templateId } = items[0];
				const body = {
					primaryContact: contact,
					dateAgreed: new Date(time).toISOString(),
					templateId,
					type: 'MicrosoftCustomerAgreement',
				};
				await done(world.call('POST', `/customers/${id}/agreements`, body));
			}
			return id;
		},
		async item(key, term = 'P1Y', segment = 'commercial') {
			const [product, sku] = key.split(':');
			const { items } = await done(world.call('GET', `/products/${product}/skus/${sku}/availabilities?country=US`));
			const wanted = items.find((row: any) => row.segment === segment && (row.terms[0]?.duration ?? null) === term);
			return wanted.catalogItemId;
		},
		cart: (customer, lines, more = {}) =>
			done(
				world.call('POST', `/customers/${customer}/carts`, {
					lineItems: lines.map((line, id) => ({ id, ...line })),
					...more,
				}),
			),
		async buy(customer, ...lines) {
			const { id } = await world.cart(customer, lines);
			const { orders, orderErrors } = await done(world.call('POST', `/customers/${customer}/carts/${id}/checkout`));
			if (orderErrors.length > 0) throw new Error(JSON.stringify(orderErrors));
			world.pass(simulator.partnerCenter.settings.provisioningMs);
			const lists = await Promise.all(
				orders.map((order: any) =>
					done(world.call('GET', `/customers/${customer}/subscriptions?order_id=${order.id}`)),
				),
			);
			return lists.flatMap(({ items }) => items);
		},
		async buyLegacy(customer, offerId, quantity) {
			const lineItems = [{ lineItemNumber: 0, offerId, quantity }];
			const { id } = await done(
				world.call('POST', `/customers/${customer}/orders`, { referenceCustomerId: customer, lineItems }),
			);
			world.pass(simulator.partnerCenter.settings.provisioningMs);
			const { items } = await done(world.call('GET', `/customers/${customer}/subscriptions?order_id=${id}`));
			return items[0];
		},
		async addOnFor(customer, { id, orderId }) {
			const lineItems = [{ lineItemNumber: 0, offerId: ARCHIVE_OFFER, quantity: 2, parentSubscriptionId: id }];
			await done(
				world.call('PATCH', `/customers/${customer}/orders/${orderId}`, { referenceCustomerId: customer, lineItems }),
			);
			world.pass(simulator.partnerCenter.settings.provisioningMs);
			return (await done(world.call('GET', `/customers/${customer}/subscriptions/${id}/addons`))).items[0];
		},
		subscription: (customer, id) => done(world.call('GET', `/customers/${customer}/subscriptions/${id}`)),
		patch: (customer, subscription, changes, headers = {}) =>
			world.call(
				'PATCH',
				`/customers/${customer}/subscriptions/${subscription.id}`,
				changed(subscription, changes),
				headers,
			),
		stop: () => simulator.stop(),
	};
	await world.signIn();
	return world;
}

/** A yearly line that is billed by the month. */
export const yearly = (catalogItemId: string, quantity: number, more: Record<string, unknown> = {}): Line => ({
	catalogItemId,
	quantity,
	billingCycle: 'monthly',
	termDuration: 'P1Y',
	...more,
});
