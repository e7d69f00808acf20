import { randomUUID } from 'node:crypto';
import type { Simulator, SimulatorOptions } from '../../../simulator';
import { startSimulator } from '../../../simulator';

export interface Answer {
	status: number;
	headers: Headers;
	text: string;
	/** The parsed answer, of whatever shape the test expects; undefined when it is not JSON. */
	body: any;
}

/** A simulator on virtual time, and a client that is signed in to Adobe. */
export interface AdobeWorld {
	simulator: Simulator;
	/** The reseller that is there from the start. */
	resellerId: string;
	now(): number;
	/** Moves the clock by milliseconds. */
	pass(ms: number): void;
	/** Moves the clock to a moment. */
	goTo(time: string): void;
	/** Asks for a token with a form; what is undefined is left out. */
	token(form: Record<string, string | undefined>): Promise<Answer>;
	form(distributor?: number): Record<string, string>;
	/** Signs in; later calls carry the token and the key. */
	signIn(distributor?: number): Promise<void>;
	/** Calls an address below the API's; correlation and request ids are new unless given, undefined leaves a header out. */
	call(method: string, path: string, body?: unknown, headers?: Record<string, string | undefined>): Promise<Answer>;
	/** Creates a customer and lets it become active; gives its id. */
	customer(more?: Record<string, unknown>, profile?: Record<string, unknown>): Promise<string>;
	/** Places an order, lets it end and gives it as it is then. Throws when it is refused. */
	order(customerId: string, body: Record<string, unknown>): Promise<any>;
	stop(): Promise<void>;
}

const START = '2026-03-02T10:00:00Z';
export const DAY = 86_400_000;
export const ACROBAT = '65304520CA01A12';
export const ALL_APPS = '65304521CA01A12';
export const PHOTOSHOP = '65304522CA01A12';
export const STOCK = '65304526CA01A12';
export const CREDITS = '65304888CAT1A12';

export const address = {
	country: 'US',
	region: 'CA',
	city: 'San Jose',
	addressLine1: '200 Fairmont Ave',
	postalCode: '95110',
};
export const contact = { firstName: 'Jo', lastName: 'Doe', email: 'jo.doe@example.com' };
export const profile = { companyName: 'Fabrikam Inc.', preferredLanguage: 'en-US', address, contacts: [contact] };

/** A line; its number is 1 unless set. */
export const line = (offerId: string, quantity: number, more: Record<string, unknown> = {}) => ({
	extLineItemNumber: 1,
	offerId,
	quantity,
	...more,
});

/** A new order in the currency of the first distributor. */
export const newOrder = (...lineItems: Array<Record<string, unknown>>) => ({
	orderType: 'NEW',
	currencyCode: 'USD',
	lineItems,
});

async function answerOf(response: Response): Promise<Answer> {
	// Not response.text(), which swallows a byte order mark.
	const text = Buffer.from(await response.arrayBuffer()).toString();
	let body: unknown;
	try {
		body = JSON.parse(text);
	} catch {
		body = undefined;
	}
	return { status: response.status, headers: response.headers, text, body };
}

const given = (texts: Record<string, string | undefined>): Array<[string, string]> =>
	Object.entries(texts).filter((entry): entry is [string, string] => entry[1] !== undefined);

export async function startAdobeWorld(options: Partial<SimulatorOptions> = {}): Promise<AdobeWorld> {
	let time = Date.parse(START);
	const simulator = await startSimulator({ now: () => time, ...options });
	let own: Record<string, string> = {};
	let names = 0;

	const world: AdobeWorld = {
		simulator,
		resellerId: simulator.adobe.state().resellers[0].id,
		now: () => time,
		pass(ms) {
			time += ms;
		},
		goTo(text) {
			time = Date.parse(text);
		},
		form(distributor = 0) {
			const { clientId, clientSecret } = simulator.adobe.accounts[distributor];
			return {
				grant_type: 'client_credentials',
				client_id: clientId,
				client_secret: clientSecret,
				scope: 'openid,AdobeID,read_organizations',
			};
		},
		async token(form) {
			return await answerOf(
				await fetch(`${simulator.adobe.imsUrl}/ims/token/v3`, {
					method: 'POST',
					body: new URLSearchParams(given(form)),
				}),
			);
		},
		async signIn(distributor = 0) {
			const { status, body, text } = await world.token(world.form(distributor));
			if (status !== 200) throw new Error(text);
			own = {
				Authorization: `Bearer ${body.access_token}`,
				'X-Api-Key': simulator.adobe.accounts[distributor].clientId,
			};
			world.resellerId = simulator.adobe.state(distributor).resellers[0].id;
		},
		async call(method, path, body, headers = {}) {
			const all = {
				Accept: 'application/json',
				'Content-Type': 'application/json',
				...own,
				'X-Correlation-Id': randomUUID(),
				'X-Request-Id': randomUUID(),
				...headers,
			};
			return await answerOf(
				await fetch(simulator.adobe.url + path, {
					method,
					headers: given(all),
					...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
				}),
			);
		},
		async customer(more = {}, ownProfile = {}) {
			names += 1;
			const companyProfile = { ...profile, companyName: `Customer ${names}`, ...ownProfile };
			const { status, body, text } = await world.call('POST', '/v3/customers', {
				resellerId: world.resellerId,
				companyProfile,
				...more,
			});
			if (status !== 201) throw new Error(text);
			world.pass(simulator.adobe.settings.accountValidationMs);
			return body.customerId;
		},
		async order(customerId, body) {
			const placed = await world.call('POST', `/v3/customers/${customerId}/orders`, body);
			if (placed.status >= 300) throw new Error(placed.text);
			world.pass(simulator.adobe.settings.orderMs);
			return (await world.call('GET', `/v3/customers/${customerId}/orders/${placed.body.orderId}`)).body;
		},
		stop: () => simulator.stop(),
	};
	await world.signIn();
	return world;
}
