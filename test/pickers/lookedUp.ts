import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { credentialTypes, nodes } from '../../scripts/package';
import { cases } from '../operations/play/cases';
import { hosts, type Platform } from '../operations/platforms';
import { createCore, type Core } from '../support/core';
import { startListServer, type ListServer } from './listServer';
import { everyLocator } from './locators';

/** The required screen of an operation, with one field given in another way. */
function parametersFor(id: string, field: string, mode: string, value: string): INodeParameters {
	const { parameters } = cases.find((one) => one.id === id && one.fill === 'required')!;
	return { ...parameters, simplify: false, [field]: { __rl: true, mode, value, cachedResultName: '' } };
}

/** A kind of thing that can be given by something else than its id: where it is looked up, and what is then read. */
export interface LookedUp {
	mode: string;
	search: string;
	field: string;
	/** An operation that reads one. */
	read: string;
	/** A row as the list has it. */
	row: (id: string, value: string) => IDataObject;
	/** What is on the platform: the second begins like the first, and the last two are the same. */
	values: string[];
	/** Capitals do not count. */
	anyCase: boolean;
}

/** Tests of what a platform can find by something else than an id. */
export function testLookups(platform: Platform, kinds: LookedUp[]): void {
	let server: ListServer;
	let core: Core;
	beforeAll(async () => {
		server = await startListServer();
		core = await createCore({
			nodes: Object.fromEntries(nodes.map(({ type, Node }) => [type, Node])),
			credentialTypes,
			credentials: Object.fromEntries(
				hosts.map(({ credential, data }) => [credential, { own: { name: 'Own', data: data(server.url) } }]),
			),
		});
	});
	afterAll(async () => await server.stop());
	let runs = 0;

	test.each(kinds)('everything that is picked from $search can be given by $mode', ({ mode, search }) => {
		const pickers = everyLocator.filter(
			(locator) => locator.platform === platform && locator.search === search && !locator.narrows,
		);
		expect(pickers).not.toEqual([]);
		expect(pickers.filter(({ modes }) => !modes.includes(mode)).map(({ title }) => title)).toEqual([]);
	});

	describe.each(kinds)('by $mode', ({ mode, search, field, read, row, values, anyCase }) => {
		const [node] = nodes.filter(({ description }) => description.name === read.split('.')[0]);
		const [host] = platform.hosts;
		const rows = values.map((value, index) => row(`id-${index + 1}`, value));

		async function run(value: string) {
			// In another account nothing is remembered.
			await core.changeCredential(host.credential, 'own', { [host.account]: `account-${++runs}` });
			server.serve({ host, picker: node.resource.vendor.pickers[search], rows });
			const { error, lastNodeItems } = await core.runNode(node.type, parametersFor(read, field, mode, value));
			const reads = server.asked.filter((url) => /\/id-\d$/.test(url));
			return { error, ids: lastNodeItems.map(({ json }) => json.id), reads };
		}

		// Blanks and, where they do not count, capitals too many, as things come out of a CRM.
		test.each([values[0], ` ${anyCase ? values[0].toUpperCase() : values[0]} `])(
			'"%s" is the one that it matches as a whole, not one that begins so',
			async (value) => {
				const { error, ids } = await run(value);
				expect(error?.message).toBeUndefined();
				expect(ids).toEqual(['id-1']);
			},
		);

		test('a part of it matches none, and nothing is read', async () => {
			const { error, reads } = await run(values[0].slice(0, -3));
			expect(error?.message).toContain('matches none of');
			expect(reads).toEqual([]);
		});

		test('several are refused, and their ids are named', async () => {
			const { error, reads } = await run(values[2]);
			for (const id of ['id-3', 'id-4']) expect(error?.message).toContain(id);
			expect(reads).toEqual([]);
		});
	});
}
