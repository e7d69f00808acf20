import { isDeepStrictEqual } from 'node:util';

import fc from 'fast-check';
import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { defaults } from '../../../../nodes/engine/http/session';
import { readValues } from '../../../../nodes/engine/input/values';
import { perform } from '../../../../nodes/engine/run/perform';
import { isObject, put } from '../../../../nodes/engine/util/path';
import { resource } from '../../../../nodes/PartnerCenter/Subscription/operations';
import { nextTermOf, planOf } from '../../../../nodes/PartnerCenter/Subscription/term/plan';
import { CHANGE_ROUTE } from '../../../../nodes/PartnerCenter/Subscription/whole';
import { fakeSession } from '../../../engine/session';

import { picked } from './subscriptionsSetup';

/** A change of a subscription sends the whole of it: whatever the user did not name goes back as it was read. */

const vendor = { ...resource.vendor, baseUrl: () => 'https://api.example.com' };
const changes = resource.operations.filter(({ route }) => route === CHANGE_ROUTE);

const word = fc.stringMatching(/^[A-Za-z0-9]{1,12}$/);
const date = fc.constantFrom(
	'2026-03-01T09:00:00Z',
	'2026-03-31T09:00:00Z',
	'0001-01-01T00:00:00',
	'9999-12-31T23:59:59Z',
);
const seats = fc.integer({ min: 1, max: 300 });
const terms = fc.constantFrom('P1M', 'P1Y', 'P3Y');
const cycles = fc.constantFrom('monthly', 'annual', 'Annual', 'triennial');
const offer = fc.oneof(
	fc.tuple(word, word, word).map((parts) => parts.join(':')),
	fc.uuid(),
);

const plan = fc.record(
	{
		product: fc.record(
			{
				productId: word,
				skuId: word,
				availabilityId: word,
				billingCycle: cycles,
				termDuration: terms,
				promotionId: word,
			},
			{ requiredKeys: ['productId', 'skuId', 'availabilityId', 'billingCycle', 'termDuration'] },
		),
		quantity: seats,
		customTermEndDate: fc.constant('2027-03-31T00:00:00Z'),
	},
	{ requiredKeys: ['product', 'quantity'] },
);

const BY_DATE = {
	scheduleType: 'CustomDate',
	actionType: 'Transition',
	effectiveDate: '2026-09-01T00:00:00Z',
	instructions: { quantity: 4 },
};

/** In both forms, in any letter case, with words that nobody knows, and not at all. */
const scheduledActions = fc.constantFrom<IDataObject[string]>(
	null,
	[],
	[{ scheduleType: 'TermEnd', actionType: 'Cancel' }],
	{ scheduleType: 'termEnd', actionType: 'renewToExtendedServiceTerm' },
	[{ scheduleType: 'TermEnd', actionType: 'Hibernate', note: 'x' }],
	[BY_DATE],
	[{ scheduleType: 'TermEnd', actionType: 'Cancel' }, BY_DATE],
);

/** Members that nobody has written down, with values of any kind. */
const unknown = fc.dictionary(
	word.map((name) => `x${name}`),
	fc.jsonValue({ maxDepth: 2 }),
	{ maxKeys: 3 },
);

const known = fc.record(
	{
		id: fc.uuid(),
		offerId: offer,
		entitlementId: fc.uuid(),
		offerName: fc.string(),
		friendlyName: fc.option(fc.string()),
		quantity: seats,
		unitType: word,
		parentSubscriptionId: fc.uuid(),
		hasPurchasableAddons: fc.boolean(),
		creationDate: date,
		effectiveStartDate: date,
		commitmentEndDate: date,
		cancellationAllowedUntilDate: date,
		status: fc.constantFrom('active', 'suspended', 'pending'),
		autoRenewEnabled: fc.boolean(),
		isTrial: fc.boolean(),
		billingType: word,
		billingCycle: cycles,
		termDuration: fc.option(terms),
		renewalTermDuration: terms,
		contractType: word,
		publisherName: fc.string(),
		partnerId: fc.option(word),
		orderId: word,
		suspensionReasons: fc.array(word),
		refundOptions: fc.array(fc.record({ type: word, expiresAt: date })),
		productType: fc.record({ id: word, displayName: fc.string() }),
		scheduledNextTermInstructions: fc.option(plan),
		scheduledActions,
		nextChargeInstructions: fc.option(plan),
		promotionId: fc.option(word),
		customTermEndDate: fc.option(date),
		attentionNeeded: fc.boolean(),
		lineItems: fc.array(fc.record({ id: word })),
		links: fc.record({ self: fc.record({ uri: fc.string() }) }),
	},
	{ requiredKeys: ['id', 'offerId', 'quantity', 'status', 'autoRenewEnabled'] },
);

