import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import { AdobeVipMarketplaceApi } from '../../../credentials/AdobeVipMarketplaceApi.credentials';
import { nodes } from '../../../scripts/package';
import { startSimulator, type Simulator } from '../../../simulator';
import { createCore, type Core } from '../../support/core';
import { freezeDate, time } from '../../support/virtualClock';
import { cases } from '../../operations/play/cases';
import { HTTPS_ONLY, NO_ADDRESS } from '../../support/sentences';

const TYPE = 'adobeVipMarketplaceApi';
const HOUR = 60 * 60_000;

let simulator: Simulator;
let core: Core;
/** Credential a is the first distributor's, b the second's. */
beforeEach(async () => {
	freezeDate();
	simulator = await startSimulator({ now: time.now });
	const { url: apiUrl, imsUrl, accounts } = simulator.adobe;
	const [a, b] = accounts.map(({ name, clientId, clientSecret }) => ({
		name,
		data: { environment: 'custom', apiUrl, imsUrl, clientId, clientSecret },
	}));
	core = await createCore({
		nodes: Object.fromEntries(nodes.map(({ type, Node }) => [type, Node])),
		credentialTypes: { [TYPE]: AdobeVipMarketplaceApi },
		credentials: { [TYPE]: { a, b } },
	});
});
afterEach(async () => {
	await simulator.stop();
	jest.restoreAllMocks();
});

/** Reads the resellers once for each item. */
async function read(items = 1, credentialId = 'a') {
	const { node, parameters } = cases.find(({ id, fill }) => id === 'adobeVipReseller.getAll' && fill === 'required')!;
	const input = Array.from({ length: items }, () => ({ json: {} }));
	return await core.runNode(node.type, parameters, input, { credentialId });
}

const change = async (changes: ICredentialDataDecryptedObject) => await core.changeCredential(TYPE, 'a', changes);
const exchanges = () => simulator.effects().tokensIssued;
const titleOf = (name: string) =>
	new AdobeVipMarketplaceApi().properties.find((field) => field.name === name)!.displayName;

test('a thousand parallel items make one exchange', async () => {
	const { error, lastNodeItems } = await read(1000);
	expect(error?.message).toBeUndefined();
	expect(new Set(lastNodeItems.map(({ pairedItem }) => (pairedItem as { item: number }).item)).size).toBe(1000);
	expect(exchanges()).toBe(1);
}, 60_000);

test('a token is used until shortly before its day is over', async () => {
	await read();
	time.pass(23 * HOUR);
	await read();
	expect(exchanges()).toBe(1);
	time.pass(HOUR);
	expect((await read()).error?.message).toBeUndefined();
	expect(exchanges()).toBe(2);
});

test('a token that the API refuses is exchanged once more, for all', async () => {
	await read();
	simulator.faults.add({ route: 'GET /v3/resellers', kind: 'unauthorized' });
	const { error, lastNodeItems } = await read(20);
	expect(error?.message).toBeUndefined();
	expect(lastNodeItems.length).toBeGreaterThanOrEqual(20);
	expect(exchanges()).toBe(2);
});

test('two credentials never mix', async () => {
	const results = await Promise.all(['a', 'b', 'a', 'b'].map(async (id) => await read(3, id)));
	expect(results.map(({ error }) => error?.message)).toEqual(results.map(() => undefined));
	const [first, second] = results.map(({ lastNodeItems }) => lastNodeItems.map(({ json }) => json.resellerId));
	for (const ids of [first, second]) expect(ids).not.toEqual([]);
	expect(first.filter((id) => second.includes(id))).toEqual([]);
	expect(exchanges()).toBe(2);
});

test('a changed secret is another account: it is tried, once for all items, and the field is named', async () => {
	await read();
	await change({ clientSecret: 'no-such-secret' });
	const before = simulator.effects().requests;
	const { error } = await read(40);
	expect(error?.message).toContain(`Correct ${titleOf('clientId')} or ${titleOf('clientSecret')}`);
	expect(error?.message).not.toContain('no-such-secret');
	expect(simulator.effects().requests).toBe(before + 1);
});

test.each([
	['apiUrl', 'http://api.example.invalid', HTTPS_ONLY],
	['apiUrl', 'api.example.invalid', NO_ADDRESS],
	['imsUrl', 'http://login.example.invalid', HTTPS_ONLY],
	['imsUrl', '', NO_ADDRESS],
])('%s: "%s" sends nothing', async (name, value, words) => {
	await change({ [name]: value });
	const { error } = await read();
	expect(error?.message).toContain(titleOf(name));
	expect(error?.message).toContain(words);
	expect(simulator.effects().requests).toBe(0);
});

test('an address that is no sign-in is reported', async () => {
	await change({ imsUrl: `${simulator.adobe.imsUrl}/elsewhere` });
	expect((await read()).error?.message).toContain(`Correct ${titleOf('imsUrl')}`);
});

test('a busy sign-in is asked again', async () => {
	simulator.faults.add({ route: /^POST .*\/ims\/token\/v3$/, kind: 'status', status: 503, times: 2 });
	expect((await read()).error?.message).toBeUndefined();
	expect(exchanges()).toBe(1);
});
