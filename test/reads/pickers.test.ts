import { cases } from '../operations/play/cases';
import { kinds } from './kinds';
import { row, ROWS, type Oddity } from './lists';
import { openWorld, type World } from './world';

let world: World;
beforeAll(async () => {
	world = await openWorld();
});
afterAll(async () => await world.stop());

/** Scrolls a picker to its end, as somebody at the screen does. @param id an operation whose list is of that kind */
async function scroll(id: string, picker: string, oddity?: Oddity): Promise<string[]> {
	const kind = kinds.find((one) => one.id === id)!;
	const { node, host, parameters } = cases.find((one) => one.id === id && one.fill === 'required')!;
	world.lists.serve(kind, host.base, oddity);
	world.elsewhere.serve(kind, host.base);
	const values: string[] = [];
	for (let token: string | undefined, pages = 0; pages === 0 || token !== undefined; pages += 1) {
		if (pages > 20) throw new Error('The picker has no end');
		const { results, paginationToken } = await world.core.search(node.type, picker, parameters, undefined, token);
		values.push(...results.map(({ value }) => String(value)));
		token = paginationToken as string | undefined;
	}
	return values;
}

const whole = Array.from({ length: ROWS }, (_, number) => String(row(number).id));

test.each([
	['ingramMicroCustomer.getAll', 'customers'],
	['adobeVipCustomer.getAll', 'customers'],
	['partnerCenterCustomer.getAll', 'customers'],
	['partnerCenterSubscription.getAll', 'subscriptions'],
	['partnerCenterGdapRelationship.getAll', 'gdapRelationships'],
])('%s: the picker shows each row once', async (id, picker) => expect(await scroll(id, picker)).toEqual(whole));

test.each([
	['ingramMicroCustomer.getAll', 'customers'],
	['adobeVipCustomer.getAll', 'customers'],
])('%s: a picker goes on where the number in all is missing', async (id, picker) =>
	expect(await scroll(id, picker, { total: () => undefined })).toEqual(whole),
);

test.each([
	['partnerCenterSubscription.getAll', 'subscriptions'],
	['partnerCenterGdapRelationship.getAll', 'gdapRelationships'],
])('%s: a picker sends nothing to another address', async (id, picker) => {
	await expect(scroll(id, picker, { link: `${world.elsewhere.url}/list` })).rejects.toThrow('another address');
	expect(world.elsewhere.asked).toEqual([]);
});