const subscription = fc
	.tuple(known, unknown, fc.base64String(), unknown)
	.map(
		([members, others, etag, attributes]): IDataObject =>
			JSON.parse(
				JSON.stringify({ ...others, ...members, attributes: { ...attributes, etag, objectType: 'Subscription' } }),
			) as IDataObject,
	);

/** Half of them take most changes, a plan for the next term included; the others are as they come, so that refusals are met too. */
const either = fc.oneof(
	subscription,
	subscription.map((read): IDataObject => ({
		...read,
		offerId: 'product:sku:availability',
		status: 'active',
		autoRenewEnabled: true,
		termDuration: 'P1Y',
		billingCycle: 'monthly',
	})),
);

interface Choice {
	/** what the screen holds */
	parameters: IDataObject;
	/** what the user named thereby: values by their path in the body; undefined for what is taken away */
	named: Record<string, IDataObject[string] | undefined>;
}

const PLAN = 'scheduledNextTermInstructions';
const choice = (parameters: IDataObject, named: Choice['named']): Choice => ({ parameters, named });
const onForm =
	(name: string, path = name) =>
	(value: string | number) =>
		choice({ [name]: String(value) }, { [path]: value });
const inFields =
	(name: string, path = name) =>
	(value: string | number) =>
		choice({ updateFields: { [name]: value } }, { [path]: value });
const always = (named: Choice['named'] = {}) => fc.constant(choice({ reapplySchedule: true }, named));

const newProduct = fc.tuple(word, word, word).map(([product, sku, availability]) =>
	choice(
		{ updateFields: { productId: picked(product), skuId: picked(sku), availabilityId: picked(availability) } },
		{
			[`${PLAN}.product.productId`]: product,
			[`${PLAN}.product.skuId`]: sku,
			[`${PLAN}.product.availabilityId`]: availability,
		},
	),
);

const CHOICES: Record<string, fc.Arbitrary<Choice>> = {
	updateQuantity: fc
		.tuple(seats, fc.boolean())
		.map(([quantity, reapplySchedule]) => choice({ quantity, reapplySchedule }, { quantity })),
	updateNickname: word.map((friendlyName) => choice({ friendlyName }, { friendlyName })),
	setEndOfTerm: fc
		.constantFrom('renews', 'ends', 'extendedServiceTerm')
		.map((endOfTerm) => choice({ endOfTerm }, { endOfTerm })),
	changeTerm: fc.oneof(
		terms.map(inFields('termDuration')),
		fc.constantFrom('monthly', 'annual').map(inFields('billingCycle')),
	),
	updatePartnerOnRecord: word.map((id) => choice({ partnerIdOnRecord: picked(id) }, { partnerId: id })),
	scheduleNextTerm: fc.oneof(
		seats.map(onForm('quantity', `${PLAN}.quantity`)),
		terms.map(onForm('termDuration', `${PLAN}.product.termDuration`)),
		fc.constantFrom('monthly', 'annual').map(onForm('billingCycle', `${PLAN}.product.billingCycle`)),
		newProduct,
	),
	removeSchedule: always({ [PLAN]: undefined }),
	suspend: always({ status: 'suspended' }),
	reactivate: always({ status: 'active' }),
	cancel: always({ status: 'deleted' }),
};

/** What is on the screen of a plan while nothing is chosen. */
const PLANNED: Record<string, IDataObject> = { scheduleNextTerm: { quantity: '', termDuration: '', billingCycle: '' } };

const TYPES: Record<string, string> = {
	renews: 'RenewToNewTerm',
	ends: 'Cancel',
	extendedServiceTerm: 'RenewToExtendedServiceTerm',
};

