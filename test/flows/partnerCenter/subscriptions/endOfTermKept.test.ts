import { bought, boughtLegacy, only, PATCH, patched, requestsSince } from './subscriptionsSetup';
import { READ, SAAS, action, customer, now, run, set, setUp, world } from './endOfTermSetup';

setUp();

describe('the form of the platform', () => {
	test('one that takes a single object gets it, after its refusal of the list', async () => {
		world.simulator.partnerCenter.settings.singleAction = true;
		const sent = requestsSince(world);
		expect(only(await set('ends'))).toMatchObject({ endOfTerm: 'ends', scheduledActions: action('Cancel')[0] });
		expect(sent()[PATCH]).toBe(2);
		// A change during the term drops it, and it is sent again as it was read.
		expect(only(await run('updateQuantity', { quantity: 12 }))).toMatchObject({
			quantity: 12,
			lostScheduledActions: action('Cancel')[0],
			scheduleReapplied: true,
			endOfTerm: 'ends',
		});
	});

	test.each([
		['ends', false, 'A marketplace product'],
		['renews', true, 'only auto-renew was set'],
	])(
		'one that takes no actions for the product: %s by auto-renew alone, and it is said',
		async (endOfTerm, autoRenewEnabled, words) => {
			const { id } = await bought(world, customer, SAAS, { quantity: 1 }, 'P1M');
			await patched(world, customer, id, { autoRenewEnabled: !autoRenewEnabled });
			const output = only(await set(endOfTerm, { simplify: true }, id));
			expect(output).toMatchObject({ endOfTerm, autoRenewEnabled, warnings: [expect.stringContaining(words)] });
			expect(await now(id)).toMatchObject({ autoRenewEnabled });
		},
	);

	test('so it is for the legacy catalog', async () => {
		const { id } = await boughtLegacy(world, customer);
		expect(only(await set('ends', {}, id))).toMatchObject({ endOfTerm: 'ends', autoRenewEnabled: false });
	});

	test('but never for a license that would go on at a higher price', async () => {
		const refusal = { code: 800002, description: 'scheduledActions is not taken.' };
		world.simulator.faults.add({ route: PATCH, kind: 'status', status: 400, body: refusal, times: 3 });
		const sent = requestsSince(world);
		const { error } = await set('ends');
		expect(error?.message).toMatch(
			/^Nothing was changed: the platform refuses to schedule an end.*auto-renew alone would not decide it/,
		);
		expect(error?.message).toContain('Partner Center');
		expect((error as { description?: string }).description).toContain('800002');
		expect(sent()[PATCH]).toBe(2);
		expect(await now()).toMatchObject({ autoRenewEnabled: true });
	});

	test('a refusal for another reason is not tried in another form', async () => {
		world.simulator.faults.add({
			route: PATCH,
			kind: 'status',
			status: 400,
			body: { code: 800002, description: 'quantity is wrong' },
			times: 1,
		});
		const sent = requestsSince(world);
		expect((await set('ends')).error).toMatchObject({ description: expect.stringContaining('800002') });
		expect(sent()[PATCH]).toBe(1);
	});
});

describe('what the platform kept is read again', () => {
	test.each([
		['a contradiction', { autoRenewEnabled: true, scheduledActions: action('Cancel') }, /contradicts itself/],
		[
			'another action',
			{ autoRenewEnabled: false, scheduledActions: action('RenewToExtendedServiceTerm') },
			/shows a paid Extended Service Term instead of an end with the term/,
		],
		['nothing', { autoRenewEnabled: false, scheduledActions: null }, /shows a paid Extended Service Term.*no end is/],
	])('%s is an error that says what to do', async (_, kept, reason) => {
		const read = await now();
		world.simulator.faults.add({ route: READ, kind: 'status', status: 200, body: read, times: 1 });
		world.simulator.faults.add({ route: READ, kind: 'status', status: 200, body: { ...read, ...kept }, times: 4 });
		const { error } = await set('ends');
		expect(error?.message).toMatch(reason);
		expect(error?.message).toMatch(
			/Get the subscription again in an hour\. If it still shows this, set it in Partner Center before 20\d\d-/,
		);
	});

	test('late, it is waited for; not at all, it is said', async () => {
		const read = await now();
		world.simulator.faults.add({ route: READ, kind: 'status', status: 200, body: read, times: 2 });
		expect(only(await set('ends'))).toMatchObject({ endOfTerm: 'ends' });
		world.simulator.faults.add({ route: READ, kind: 'status', status: 200, body: await now(), times: 1 });
		world.simulator.faults.add({ route: READ, kind: 'status', status: 404, body: { code: 20003 }, times: 4 });
		expect(only(await set('renews')).warnings).toEqual([expect.stringContaining('could not be read afterward')]);
	});

	test('after a lost answer it is not sent twice', async () => {
		world.simulator.faults.add({ route: PATCH, kind: 'reset', when: 'after', times: 1 });
		expect(only(await set('ends'))).toMatchObject({ endOfTerm: 'ends' });
		expect(world.state().commerce.subscriptionChanges).toBe(1);
	});

	test('a slow change is followed to its end', async () => {
		world.simulator.partnerCenter.settings.slowChangeMs = 40_000;
		expect(only(await set('ends'))).toMatchObject({ endOfTerm: 'ends', scheduledActions: action('Cancel') });
	});
});
