import { randomUUID } from 'node:crypto';
import { addOnsBelow, type Call, customerById, isAsked, type Moment, findSubscription, textOf } from '../../call';
import { badInput, orThrow, PartnerRefusal, type Problem, PROBLEMS, refusal } from '../../refusal';
import { DAY_MS, iso, NO_END } from '../../reply';
import { legacyOffer, migrationTarget } from '../catalog/offers';
import { catalogItemId, isOutside, type Item, itemFor, type Term } from '../catalog/products';
import { createOrder, itemLine } from '../orders/create';
import type { StoredSubscription } from '../orders/state';
import { applyChange } from '../subscriptions/terms';
import type { MigrationRequest as Asked, Planned, StoredMigration, StoredSchedule } from '../state';

/** The subscription that is to be migrated. Throws 20003. */
export const sourceOf = (moment: Moment, customerId: string, id: string): StoredSubscription =>
	orThrow(findSubscription(moment, customerId, id), refusal('subscription'));

/** The catalog item that a legacy subscription migrates to, for the term that is asked for. */
function itemOf(moment: Moment, source: StoredSubscription, request: Asked): Item | undefined {
	const key = source.legacy ? migrationTarget(source.offerId) : undefined;
	return key ? itemFor(key, (request.termDuration ?? 'P1Y') as Term, moment.now) : undefined;
}

/** Seats and billing of a migration: what is asked for, or what the legacy subscription has. */
export const termsOf = (source: StoredSubscription, request: Asked) => ({
	quantity: request.quantity ?? source.quantity,
	termDuration: request.termDuration ?? 'P1Y',
	billingCycle: (request.billingCycle ?? source.billingCycle).toLowerCase(),
	purchaseFullTerm: request.purchaseFullTerm ?? false,
});

/** Why a subscription cannot migrate with these add-ons; none when it can. Add-ons are not looked at when none are given. */
export function obstacles(moment: Moment, source: StoredSubscription, request: Asked, addOns?: Asked[]): Problem[] {
	const problems: Problem[] = [];
	const item = itemOf(moment, source, request);
	if (source.status !== 'active') problems.push(PROBLEMS.migrationInactive);
	if (!item) problems.push({ ...PROBLEMS.input, text: 'The subscription has no counterpart in New Commerce.' });
	if (source.parentSubscriptionId) problems.push({ ...PROBLEMS.input, text: 'An add-on migrates with its base.' });
	if (source.termEnd !== null && source.termEnd - moment.now < DAY_MS) problems.push(PROBLEMS.migrationLate);
	const { quantity, billingCycle } = termsOf(source, request);
	if (item && isOutside(item.sku, quantity)) problems.push(PROBLEMS.quantity);
	if (item && !item.sku.supportedBillingCycles.includes(billingCycle)) {
		problems.push({ ...PROBLEMS.input, text: `${item.sku.title} is not billed ${billingCycle}.` });
	}
	const named = addOns?.map(({ currentSubscriptionId }) => currentSubscriptionId.toLowerCase());
	if (named && addOnsBelow(moment, source).some(({ id }) => !named.includes(id)))
		problems.push(PROBLEMS.migrationAddOns);
	return problems;
}

/** What the add-ons of a migration must be: active add-ons of the base. Throws 20003 or 800002. */
export function checkAddOns(moment: Moment, source: StoredSubscription, addOns: Asked[]): void {
	for (const { currentSubscriptionId } of addOns) {
		const addOn = sourceOf(moment, source.customerId, currentSubscriptionId);
		if (addOn.parentSubscriptionId !== source.id) throw badInput('An add-on of the migration belongs to another base.');
		if (!legacyOffer(addOn.offerId)) throw badInput('An add-on of the migration is no legacy one.');
	}
}

/** When the term of the legacy subscription ends. */
export const endOf = ({ termEnd }: StoredSubscription): string => (termEnd === null ? NO_END : iso(termEnd));

/** The catalog item that it migrates to, where there is one. */
export function targetOf(moment: Moment, source: StoredSubscription, request: Asked): { catalogItemId?: string } {
	const item = itemOf(moment, source, request);
	return item ? { catalogItemId: catalogItemId(item) } : {};
}

