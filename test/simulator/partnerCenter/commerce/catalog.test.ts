import { AVAILABILITY_LIFE_MS } from '../../../../simulator/platforms/partnerCenter/commerce/catalog/products';
import { BASIC, DAY, PREMIUM, RESERVATION, SAAS, startWorld, type World, yearly } from './world';

let world: World;
beforeEach(async () => {
	world = await startWorld();
});
afterEach(() => world.stop());

const items = async (path: string) => (await world.call('GET', path)).body.items;
const refused = async (path: string) => {
	const { status, body } = await world.call('GET', path);
	return [status, body.code];
};

test('a view shows its products only, and none where the market has none', async () => {
	const seats = await items('/products?country=US&targetView=OnlineServices');
	expect(seats.map(({ productType }: any) => productType.subType.id)).toEqual(Array(4).fill('OnlineServicesNCE'));
	expect(await items('/products?country=us&targetView=MarketplaceSaaS')).toHaveLength(1);
	expect(await refused('/products?country=FR&targetView=MarketplaceSaaS')).toEqual([403, 400036]);
	expect(await refused('/products?country=FR&targetView=OnlineServices&targetSegment=government')).toEqual([
		403, 400030,
	]);
});

test('nonprofit seats come only when they are asked for', async () => {
	const segments = async (query: string) => {
		const rows = await items(`/products/CFQ7TTC0EX01/skus/0001/availabilities?country=US${query}`);
		return [...new Set(rows.map(({ segment }: any) => segment))];
	};
	expect(await segments('')).toEqual(['commercial', 'education', 'government']);
	expect(await segments('&targetSegment=nonprofit')).toEqual(['nonprofit']);
	expect(await items('/products?country=US&targetView=OnlineServices&targetSegment=nonprofit')).toHaveLength(1);
});

test('one availability for each term, with an id of its own', async () => {
	const rows = await items('/products/CFQ7TTC0EX02/skus/0001/availabilities?country=US');
	expect(rows.map(({ terms }: any) => terms[0].duration)).toEqual(['P1M', 'P1Y', 'P3Y']);
	expect(new Set(rows.map(({ catalogItemId }: any) => catalogItemId)).size).toBe(3);
	expect(rows[0].catalogItemId).toBe(`${PREMIUM}:${rows[0].id}`);
});

test('unknown parts of the catalog have a code each', async () => {
	expect(await refused('/products/CFQ7TTC0XXXX?country=US')).toEqual([404, 400013]);
	expect(await refused(`/products/${SAAS.split(':')[0]}?country=FR`)).toEqual([404, 400013]);
	expect(await refused('/products/CFQ7TTC0EX01/skus/9999?country=US')).toEqual([404, 400018]);
	expect(await refused('/products/CFQ7TTC0EX01/skus/0001/availabilities/CFQ7TTC0XXXX?country=US')).toEqual([
		404, 400019,
	]);
});

test('an availability has a new id after a day, can be bought for another day, then is gone', async () => {
	const customer = await world.customer();
	const old = await world.item(BASIC);
	const path = `/products/CFQ7TTC0EX01/skus/0001/availabilities/${old.split(':')[2]}?country=US`;
	world.pass(AVAILABILITY_LIFE_MS);
	await world.signIn();
	expect(await world.item(BASIC)).not.toBe(old);
	expect((await world.call('GET', path)).status).toBe(200);
	expect((await world.cart(customer, [yearly(old, 1)])).lineItems[0]).not.toHaveProperty('error');
	world.pass(AVAILABILITY_LIFE_MS);
	await world.signIn();
	expect(await refused(path)).toEqual([404, 400019]);
	expect((await world.cart(customer, [yearly(old, 1)])).lineItems[0].error.errorCode).toBe('400019');
});

