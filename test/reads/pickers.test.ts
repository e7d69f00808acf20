import { credentialTypes, nodes } from '../../scripts/package';
import { cases } from '../operations/cases';
import { hosts } from '../operations/platforms';
import { createCore, type Core } from '../support/core';
import { kinds } from './kinds';
import { row, ROWS, startLists, type Lists, type Oddity } from './lists';

let lists: Lists;
let elsewhere: Lists;
let core: Core;

beforeAll(async () => {
	lists = await startLists();
	elsewhere = await startLists();
	core = await createCore({
		nodes: Object.fromEntries(nodes.map((node) => [node.type, node.Node])),
		credentialTypes,
		credentials: Object.fromEntries(hosts.map(({ credential, data }) => [credential, { own: { name: 'Own', data: data(lists.url) } }])),
	});
});
afterAll(async () => {
	await lists.stop();
	await elsewhere.stop();
});

/** Scrolls a picker to its end, as somebody at the screen does. @param id an operation whose list is of that kind */
async function scroll(id: string, picker: string, oddity?: Oddity): Promise<string[]> {
	const kind = kinds.find((one) => one.id === id)!;
	const { node, host, parameters } = cases.find((one) => one.id === id && one.fill === 'required')!;
	lists.serve(kind, host.base, oddity);
	elsewhere.serve(kind, host.base);
	const values: string[] = [];
	for (let token: string | undefined, pages = 0; pages === 0 || token !== undefined; pages += 1) {
		if (pages > 20) throw new Error('The picker has no end');
		const { results, paginationToken } = await core.search(node.type, picker, parameters, undefined, token);
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

test.each([['ingramMicroCustomer.getAll', 'customers'], ['adobeVipCustomer.getAll', 'customers']])(
	'%s: a picker goes on where the number in all is missing', async (id, picker) =>
		expect(await scroll(id, picker, { total: () => undefined })).toEqual(whole));

test.each([['partnerCenterSubscription.getAll', 'subscriptions'], ['partnerCenterGdapRelationship.getAll', 'gdapRelationships']])(
	'%s: a picker sends nothing to another address', async (id, picker) => {
		await expect(scroll(id, picker, { link: `${elsewhere.url}/list` })).rejects.toThrow('another address');
		expect(elsewhere.asked).toEqual([]);
	});