/** Rows of the customer, the subscription and the reference that the query names. Throws 800002 where it names none of them. */
export function searched<Row extends Planned>(call: Call, rows: Row[], names: string[]): Row[] {
	if (!names.some((name) => textOf(call, name))) throw badInput('Give a customer, a subscription or a reference.');
	return rows.filter(({ customerId, request: { currentSubscriptionId, externalReferenceId } }) =>
		isAsked(call, { [names[0]]: customerId, [names[1]]: currentSubscriptionId, [names[2]]: externalReferenceId }),
	);
}

/** The refusal of the newer service for what is not there. */
export const noMigration = (text: string): PartnerRefusal =>
	refusal({ ...PROBLEMS.input, status: 404, shape: 'newer' }, text);

function lineFor(moment: Moment, customerId: string, request: Asked) {
	const source = sourceOf(moment, customerId, request.currentSubscriptionId);
	const missing = badInput('The subscription has no counterpart in New Commerce.');
	const { quantity, termDuration } = termsOf(source, request);
	return itemLine(orThrow(itemOf(moment, source, request), missing), {
		friendlyName: source.friendlyName,
		quantity,
		termDuration,
		subscriptionId: randomUUID(),
		partnerIdOnRecord: source.partnerId,
		customTermEndDate: request.customTermEndDate,
	});
}

/** Starts a checked migration: the new subscriptions are ordered, and come when the order is provisioned. */
export function startMigration(moment: Moment, customerId: string, request: Asked, addOns: Asked[]): StoredMigration {
	const requests = [request, ...addOns];
	const lines = requests.map((one, index) => ({
		...lineFor(moment, customerId, one),
		...(index > 0 && { parentLine: 0 }),
	}));
	const sources = requests.map((one) => sourceOf(moment, customerId, one.currentSubscriptionId));
	const { billingCycle } = termsOf(sources[0], request);
	const sold = { family: 'OnlineServicesNCE', billingCycle, lines } as const;
	const { id: orderId, lines: ordered } = createOrder(moment, customerById(moment, customerId), sold);
	const [{ dueAt }] = ordered;
	const pairs = requests.map((one, index) => [one.currentSubscriptionId, lines[index].subscriptionId]);
	const newSubscriptions = Object.fromEntries(pairs) as Record<string, string>;
	for (const source of sources) source.busyUntil = dueAt;
	const id = randomUUID();
	const migration = { id, customerId, request, addOns, startedAt: moment.now, dueAt, orderId, newSubscriptions };
	moment.state.commerce.migrations.push(migration);
	return migration;
}

/** Ends the legacy subscriptions of migrations that are through; the new ones come with the order. */
export function settleMigrations({ state, now }: Moment): void {
	const { commerce } = state;
	for (const migration of commerce.migrations.filter(({ dueAt }) => dueAt <= now)) {
		for (const id of Object.keys(migration.newSubscriptions)) {
			const source = commerce.subscriptions.find((candidate) => candidate.id === id.toLowerCase());
			if (source && source.status !== 'deleted') applyChange(commerce, source, { status: 'deleted' }, migration.dueAt);
		}
	}
}

/** Migrates as planned, or notes why it cannot be done on that day. */
function carryOut(moment: Moment, { customerId, request, addOns, shown }: StoredSchedule): void {
	const source = sourceOf(moment, customerId, request.currentSubscriptionId);
	// On renewal the end of the term is the very moment that was waited for.
	const problems = obstacles(moment, source, request, addOns);
	const problem = problems.find((one) => !shown.migrateOnRenewal || one !== PROBLEMS.migrationLate);
	shown.lastModifiedTime = iso(moment.now);
	try {
		if (problem) throw refusal(problem);
		startMigration(moment, customerId, request, addOns);
		shown.status = 'Completed';
	} catch (error) {
		if (!(error instanceof PartnerRefusal)) throw error;
		Object.assign(shown, { status: 'Failed', errorCode: Number(error.code), errorDescription: error.description });
	}
}

/** Starts the migrations whose day has come. */
export function settleSchedules(moment: Moment): void {
	for (const schedule of moment.state.commerce.schedules.filter(({ shown }) => shown.status === 'Scheduled')) {
		const { termEnd } = sourceOf(moment, schedule.customerId, schedule.request.currentSubscriptionId);
		const dueAt = schedule.shown.migrateOnRenewal ? termEnd : schedule.targetAt;
		if (dueAt !== null && dueAt <= moment.now) carryOut({ ...moment, now: dueAt }, schedule);
	}
}
