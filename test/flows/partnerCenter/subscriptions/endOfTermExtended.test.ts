import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { time } from '../../../support/virtualClock';

import { BASIC, DAY, only, PATCH, picked, requestsSince } from './subscriptionsSetup';
import { READ, action, customer, now, run, set, setUp, subscription, world } from './endOfTermSetup';

setUp();

describe('a change during the term drops what was decided', () => {
	beforeEach(async () => {
		only(await set('ends'));
	});

	test('it is sent again, and the output shows it', async () => {
		const output = only(await run('updateQuantity', { quantity: 12, simplify: true }));
		expect(output).toMatchObject({
			quantity: 12,
			endOfTerm: 'ends',
			lostScheduledActions: action('Cancel'),
			scheduleReapplied: true,
		});
		expect(output.warnings).toBeUndefined();
		expect(await now()).toMatchObject({ quantity: 12, autoRenewEnabled: false, scheduledActions: action('Cancel') });
	});

	test('turned off, it is lost with a warning, and reads as what it costs', async () => {
		const output = only(await run('updateQuantity', { quantity: 12, reapplySchedule: false, simplify: true }));
		expect(output).toMatchObject({
			endOfTerm: 'extendedServiceTerm',
			scheduleReapplied: false,
			warnings: [
				expect.stringMatching(/This is scheduled: Cancel at the end of the term\. Set it again with .*Set End of Term/),
			],
		});
	});

	test('a change that stays under way shows what goes with it, for no later run would', async () => {
		world.simulator.partnerCenter.settings.slowChangeMs = 60 * 60_000;
		const output = only(await run('updateQuantity', { quantity: 12, simplify: true, options: { waitAtMost: 1 } }));
		expect(output).toMatchObject({
			outcome: 'pending',
			warnings: [
				expect.stringMatching(
					/^This is scheduled: Cancel at the end of the term\. The platform deletes it with this change, and it was not sent.*Set it again with .*Set End of Term/,
				),
			],
		});
		time.pass(60 * 60_000);
		expect((await now()).scheduledActions).toBeUndefined();
	});

	test('so does a change of which nobody knows whether it was done', async () => {
		world.simulator.faults.add({ route: PATCH, kind: 'status', status: 503, when: 'before', times: 1 });
		expect((await run('updateQuantity', { quantity: 12 })).error?.message).toMatch(
			/"Update Quantity" was done.*This is scheduled: Cancel at the end of the term\..*Set End of Term/,
		);
	});

	test('a decision that stays under way shows what it costs', async () => {
		world.simulator.partnerCenter.settings.slowChangeMs = 60 * 60_000;
		const output = only(await set('renews', { simplify: true, options: { waitAtMost: 1 } }));
		expect(output).toMatchObject({
			outcome: 'pending',
			warnings: [expect.stringMatching(/pays for it/), 'Replaced: Cancel at the end of the term.'],
		});
	});

	test('a dry run shows it', async () => {
		expect(only(await run('updateQuantity', { quantity: 12, dryRun: true })).warnings).toEqual([
			expect.stringMatching(
				/^This is scheduled: Cancel at the end of the term\. The platform deletes it with this change; it is sent again/,
			),
		]);
	});

	test('a suspended one takes it only after it was reactivated', async () => {
		expect(only(await run('suspend'))).toMatchObject({
			status: 'suspended',
			scheduleReapplied: false,
			warnings: [expect.stringContaining('Set End of Term')],
		});
		only(await run('reactivate', { reapplySchedule: true }));
		expect(only(await set('ends')).endOfTerm).toBe('ends');
	});

	test('a new name keeps it', async () => {
		const output = only(await run('updateNickname', { friendlyName: 'Sales team' }));
		expect(output).toMatchObject({ friendlyName: 'Sales team', scheduledActions: action('Cancel') });
		expect(output).not.toHaveProperty('lostScheduledActions');
	});
});

describe('in an Extended Service Term', () => {
	beforeEach(async () => {
		only(await set('extendedServiceTerm'));
		time.pass(366 * DAY);
	});

	test('seats and the end are refused with the way out, and nothing is changed', async () => {
		expect((await run('updateQuantity', { quantity: 12 })).error?.message).toBeDefined();
		const sent = requestsSince(world);
		expect((await set('renews')).error?.message).toContain('Subscription Upgrade > Transition');
		expect((await set('ends')).error?.message).toContain('End it with Cancel');
		expect((await set('extendedServiceTerm')).error?.message).toContain('already');
		expect(sent()[PATCH]).toBeUndefined();
		expect((await now()).quantity).toBe(10);
	});

	test('it can be canceled at any time', async () => {
		time.pass(45 * DAY);
		expect(only(await run('get'))).toMatchObject({ canCancel: true, reducibleSeats: null });
		expect(only(await run('cancel'))).toMatchObject({ status: 'deleted', canCancel: null });
	});

	test('also where the name does not say it and the date is past', async () => {
		const read = {
			...(await now()),
			offerName: 'Office Suite Basic',
			cancellationAllowedUntilDate: '2026-05-01T00:00:00Z',
		};
		world.simulator.faults.add({ route: READ, kind: 'status', status: 200, body: read, times: 1 });
		expect(only(await run('cancel'))).toMatchObject({ status: 'deleted' });
	});

	test('it goes back to a normal term by a transition', async () => {
		const upgrade = (name: string, more: IDataObject) =>
			world.run('SubscriptionUpgrade', {
				resource: 'subscriptionUpgrade',
				operation: name,
				customerId: picked(customer),
				subscriptionId: picked(subscription.id),
				...more,
			} as INodeParameters);
		const { lastNodeItems } = await upgrade('getTransitionEligibilities', {
			eligibilityType: 'immediate',
			returnAll: true,
			simplify: false,
			filters: {},
		});
		const own = lastNodeItems.map(({ json }) => String(json.catalogItemId)).filter((id) => id.startsWith(`${BASIC}:`));
		expect(own).toHaveLength(3);
		const moved = only(
			await upgrade('transition', {
				toCatalogItemId: picked(own[1]),
				quantity: 10,
				transitionType: 'transition_only',
				orderKey: 'back-1',
				dryRun: false,
				waitForCompletion: true,
				simplify: true,
				additionalFields: {},
				options: {},
			}),
		);
		expect(moved).toMatchObject({ outcome: 'completed' });
		expect((await now()).status).toBe('deleted');
		const back = world.state().commerce.subscriptions.find(({ offerId }) => offerId === own[1]);
		expect(back).toMatchObject({
			status: 'active',
			termDuration: 'P1Y',
			quantity: 10,
			autoRenewEnabled: true,
			actions: null,
		});
	});
});
