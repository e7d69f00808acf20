import { customerBody, startWorld, contact, type World } from '../simulator/ingram/world';
import { createCore, type Core } from '../support/core';
import { ingramMicro } from '../operations/platforms/ingram/index';
import { credentialTypes, nodes } from '../../scripts/package';

/** Rows of each list: more than one page of the platform holds. */
export const ROWS = 6;
export const PAGE = 4;

/** A simulator with something in every list, and the nodes of the package before it. */
export interface Platform {
	world: World;
	core: Core;
	/** Ids of two customers that have name, external id and e-mail in common. */
	namesakes: string[];
	stop(): Promise<void>;
}

/** The core with every node, signed in at an address. */
export async function coreAt(
	baseUrl: string,
	account: { username: string; password: string; subscriptionKey: string; marketplace: string },
): Promise<Core> {
	const { username, password, subscriptionKey: subscriptionApiKey, marketplace } = account;
	const data = { signIn: 'basic', baseUrl, username, password, subscriptionApiKey, marketplace };
	return await createCore({
		nodes: Object.fromEntries(nodes.map(({ type, Node }) => [type, Node])),
		credentialTypes,
		credentials: { [ingramMicro.hosts[0].credential]: { own: { name: 'Own', data } } },
	});
}

const contacts = (email: string) => [{ ...contact, email }];

/** Everything is ready at once; lists are read in small pages. Stops with `stop`. */
export async function startPlatform(): Promise<Platform> {
	const world = await startWorld({
		now: Date.now,
		ingram: { customerActivationMs: 0, orderProcessingMs: 0, reportProcessingMs: 0 },
	});
	for (let number = 1; number <= ROWS; number++) {
		const customer = await world.activeCustomer({
			name: `Customer ${number}`,
			externalId: `crm-${number}`,
			contactPersons: contacts(`jo${number}@acme.test`),
		});
		await world.finishedOrder({
			type: 'sales',
			customerId: customer,
			products: [{ mpn: 'ACME-BACKUP', quantity: '1' }],
		});
		await world.call('POST', '/resellers', { ...customerBody, name: `Reseller ${number}`, currency: 'USD' });
		await world.call('POST', '/reports', { name: `Report ${number}`, startDate: '2026-01-01T00:00:00Z' });
	}
	const namesake = { name: 'Double Ltd.', externalId: 'crm-double', contactPersons: contacts('double@acme.test') };
	const namesakes = [await world.activeCustomer(namesake), await world.activeCustomer(namesake)];
	world.simulator.ingram.settings.maxPageSize = PAGE;
	const core = await coreAt(world.simulator.ingram.url, world.simulator.ingram.accounts[0]);
	return { world, core, namesakes, stop: async () => await world.stop() };
}