/** An end is always a list: what is scheduled for another day stays in it, and a plan stays only where there is a next term. */
function decided(read: IDataObject, end: string): IDataObject {
	const { [PLAN]: next, ...rest } = read;
	const stored = [read.scheduledActions ?? []].flat() as IDataObject[];
	return {
		...rest,
		...(end === 'renews' && PLAN in read ? { [PLAN]: next } : {}),
		autoRenewEnabled: end === 'renews',
		scheduledActions: [
			{ scheduleType: 'TermEnd', actionType: TYPES[end] },
			...stored.filter(({ scheduleType }) => scheduleType === 'CustomDate'),
		],
	} as IDataObject;
}

/** What must go out: the subscription as it was read, without links, with what was named. */
function expected(read: IDataObject, { named }: Choice): IDataObject {
	const { links: _links, ...whole } = structuredClone(read);
	if (typeof named.endOfTerm === 'string') return decided(whole as IDataObject, named.endOfTerm);
	// A plan is always whole: the one that is there, or the one that leaves everything as it is.
	if (Object.keys(named).some((path) => path.startsWith(`${PLAN}.`))) whole[PLAN] = structuredClone(nextTermOf(read));
	for (const [path, value] of Object.entries(named)) {
		if (value === undefined) delete whole[path];
		else put(whole as IDataObject, path, value);
	}
	return JSON.parse(JSON.stringify(whole)) as IDataObject;
}

/** A platform that holds one subscription, takes what is sent, and drops all that is scheduled with every change but that of what is scheduled. */
function platformWith(read: IDataObject) {
	let held = read;
	const bodies: IDataObject[] = [];
	const reply = ({ method, url, body }: IHttpRequestOptions) => {
		if (method === 'GET') return { body: url.includes('availabilities') ? { items: [] } : held };
		const sent = JSON.parse(String(typeof body === 'string' ? body : JSON.stringify(body))) as IDataObject;
		bodies.push(sent);
		const steered = { [PLAN]: 0, scheduledActions: 0, autoRenewEnabled: 0 };
		const isPlanning = isDeepStrictEqual({ ...sent, ...steered, links: 0 }, { ...held, ...steered, links: 0 });
		const dropped = {
			...(isObject(sent[PLAN]) ? { [PLAN]: null } : {}),
			...([sent.scheduledActions ?? []].flat().length > 0 ? { scheduledActions: null } : {}),
		};
		held = { ...sent, ...(isPlanning ? {} : dropped), ...(held.links ? { links: held.links } : {}) };
		return { body: held };
	};
	return { bodies, reply };
}

async function send(value: string, read: IDataObject, chosen: Choice) {
	const operation = changes.find((one) => one.value === value)!;
	const parameters: IDataObject = {
		customerId: picked('11111111-2222-3333-4444-555555555555'),
		subscriptionId: picked('44444444-5555-6666-7777-888888888888'),
		simplify: false,
		dryRun: false,
		reapplySchedule: true,
		options: {},
		...(PLANNED[value] ?? {}),
		...chosen.parameters,
	};
	const { bodies, reply } = platformWith(read);
	const { session, sent } = await fakeSession(reply, { vendor });
	const values = readValues(vendor, operation, (name) => parameters[name] ?? null, {
		now: session.clock.now(),
		fallbackKey: () => '',
	});
	const outcome = await perform({ ...session, settings: { ...defaults, ...values.settings } }, operation, values)
		.then(async (finish) => (await finish()).rows[0])
		.catch((error: Error) => error);
	const ifMatch = sent.filter(({ method }) => method === 'PATCH').map(({ headers }) => headers?.['If-Match']);
	return { outcome, bodies, ifMatch };
}

test('the choices of this test cover every change of a subscription', () => {
	expect(Object.keys(CHOICES).sort()).toEqual(changes.map(({ value }) => value).sort());
});

