import type { IDataObject } from 'n8n-workflow';
import { cases, filledIn, givesFiles, hasList, standardOf, type Case } from './cases';
import { bodyNames, complaints, contractsOf, requiredNames, routeOf, sentNames } from './contract';
import { addedBy, kept, platformRows, shown } from './expected';
import { itemsOf, ownRequests, refusalOf, sideways, toTheApi } from './own';
import { answerTo } from './reply';
import { openStage, type Played, type Stage } from './stage';

let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterAll(async () => await stage.stop());

const played = new Map<string, Promise<Played>>();

/** Runs a case; each once, however many tests look at it. */
async function play(one: Case): Promise<Played> {
	const running = played.get(one.title) ?? stage.play(one, filledIn(one), itemsOf(one));
	played.set(one.title, running);
	return await running;
}

const playable = cases.filter(({ id, platform }) => !(id in platform.notPlayed));
const refusedCases = playable.filter((one) => refusalOf(one) !== undefined);
const sentCases = playable.filter((one) => !refusedCases.includes(one) && !givesFiles(one));

describe('the request', () => {
	test.each(sentCases)('$title', async (one) => {
		const { facts, run, route } = one.operation;
		const { result, requests: all } = await play(one);
		const requests = toTheApi(all);
		expect(result.error?.message).toBeUndefined();
		expect(requests.flatMap((request) => complaints(request, facts))).toEqual([]);
		const own = ownRequests(one, requests);
		// An operation of several steps may go without its main one.
		if (!run) expect(own).toHaveLength(itemsOf(one));
		const once = one.platform.once.includes(one.id);
		if (once) expect(requests).toHaveLength(1);
		else expect(requests.length).toBeGreaterThanOrEqual(itemsOf(one));
		expect(own.flatMap((request) => contractsOf(request, facts)).filter(({ id }) => !facts.includes(id))).toEqual([]);
		const others = requests.filter((request) => request.route !== routeOf(route)).map((request) => request.route);
		expect(sideways(one)).toEqual(expect.arrayContaining(others));
	});

	test.each(sentCases)('$title: has the headers that the platform wants with every request', async (one) => {
		const { requests } = await play(one);
		const own = requests.filter(({ host, headers }) => host.mark === undefined && headers.authorization !== undefined);
		const wanted = one.platform.contract.commonHeaders.filter(({ required }) => required).map(({ name }) => name);
		expect(wanted.length).toBeGreaterThan(1);
		for (const { headers } of own)
			expect(wanted.filter((name) => headers[name.toLowerCase()] === undefined)).toEqual([]);
	});

	test.each(sentCases.filter(({ fill }) => fill === 'required'))('$title: nothing beyond it', async (one) => {
		const { id, operation, platform } = one;
		const [own] = ownRequests(one, (await play(one)).requests);
		if (!own) return;
		const asked = contractsOf(own, operation.facts);
		const before = operation.replaces ? answerTo(one, routeOf(operation.replaces.read), '') : undefined;
		const allowed = [
			...asked.flatMap(requiredNames),
			...platform.engine,
			...(platform.alsoAsked[id] ?? []),
			...bodyNames([], operation.constantBody ?? {}),
			...(before ? bodyNames(asked[0].body, before) : []),
		];
		expect(asked.flatMap((one) => sentNames(one, own)).filter((name) => !allowed.includes(name))).toEqual([]);
	});

	const UUID = expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) as string;

	const numbered = sentCases.filter(({ platform }) => platform.ids.length > 0);

	test.each(numbered)('$title: has ids that no other request has', async (one) => {
		const { requests } = await play(one);
		// What is asked without a sign-in carries none.
		const signed = requests.filter(({ headers }) => headers.authorization !== undefined);
		expect(signed).not.toEqual([]);
		for (const name of one.platform.ids) {
			const ids = signed.map(({ headers }) => headers[name.toLowerCase()]);
			expect(ids).toEqual(ids.map(() => UUID));
			expect(new Set(ids).size).toBe(ids.length);
		}
	});

	const named = sentCases.filter(({ node }) => node.resource.vendor.correlationHeader !== undefined);

	test.each(named)('$title: carries ids of its own', async (one) => {
		const { correlationHeader = '', idempotencyHeader = '' } = one.node.resource.vendor;
		const requests = toTheApi((await play(one)).requests);
		for (const { headers } of requests) expect(headers[correlationHeader.toLowerCase()]).toEqual(UUID);
		// By this id the platform knows a repeated write; a read needs none.
		const ids = ownRequests(one, requests).map(({ headers }) => headers[idempotencyHeader.toLowerCase()]);
		const repeatable = one.operation.write !== undefined && idempotencyHeader !== '';
		expect(ids).toEqual(ids.map(() => (repeatable ? UUID : undefined)));
	});
});

test.each(refusedCases)('$title: refused, with the reason', async (one) => {
	const { result, requests } = await play(one);
	expect(result.error?.message).toContain(refusalOf(one));
	expect(requests).toEqual([]);
});

test.each(playable.filter(hasList))('$title: sends what the same lines send as fields', async (one) => {
	const [list] = ownRequests(one, (await play(one)).requests);
	const [fields] = ownRequests(one, (await play(standardOf(one))).requests);
	expect(list.body).toEqual(fields.body);
});

describe('the output', () => {
	/** What several steps make of the answers is told by the table of the platform, or by flow tests. */
	const known = ({ id, operation: { run, orderKeys, replaces, wait }, platform }: Case) =>
		id in platform.added || (!run && !orderKeys && !replaces?.after && !wait?.look);

	const expectRow = (one: Case, { ...json }: IDataObject, row: IDataObject) => {
		const added = addedBy(one, row);
		// What is worth a warning is known to the operation alone.
		if (one.operation.preflight ?? one.operation.replaces?.warns) delete json.warnings;
		if (one.operation.simplify === undefined || one.parameters.simplify === false) {
			expect(json).toEqual({ ...shown(one, row), ...added });
			return;
		}
		const simple = { ...kept(one, shown(one, row)), ...('outcome' in row ? { outcome: row.outcome } : {}), ...added };
		expect(Object.keys(json).sort()).toEqual(Object.keys(simple).sort());
		// Texts of amounts and quantities stay, numbers stand beside them.
		expect(json).toMatchObject(simple);
	};

	test.each(sentCases)('$title', async (one) => {
		const { url, result } = await play(one);
		const items = result.lastNodeItems;
		if (!known(one)) {
			if (one.operation.orderKeys)
				expect(items[0].json).toMatchObject({ created: true, orderKey: expect.any(String) as string });
			expect(items.map(({ json }) => Object.keys(json).length > 0)).toEqual(items.map(() => true));
			expect([...new Set(items.map(({ pairedItem }) => (pairedItem as { item: number }).item))]).toEqual([
				...Array(itemsOf(one)).keys(),
			]);
			return;
		}
		const rows = platformRows(one, url);
		const expected = Array.from({ length: itemsOf(one) }, (_, item) => rows.map((row) => ({ row, item }))).flat();
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(expected.map(({ item }) => ({ item })));
		for (const [index, { row }] of expected.entries()) expectRow(one, items[index].json, row);
	});
});