test('a customer sees the catalog of its own market', async () => {
	const customer = await world.customer();
	const [product] = await items(`/customers/${customer}/products?targetView=OnlineServices`);
	expect((await world.call('GET', `/customers/${customer}/products/${product.id}`)).body).toEqual(product);
	expect(product.links.self.uri).toBe(`/customers/${customer}/products/${product.id}`);
	const path = `/customers/${customer}/products/${product.id}/skus/0001`;
	const [availability] = await items(`${path}/availabilities`);
	expect(availability.defaultCurrency.code).toBe('USD');
	expect((await world.call('GET', `${path}/availabilities/${availability.id}`)).body).toEqual(availability);
});

test('what a list shows is what a read of one shows', async () => {
	for (const path of ['/products', '/products/CFQ7TTC0EX01/skus', '/products/CFQ7TTC0EX01/skus/0001/availabilities']) {
		const [row] = await items(`${path}?country=US${path === '/products' ? '&targetView=OnlineServices' : ''}`);
		expect((await world.call('GET', `${path}/${row.id}?country=US`)).body).toEqual(row);
	}
	const [basic, trial] = await items('/products/CFQ7TTC0EX01/skus?country=US');
	expect([basic.isTrial, trial.isTrial, trial.supportedBillingCycles]).toEqual([false, true, ['none']]);
	const [reservation] = await items('/products/DZH318Z0EX02/skus?country=US');
	expect(reservation).toMatchObject({
		purchasePrerequisites: ['InventoryCheck', 'AzureSubscriptionRegistration'],
		provisioningVariables: ['scope', 'subscriptionId', 'duration'],
	});
});

test('inventory: a full region, items that do not exist, a context that is missing', async () => {
	const check = (targetItems: unknown[], inventoryContext?: Record<string, string>) =>
		world.call('POST', '/extensions/product/checkInventory?country=US', {
			targetItems,
			...(inventoryContext && { inventoryContext }),
		});
	const [productId, skuId] = RESERVATION.split(':');
	const context = { customerId: 'c', azureSubscriptionId: 's', armRegionName: 'westus' };
	const { body } = await check([{ productId }, { productId: 'DZH318Z0XXXX' }], context);
	expect(body.map((row: any) => [row.skuId, row.isRestricted])).toEqual([
		['0001', false],
		['0002', false],
	]);
	const { body: full } = await check([{ productId, skuId }], { ...context, armRegionName: 'southindia' });
	expect(full).toMatchObject([{ skuId, isRestricted: true, restrictions: [{ reasonCode: expect.any(String) }] }]);
	expect((await check([{ productId, skuId }])).body.code).toBe(800002);
});

test('promotions: only running ones are listed, ended ones can be read, and each says why it does not hold', async () => {
	const customer = await world.customer();
	const list = await items('/productpromotions?country=US&segment=commercial');
	expect(list.map(({ id }: any) => id)).toEqual([`${BASIC}:39NFJQT1EX01`]);
	expect(
		(await world.call('GET', `/productpromotions/${encodeURIComponent(`${PREMIUM}:39NFJQT1EX02`)}?country=US`)).status,
	).toBe(200);
	const catalogItemId = await world.item(BASIC);
	const planned = (quantity: number, termDuration: string) => ({
		catalogItemId,
		quantity,
		termDuration,
		billingCycle: 'Monthly',
	});
	const { body } = await world.call('POST', `/customers/${customer}/promotionEligibilities`, {
		items: [planned(10, 'P1Y'), planned(101, 'P1M')],
	});
	expect(body.items.map((row: any) => row.eligibilities[0].isEligible)).toEqual([true, false]);
	expect(body.items[1].eligibilities[0].errors.map(({ type }: any) => type)).toEqual(['Term', 'SeatCount']);
});

test('a line may use a promotion only while it holds', async () => {
	const customer = await world.customer();
	const promotionId = `${BASIC}:39NFJQT1EX01`;
	const catalogItemId = await world.item(BASIC);
	const { lineItems } = await world.cart(customer, [
		yearly(catalogItemId, 10, { promotionId }),
		yearly(catalogItemId, 200, { promotionId }),
	]);
	expect(lineItems.map(({ error }: any) => error?.errorCode)).toEqual([undefined, '800002']);
	expect(DAY).toBe(AVAILABILITY_LIFE_MS);
});
