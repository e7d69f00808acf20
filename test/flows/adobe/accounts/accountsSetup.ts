import type { IDataObject } from 'n8n-workflow';

import { picked, startAdobeWorld, type AdobeWorld } from '../world';

export let world: AdobeWorld;

/** The world of these tests: registered by each of their files. */
export function setUp(): void {
	beforeAll(async () => {
		world = await startAdobeWorld({ simplify: false });
	});
	beforeEach(async () => await world.reset());
	afterAll(async () => await world.stop());
}

export const stored = (id: string) => world.state().customers.find((customer) => customer.id === id)!;

export const change = async (operation: string, id: string, more: IDataObject = {}) =>
	await world.row('Customer', operation, { customerId: picked(id), ...more });