describe.each(Object.keys(CHOICES))('%s', (value) => {
	test('sends back what was read, but for what was named', async () => {
		let sent = 0;
		await fc.assert(
			fc.asyncProperty(either, CHOICES[value], async (read, chosen) => {
				const { outcome, bodies } = await send(value, read, chosen);
				// Refused with a sentence before anything was sent.
				if (bodies.length === 0) return outcome instanceof Error && outcome.message.length > 20;
				sent += 1;
				expect(bodies[0]).toEqual(expected(read, chosen));
				return true;
			}),
			{ numRuns: 150 },
		);
		expect(sent).toBeGreaterThan(20);
	});
});

/** Changes after which a plan can be sent again: the subscription stays active, and renews. */
const REAPPLYING = ['updateQuantity', 'updateNickname', 'changeTerm', 'updatePartnerOnRecord', 'reactivate'];

const withPlan = either.filter(
	(read) => planOf(read) !== undefined && read.autoRenewEnabled === true && String(read.offerId).includes(':'),
);

const withActions = either.filter(({ scheduledActions: given }) => [given ?? []].flat().length > 0);

test.each(REAPPLYING)(
	'%s: actions that were dropped go out again in the form in which they were read, auto-renew on or off',
	async (value) => {
		let again = 0;
		await fc.assert(
			fc.asyncProperty(withActions, CHOICES[value], async (read, chosen) => {
				const { outcome, bodies } = await send(value, read, chosen);
				if (outcome instanceof Error || outcome.lostScheduledActions === undefined) return;
				expect(outcome.lostScheduledActions).toEqual(read.scheduledActions);
				if (chosen.parameters.reapplySchedule === false) {
					expect(bodies).toHaveLength(1);
					// Without its decision a license may go on at a higher price.
					expect(outcome).toMatchObject({
						scheduleReapplied: false,
						warnings: [expect.stringContaining('Set End of Term')],
					});
					return;
				}
				again += 1;
				expect(bodies[1]).toEqual({
					...bodies[0],
					...(isObject(read[PLAN]) ? { [PLAN]: read[PLAN] } : {}),
					scheduledActions: read.scheduledActions,
				});
				expect(outcome.scheduleReapplied).toBe(true);
			}),
			{ numRuns: 80 },
		);
		expect(again).toBeGreaterThan(0);
	},
);

test.each(REAPPLYING)(
	'%s: a plan that was dropped goes out again exactly as it was, with nothing else changed',
	async (value) => {
		let again = 0;
		await fc.assert(
			fc.asyncProperty(withPlan, CHOICES[value], async (read, chosen) => {
				const { outcome, bodies } = await send(value, read, chosen);
				if (outcome instanceof Error || outcome.lostSchedule === undefined) return;
				expect(outcome.lostSchedule).toEqual(read[PLAN]);
				if (chosen.parameters.reapplySchedule === false) {
					expect(bodies).toHaveLength(1);
					expect(outcome.scheduleReapplied).toBe(false);
					return;
				}
				again += 1;
				expect(bodies).toHaveLength(2);
				const actions =
					[read.scheduledActions ?? []].flat().length > 0 ? { scheduledActions: read.scheduledActions } : {};
				expect(bodies[1]).toEqual({ ...bodies[0], [PLAN]: read[PLAN], ...actions });
				expect(outcome.scheduleReapplied).toBe(true);
			}),
			{ numRuns: 80 },
		);
		expect(again).toBeGreaterThan(0);
	},
);

test('the etag goes into If-Match where the platform shows it so, and into the body always', async () => {
	const read = {
		id: 'a',
		offerId: 'p:s:a',
		quantity: 3,
		status: 'active',
		autoRenewEnabled: true,
		attributes: { etag: 'v1', objectType: 'Subscription' },
	};
	const first = (value: string) =>
		value === 'scheduleNextTerm' ? onForm('quantity')(8) : fc.sample(CHOICES[value], { numRuns: 1, seed: 1 })[0];
	const headers = await Promise.all(
		Object.keys(CHOICES)
			.filter((value) => value !== 'removeSchedule')
			.map(async (value) => {
				const { bodies, ifMatch } = await send(value, read, first(value));
				expect(bodies[0].attributes).toEqual(read.attributes);
				return [value, ifMatch[0]];
			}),
	);
	expect(headers.filter(([, header]) => header !== undefined)).toEqual([
		['setEndOfTerm', '"v1"'],
		['suspend', '"v1"'],
		['cancel', '"v1"'],
	]);
});
