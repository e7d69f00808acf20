import type { IDataObject } from 'n8n-workflow';

import { credentialOf } from '../world';
import { setUp, world } from './accountsSetup';

setUp();

describe('Check Connection', () => {
	const PING = 'GET /partnerservice/ping';
	const check = async () => await world.row('Reseller', 'checkConnection', {});
	const checksOf = ({ checks }: IDataObject) => checks as IDataObject[];
	const fault = (status: number, code: string, skip: number) =>
		world.simulator.faults.add({
			route: PING,
			kind: 'status',
			status,
			body: { code, message: 'Refused', additionalDetails: [] },
			skip,
			times: 9,
		});

	afterEach(
		async () => await world.core.changeCredential('adobeVipMarketplaceApi', 'a', credentialOf(world.simulator).data),
	);

	test('both pings answer pong, which is no JSON', async () => {
		expect(await check()).toMatchObject({
			connected: true,
			environment: 'custom',
			checks: [{ ok: true }, { ok: true }],
		});
	});

	test.each([
		['4115', 403, 'Correct Client ID'],
		['4117', 403, 'The token is missing'],
	])('%s of the second ping is reported in words', async (code, status, words) => {
		fault(status, code, 1);
		expect(checksOf(await check())).toMatchObject([
			{ ok: true },
			{ ok: false, code, nextStep: expect.stringContaining(words) },
		]);
	});

	test('4116 is distinguished from both', async () => {
		fault(401, '4116', 1);
		const row = await check();
		expect(row.connected).toBe(false);
		expect(checksOf(row)).toMatchObject([
			{ ok: true },
			{ ok: false, code: '4116', nextStep: expect.stringContaining('The token was') },
		]);
	});

	test('a wrong client ID shows as a wrong key, although no token is to be had', async () => {
		await world.core.changeCredential('adobeVipMarketplaceApi', 'a', { clientId: 'another' });
		expect(checksOf(await check())).toMatchObject([
			{ ok: false, code: '4115', nextStep: expect.stringContaining('Correct Client ID') },
			{ ok: false, nextStep: expect.stringContaining('Client ID or Client Secret') },
		]);
	});

	test("a wrong secret is not the key's fault", async () => {
		await world.core.changeCredential('adobeVipMarketplaceApi', 'a', { clientSecret: 'another' });
		expect(checksOf(await check())).toMatchObject([
			{ ok: true },
			{ ok: false, nextStep: expect.stringContaining('Client Secret') },
		]);
	});

	test('a wrong address, a web page there, and nobody at all', async () => {
		await world.core.changeCredential('adobeVipMarketplaceApi', 'a', {
			apiUrl: `${world.simulator.adobe.url}/elsewhere`,
		});
		expect(checksOf(await check())[0]).toMatchObject({ ok: false, code: '404' });
		await world.core.changeCredential('adobeVipMarketplaceApi', 'a', { apiUrl: world.simulator.adobe.url });
		world.simulator.faults.add({ route: PING, kind: 'html' });
		expect(checksOf(await check())[0]).toMatchObject({
			ok: false,
			nextStep: expect.stringContaining("Something other than Adobe's API"),
		});
		await world.core.changeCredential('adobeVipMarketplaceApi', 'a', { apiUrl: 'http://127.0.0.1:1' });
		expect(checksOf(await check())).toMatchObject([
			{ nextStep: expect.stringContaining('not be reached') },
			{ ok: false },
		]);
	});
});
