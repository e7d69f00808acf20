import type { IDataObject } from 'n8n-workflow';

import type { Completion, ExistingOrder, OrderKeyStrategy, OrderOperation, Session, State, Values } from '../declare';
import { NotSent, Problem } from '../declare';
import { platformNow } from '../http/platformTime';
import { undefinedUnlessCanceled } from '../http/problem';
import { look, waitUntilDone } from '../http/wait';
import { makeOnce, type Memory } from '../http/writes/makeOnce';
import { dryRunOf } from '../output/dryRun';
import { withinRun } from './agentLimits';
import { oncePerRun } from './agentOrders';
import { refuseTwoSales, takeBack } from './existing/cancelDuplicate';
import { orderContext } from './context';
import { byAge, findDuplicates, settle, activeOrders, duplicateWarnings } from './existing/duplicates';
import { inQuestion } from './existing/inQuestion';
import { matchExistingOrder } from './existing/matchExistingOrder';
import { refuseSameLines, sendUnlessSameLines } from './existing/sameLines';
import { attemptsAllowed, notePlaced } from './placeAgain';
import { notKnown, placingOf, send } from './placing';
import { runPreflight } from './preflight';
import type { Placed, Placing } from './types';

async function follow(
	session: Session,
	{ wait, intent }: Placing,
	placed: Pick<Placed, 'id' | 'body' | 'created'>,
): Promise<{ state: State; body: IDataObject; note?: string }> {
	const { settings } = session;
	const watch = { wait, path: intent.path, sent: intent.body };
	// An order that was found is done more often than not: then there is nothing to ask for.
	const known = wait.state(placed.body, intent.body);
	if (!placed.created && known !== 'pending') return { state: known, body: placed.body };
	// Nobody will look for the key of this turn, so it need not be tried whether it can be read.
	if (settings.generatedKey && !settings.wait) return { state: known, body: placed.body };
	const seen =
		settings.wait && wait.offered !== 'never'
			? waitUntilDone(session, watch, placed.id, settings.waitAtMost)
			: look(session, watch, placed.id);
	// The order exists, whatever a read says; only its state is not known then.
	return (
		(await seen.catch(undefinedUnlessCanceled)) ?? {
			state: 'pending',
			body: placed.body,
			note: 'The order was placed, but its status could not be read. Check it later.',
		}
	);
}

async function finish(session: Session, placing: Placing, placed: Placed) {
	const { strategy, wait, key } = placing;
	const checks = checksOf(placed.checks);
	const settled = await settle(session, placing, placed, async (order) => await follow(session, placing, order));
	const {
		id,
		created,
		end: { state, body, note },
		duplicate,
	} = settled;
	const order = id === placed.id ? { ...placed.body, ...body } : body;
	// What the answer to the placing echoed says nothing of what a later look can read.
	const keyReadable = session.settings.generatedKey
		? {}
		: { orderKeyReadable: strategy.showsKey?.(body, key) ?? strategy.read(body).key === key };
	if (state === 'failed') {
		throw new Problem(wait.failure(order), {
			outcome: 'failed',
			orderKey: key,
			orderId: id,
			created,
			...checks,
		});
	}
	await refuseTwoSales(session, placing, settled);
	const duplicates = duplicateWarnings(placing, settled);
	const taken = await takeBack(session, placing, settled);
	const orderInfo = {
		created: created && !duplicate,
		outcome: duplicate ? 'duplicate' : state,
		orderKey: key,
		...keyReadable,
		...(duplicate ? { duplicateOrderId: duplicate.id } : {}),
		...(taken.cancellationOrders ? { cancellationOrders: taken.cancellationOrders } : {}),
	};
	const warnings = [...placed.warnings, ...settled.warnings, ...duplicates.warnings, ...taken.warnings];
	const preview = placed.created ? previewOf(placing.intent) : {};
	const said = [duplicates.note, note].filter((sentence) => sentence !== undefined).join(' ');
	return {
		rows: [
			{
				...order,
				...orderInfo,
				...checks,
				...preview,
				...(said ? { note: said } : {}),
				...(warnings.length > 0 ? { warnings } : {}),
			},
		],
	};
}

/** What the user should know of an order that was found instead of placed. */
function foundWarnings(
	{ notCompared }: OrderKeyStrategy,
	order: Pick<ExistingOrder, 'id' | 'body' | 'added'>,
	key: string,
): string[] {
	const { added = [] } = order;
	return [
		`Nothing was ordered now: the key "${key}" was already used for order ${order.id}.`,
		...(added.length > 0 ? [`The platform had added to it: ${added.join('; ')}.`] : []),
		...(notCompared?.(order.body) ?? []),
	];
}

