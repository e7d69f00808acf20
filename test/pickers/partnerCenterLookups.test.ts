import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { credentialTypes, nodes } from '../../scripts/package';
import { cases } from '../operations/cases';
import { hosts, hostOf } from '../operations/platforms';
import { partnerCenter } from '../operations/platforms/partnerCenter';
import { createCore, type Core } from '../support/core';
import { startListServer, type ListServer } from './listServer';
import { locatorsFor } from './locators';

let server: ListServer;
let core: Core;
beforeAll(async () => {
	server = await startListServer();
	core = await createCore({
		nodes: Object.fromEntries(nodes.map(({ type, Node }) => [type, Node])),
		credentialTypes,
		credentials: Object.fromEntries(hosts.map(({ credential, data }) => [credential, { own: { name: 'Own', data: data(server.url) } }])),
	});
});
afterAll(async () => await server.stop());

let runs = 0;

/** The required screen of an operation, with one field given in another way. */
function parametersFor(id: string, field: string, mode: string, value: string): INodeParameters {
	const { parameters } = cases.find((one) => one.id === id && one.fill === 'required')!;
	return { ...parameters, simplify: false, [field]: { __rl: true, mode, value, cachedResultName: '' } };
}

/** A kind of thing that can be given by something else than its id: where it is looked up, and what is then read. */
interface LookedUp {
	mode: string;
	search: string;
	field: string;
	/** An operation that reads one. */
	read: string;
	/** A row as the list has it. */
	row: (id: string, value: string) => IDataObject;
	/** What is on the platform: the second begins like the first, and the last two are the same to the eye. */
	values: string[];
}

const LOOKED_UP: LookedUp[] = [
	{
		mode: 'domain', search: 'customers', field: 'customerId', read: 'partnerCenterCustomer.get',
		row: (id, domain) => ({ id, companyProfile: { companyName: 'Alder Ridge', domain } }),
		values: ['alder.example', 'alder.example.com', 'twin.example', 'Twin.example'],
	},
	{
		mode: 'userPrincipalName', search: 'users', field: 'userId', read: 'partnerCenterCustomerUser.get',
		row: (id, userPrincipalName) => ({ id, displayName: 'Jane', userPrincipalName }),
		values: ['jane@alder.example', 'jane@alder.example.com', 'twin@alder.example', 'Twin@alder.example'],
	},
];

test.each(LOOKED_UP)('everything that is picked from $search can be given by $mode', ({ mode, search }) => {
	const pickers = locatorsFor(partnerCenter).filter((locator) => locator.search === search);
	expect(pickers).not.toEqual([]);
	expect(pickers.filter(({ modes }) => !modes.includes(mode)).map(({ title }) => title)).toEqual([]);
});

describe.each(LOOKED_UP)('by $mode', ({ mode, search, field, read, row, values }) => {
	const [node] = nodes.filter(({ description }) => description.name === read.split('.')[0]);
	const host = hostOf('microsoftPartnerCenterApi');
	const rows = values.map((value, index) => row(`id-${index + 1}`, value));

	async function run(value: string) {
		// Another secret is another account, in which nothing is remembered.
		await core.changeCredential(host.credential, 'own', { clientSecret: `secret-${++runs}` });
		server.serve({ host, picker: node.resource.vendor.pickers[search], rows });
		const { error, lastNodeItems } = await core.runNode(node.type, parametersFor(read, field, mode, value));
		const reads = server.asked.filter((url) => /\/id-\d$/.test(url));
		return { error, ids: lastNodeItems.map(({ json }) => json.id), reads };
	}

	// A capital and blanks too many, as things come out of a CRM.
	test.each([values[0], ` ${values[0].toUpperCase()} `])('"%s" is the one that it matches as a whole, not one that begins so', async (value) => {
		const { error, ids } = await run(value);
		expect(error?.message).toBeUndefined();
		expect(ids).toEqual(['id-1']);
	});

	test('a part of it matches none, and nothing is read', async () => {
		const { error, reads } = await run(values[0].slice(0, -3));
		expect(error?.message).toContain('matches none of the');
		expect(reads).toEqual([]);
	});

	test('several are refused, and their ids are told', async () => {
		const { error, reads } = await run(values[2]);
		for (const id of ['id-3', 'id-4']) expect(error?.message).toContain(id);
		expect(reads).toEqual([]);
	});
});
