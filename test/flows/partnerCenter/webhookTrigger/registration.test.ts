import { chosen, OTHER_TOOL, PASSING, webhookTrigger } from './setup';

const REGISTRATION = 'GET /webhooks/v1/registration';

const { world, begin, hook, registration, register } = webhookTrigger();

describe('the registration', () => {
	test('is made where there is none, and found again', async () => {
		const parameters = chosen(['test-created', 'subscription-updated']);
		expect(await hook('checkExists', parameters)).toBe(false);
		await hook('create', parameters);
		expect(await hook('checkExists', parameters)).toBe(true);
		const { WebhookUrl, WebhookEvents } = await registration();
		expect(WebhookUrl).toMatch(/^https:\/\/n8n\.example\.com\/webhook\//);
		expect(WebhookEvents).toEqual(['test-created', 'subscription-updated']);
		await hook('delete', parameters);
		expect((await registration()).WebhookEvents).toEqual([]);
	});

	test('gets only the events that are missing, and loses only those', async () => {
		await hook('create', chosen(['test-created']));
		const url = String((await registration()).WebhookUrl);
		await register('put', url, ['test-created', 'subscription-updated']);
		begin();
		const parameters = chosen(['subscription-updated', 'usagerecords-thresholdExceeded']);
		expect(await hook('checkExists', parameters)).toBe(false);
		await hook('create', parameters);
		expect((await registration()).WebhookEvents).toEqual([
			'test-created',
			'subscription-updated',
			'usagerecords-thresholdExceeded',
		]);
		await hook('delete', parameters);
		expect((await registration()).WebhookEvents).toEqual(['test-created', 'subscription-updated']);
	});

	test('of another tool is not touched, and the error names its host', async () => {
		await register('post', OTHER_TOOL, ['test-created']);
		const parameters = chosen(['subscription-updated']);
		await expect(hook('create', parameters)).rejects.toThrow(/go to cipp\.example\.com.*Pass Events On/);
		expect(await registration()).toMatchObject({ WebhookUrl: OTHER_TOOL, WebhookEvents: ['test-created'] });
	});

	test('of another tool is taken over where events are passed on, and given back', async () => {
		await register('post', OTHER_TOOL, ['test-created']);
		const parameters = chosen(['subscription-updated'], PASSING);
		await hook('create', parameters);
		const { WebhookUrl, WebhookEvents } = await registration();
		expect(WebhookUrl).toContain('n8n.example.com');
		expect(WebhookEvents).toEqual(['test-created', 'subscription-updated']);
		await hook('delete', parameters);
		expect(await registration()).toMatchObject({ WebhookUrl: OTHER_TOOL, WebhookEvents: ['test-created'] });
	});

	test('that another tool has taken over meanwhile is left to it, and the next activation says so', async () => {
		const parameters = chosen(['subscription-updated']);
		await hook('create', parameters);
		await register('put', OTHER_TOOL, ['test-created']);
		expect(await hook('checkExists', parameters)).toBe(false);
		await hook('delete', parameters);
		expect(await registration()).toMatchObject({ WebhookUrl: OTHER_TOOL, WebhookEvents: ['test-created'] });
		await expect(hook('create', parameters)).rejects.toThrow('cipp.example.com');
	});

	test('is not read by a test run in the editor', async () => {
		const before = world().simulator.effects().requestsByRoute[REGISTRATION] ?? 0;
		for (const name of ['checkExists', 'create', 'delete'] as const)
			expect(await hook(name, chosen(['test-created']), 'manual')).toBe(true);
		expect(world().simulator.effects().requestsByRoute[REGISTRATION] ?? 0).toBe(before);
	});

	test('whose answer is lost is read, and not made twice', async () => {
		const route = 'POST /webhooks/v1/registration';
		world().simulator.faults.add({ route, kind: 'reset', when: 'after' });
		await hook('create', chosen(['test-created']));
		expect((await registration()).WebhookEvents).toEqual(['test-created']);
	});

	test('needs rights: an error says so', async () => {
		world().simulator.faults.add({ route: REGISTRATION, kind: 'status', status: 403, times: 10 });
		await expect(hook('checkExists', chosen(['test-created']))).rejects.toMatchObject({
			failure: { cause: 'credential-invalid' },
		});
		world().simulator.faults.clear();
		await expect(hook('create', chosen([]))).rejects.toThrow('Events is empty');
	});
});