/** What was checked before the placing, where anything was. */
const checksOf = (checks: IDataObject): IDataObject => (Object.keys(checks).length > 0 ? { checks } : {});

/** What the platform said of the order before it was placed, such as its price. */
const previewOf = ({ carried: { preview } }: Values): IDataObject => (preview === undefined ? {} : { preview });

/** An order found that is older, in milliseconds, was not placed by a worker that sells the same right now. */
const LONG_AGO = 2 * 60_000;

/** Where the order exists already, another worker may be busy with the whole list of this run. */
function noteCompany(session: Session, { strategy }: Placing, order: ExistingOrder): void {
	const madeAt = strategy.madeAt?.(order.body);
	if (madeAt === undefined || platformNow(session) - madeAt < LONG_AGO) session.company.is = 'some';
}

/** Those that are active beside the order which counts; only what is reported is kept, so that a failed one is as it was. */
function withActiveOrders(
	strategy: OrderKeyStrategy,
	found: ExistingOrder[],
	key: string,
	order: ExistingOrder,
): ExistingOrder[] {
	const others = strategy.duplicates ? activeOrders(strategy, found, key).filter(({ id }) => id !== order.id) : [];
	return [order, ...others];
}

/** Keeps what a look beside the order saw: for this run, and for the next one of the same key in this process. */
function noteOthers(
	{ company, settings }: Session,
	memory: Memory,
	made: Pick<Placed, 'id' | 'created'>,
	seen?: ExistingOrder[],
): void {
	if (!made.created) company.is = 'some';
	// A generated key says nothing about others.
	else if (company.is === 'unknown' && !settings.generatedKey) company.is = 'none';
	if (!seen || seen.length < 2) return;
	company.is = 'some';
	const [{ id }, ...others] = seen;
	memory.noteBeside(
		id,
		others.map((other) => other.id),
	);
}

/**
 * Places an order once. Looks first, everywhere; in one process two with the same key go one after the other.
 * @throws Problem (details.outcome 'unknown' when the outcome cannot be determined), NotSent, Canceled
 */
export async function placeOrder(session: Session, operation: OrderOperation, values: Values): Promise<Completion> {
	const key = session.settings.orderKey as string;
	const asked = placingOf(operation, values, key);
	const { strategy, intent } = asked;
	const lines = strategy.lines(values.body, values.local);
	const scope = [session.buyer, strategy.list ?? operation.route, ...strategy.scope(intent)];
	const parts = [...scope, key];
	const placed = await makeOnce(session, parts, async (memory): Promise<Placed | Completion> => {
		if (session.barrier.stopped) throw new NotSent();
		const known = memory.known();
		const shown = byAge(strategy, await inQuestion(session, asked, known));
		const at = session.clock.elapsed();
		const found = await Promise.all(
			shown.map(
				async (order) => (await strategy.normalizeFound?.({ ...orderContext(session, asked), order })) ?? order,
			),
		);
		const order = matchExistingOrder(found, key, lines, attemptsAllowed(session, parts, known));
		if (!order) await refuseSameLines(session, asked, lines);
		if (session.settings.dryRun) {
			const { warnings, checks } = order
				? { warnings: [], checks: {} }
				: await runPreflight(session, operation, values);
			const { request } = placingOf(operation, values, key);
			return dryRunOf(operation, request, {
				orderKey: key,
				existingOrderId: order?.id ?? null,
				...checksOf(checks),
				...(warnings.length > 0 ? { warnings } : {}),
				...previewOf(values),
			});
		}
		if (order) {
			noteCompany(session, asked, order);
			return {
				id: order.id,
				body: order.body,
				created: false,
				warnings: foundWarnings(strategy, order, key),
				checks: {},
				activeOrders: withActiveOrders(strategy, found, key, order),
			};
		}
		if (known && 'unknown' in known) throw notKnown(session, asked, 'before');
		const seen = await runPreflight(session, operation, values);
		// What was read before may have completed the values, so the request is made of them once more.
		const final = placingOf(operation, values, key);
		const buy = async () =>
			await sendUnlessSameLines(
				session,
				final,
				{ scope, lines },
				async () => await send(session, final, { orders: found, at }),
			);
		const spending = { operation, values, target: [...parts, ...lines], total: seen.total };
		const made = await memory.make(
			async () => await oncePerRun(session, key, parts, async () => await withinRun(session, spending, buy)),
		);
		notePlaced(session, parts, made);
		const beside = await findDuplicates(session, final, made);
		noteOthers(session, memory, made, beside);
		const others = made.created ? [] : foundWarnings(strategy, made, key);
		return { ...made, checks: seen.checks, warnings: [...others, ...seen.warnings], activeOrders: beside };
	});
	if (typeof placed === 'function') return placed;
	return async () => await finish(session, asked, placed);
}
