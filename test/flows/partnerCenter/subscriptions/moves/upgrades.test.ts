import type { IDataObject } from 'n8n-workflow';

import { time } from '../../../../support/virtualClock';

import {
	AZURE_OFFER,
	boughtLegacy,
	legacyAddOn,
	MAIL_OFFER,
	only,
	picked,
	readSubscription,
	TRIAL_OFFER,
} from '../subscriptionsSetup';
import { MAYBE_THIS_SALE } from '../../../../support/sentences';
import { customer, rows, run, setUp, world } from './upgradesSetup';

setUp();

const ofCustomer = () => world.state().commerce.subscriptions.filter(({ customerId }) => customerId === customer);

describe('legacy upgrade', () => {
	const upgrade = async (id: string, target: string, more: IDataObject = {}) =>
		await run('upgrade', {
			subscriptionId: picked(id),
			targetOfferId: picked(target),
			quantity: 5,
			upgradeType: 'upgrade_only',
			...more,
		});
	const targetOf = async (id: string): Promise<string> => {
		const [{ targetOffer }] = await rows('getUpgrades', { subscriptionId: picked(id) });
		return String((targetOffer as IDataObject).id);
	};

	test('sends the target as the platform gives it, and follows the new subscription', async () => {
		const { id } = await boughtLegacy(world, customer);
		const target = await targetOf(id);
		const dry = only(await upgrade(id, target, { dryRun: true }));
		expect((dry.request as IDataObject).body).toMatchObject({
			targetOffer: { id: target, name: expect.any(String) as string },
			isEligible: true,
			quantity: 5,
		});
		expect(only(await upgrade(id, target))).toMatchObject({
			created: true,
			outcome: 'completed',
			status: 'active',
			offerId: target,
			sourceSubscriptionId: id,
		});
		time.pass(20 * 60_000);
		expect((await upgrade(id, target)).error?.message).toContain(MAYBE_THIS_SALE);
		expect(ofCustomer().filter(({ status }) => status === 'active')).toHaveLength(1);
	});

	test('errors inside the answer are no success', async () => {
		const base = await boughtLegacy(world, customer);
		const target = await targetOf(base.id);
		await legacyAddOn(world, customer, base);
		const { error } = await upgrade(base.id, target);
		expect(error?.message).toMatch(/Nothing was ordered.*code subscription_add_ons_present/);
		const unknown = await upgrade(base.id, '00000000-1111-2222-3333-444444444444');
		expect(unknown.error?.message).toContain('is not an upgrade of this subscription');
	});
});

describe('trial conversion', () => {
	const convert = async (id: string, more: IDataObject = {}) => {
		const trial = await readSubscription(world, customer, id);
		return await run('convertTrial', {
			subscriptionId: picked(id),
			offerId: picked(TRIAL_OFFER),
			targetOfferId: picked(MAIL_OFFER),
			orderId: picked(trial.orderId),
			billingCycle: 'monthly',
			...more,
		});
	};

	test('turns the trial into a paid subscription, once', async () => {
		const { id } = await boughtLegacy(world, customer, TRIAL_OFFER);
		expect(await rows('getConversions', { subscriptionId: picked(id) })).not.toEqual([]);
		expect(only(await convert(id))).toMatchObject({
			id,
			created: true,
			outcome: 'completed',
			isTrial: false,
			offerId: MAIL_OFFER,
		});
		time.pass(20 * 60_000);
		expect((await convert(id)).error?.message).toContain(MAYBE_THIS_SALE);
	});

	test('an error inside the answer is no success', async () => {
		const { id } = await boughtLegacy(world, customer, TRIAL_OFFER);
		const { error } = await convert(id, { targetOfferId: picked(TRIAL_OFFER) });
		expect(error?.message).toContain(
			'The trial was not converted. The subscription cannot become this offer (code ConversionsNotFound).',
		);
		expect((await readSubscription(world, customer, id)).isTrial).toBe(true);
	});
});

describe('product upgrade', () => {
	const upgrade = async (more: IDataObject = {}) => await run('upgradeProduct', { productFamily: 'Azure', ...more });

	test('is followed by its Location to the Azure plan, and not done twice', async () => {
		await boughtLegacy(world, customer, AZURE_OFFER, 1);
		expect((await rows('checkProductUpgrade', { productFamily: 'Azure' }))[0]).toMatchObject({ isEligible: true });
		const output = only(await upgrade());
		expect(output).toMatchObject({
			created: true,
			outcome: 'completed',
			status: 'Completed',
			id: expect.any(String) as string,
		});
		expect((await rows('getProductUpgrade', { upgradeId: output.id, productFamily: 'Azure' }))[0]).toMatchObject({
			status: 'Completed',
		});
		time.pass(61 * 60_000);
		expect((await upgrade()).error?.message).toContain('cannot move to the Azure plan');
	});

	test('while one is under way another one is refused', async () => {
		await boughtLegacy(world, customer, AZURE_OFFER, 1);
		world.simulator.partnerCenter.settings.registrationMs = 40 * 60_000;
		expect(only(await upgrade({ waitForCompletion: false }))).toMatchObject({ outcome: 'pending' });
		time.pass(20 * 60_000);
		expect((await upgrade()).error?.message).toContain(MAYBE_THIS_SALE);
		world.simulator.partnerCenter.settings.registrationMs = 2000;
	});

	test('the sign-in App Only is refused with what to change', async () => {
		expect((await run('checkProductUpgrade', { productFamily: 'Azure' }, 'app')).error?.message).toContain(
			'App + User',
		);
	});
});
