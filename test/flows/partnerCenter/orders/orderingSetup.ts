import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { time } from '../../../support/virtualClock';
import { startPartnerWorld, type PartnerWorld } from '../world';

export let world: PartnerWorld;

/** The world of these tests: registered by each of their files. */
export function setUp(): void {
	beforeAll(async () => {
		world = await startPartnerWorld();
	});
	beforeEach(() => {
		world.simulator.reset();
		time.pass(20 * 60_000);
	});
	afterAll(async () => await world.stop());
}

export const picked = (value: string) => ({ __rl: true, mode: 'id', value });

export const line = (more: IDataObject = {}): IDataObject => ({
	productId: picked('CFQ7TTC0EX01'),
	skuId: picked('0001'),
	quantity: 5,
	termDuration: 'P1Y',
	billingCycle: 'monthly',
	...more,
});

export const purchase = (
	customerId: string,
	more: IDataObject = {},
	lines: IDataObject[] = [line()],
): INodeParameters =>
	({
		resource: 'purchase',
		operation: 'place',
		customerId: picked(customerId),
		targetView: 'OnlineServices',
		lineItems: { line: lines },
		orderKey: 'deal-1',
		dryRun: false,
		waitForCompletion: true,
		simplify: true,
		...more,
	}) as INodeParameters;

export const orders = () => world.state().commerce.orders;
export const only = (result: Awaited<ReturnType<PartnerWorld['run']>>) => {
	expect(result.error).toBeUndefined();
	return result.lastNodeItems[0].json;
};
