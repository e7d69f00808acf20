import type { IDataObject } from 'n8n-workflow';

import { newOrder } from './orderFields';
import { startAdobeWorld, type AdobeWorld } from './world';

export let world: AdobeWorld;
export let customer: string;

/** A fresh world before each test, with one customer that can order. */
export function setUp(): void {
	beforeAll(async () => {
		world = await startAdobeWorld();
	});
	beforeEach(async () => {
		await world.reset();
		await anotherCustomer();
		world.asked();
	});
	afterAll(async () => await world.stop());
}

/** From now on the tests order for a new customer. */
export async function anotherCustomer(more?: IDataObject): Promise<void> {
	customer = await world.customer(more);
}

export const place = async (more: IDataObject = {}, lines?: IDataObject[]) =>
	await world.row('NewOrder', 'place', newOrder(customer, more, lines));

export const refused = async (more: IDataObject = {}, lines?: IDataObject[]) =>
	await world.complaint('NewOrder', 'place', newOrder(customer, more, lines));
