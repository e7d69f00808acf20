import type { IDataObject } from 'n8n-workflow';

import type { HookContext, OrderKeyStrategy } from '../../engine/declare';
import { numberIn } from '../../engine/util/numbers';

import { areAbroad, comparableWith, lineOf, linesOf, productOf } from './lines';
import { keyWarning, orderKeyStrategy } from './orders';
import { notPlaced, originalOf, readOriginal, refuseOver } from './originals';

/** Source: facts, order.return. */
const RETURNABLE = ['NEW', 'RENEWAL'];

const remainingOf = (line: IDataObject): number => numberIn(line.remainingQuantity) ?? numberIn(line.quantity) ?? 0;

/** A line of a return, out of the line that it gives back. */
const returning = ({ extLineItemNumber, offerId, deploymentId }: IDataObject, quantity: unknown): IDataObject =>
	({ extLineItemNumber, offerId, quantity, ...(deploymentId ? { deploymentId } : {}) }) as IDataObject;

/** The currency of a line that was sold; {} where the order does not show it. */
function soldIn(order: IDataObject, line: IDataObject): IDataObject {
	const currencyCode = lineOf(order, line)?.currencyCode || order.currencyCode;
	return currencyCode ? { currencyCode } : {};
}

/**
 * Gives the return the currency in which it was sold: on each line where the order is for a deployment, else on the order.
 * @throws Problem when a line needs one that nothing shows
 */
function takeCurrency(order: IDataObject, body: IDataObject): void {
	const lines = linesOf(body);
	if (!areAbroad([...linesOf(order), ...lines])) {
		const hasCurrency = [body, ...lines].some(({ currencyCode }) => currencyCode !== undefined);
		const [sold, ...others] = lines.map((line) => soldIn(order, line).currencyCode);
		if (!hasCurrency && sold !== undefined && others.every((other) => other === sold)) body.currencyCode = sold;
		return;
	}
	const given = body.currencyCode === undefined ? {} : { currencyCode: body.currencyCode };
	delete body.currencyCode;
	body.lineItems = lines.map((line) => ({ ...given, ...line, ...soldIn(order, line) }));
	const missing = linesOf(body).find(({ currencyCode }) => currencyCode === undefined);
	if (missing === undefined) return;
	throw notPlaced(
		order,
		`line ${String(missing.extLineItemNumber)} needs a currency because the order is for a deployment, but the order does not show it. Set "Currency".`,
	);
}

/** Reads the order; "All That Remains" becomes its lines. @throws Problem */
export async function intoReturnedLines({ session, values }: HookContext): Promise<void> {
	const order = await readOriginal(session, values);
	if (values.local.returned !== 'all') return;
	values.body.lineItems = linesOf(order)
		.filter((line) => remainingOf(line) > 0)
		.map((line) => returning(line, remainingOf(line)));
}

function refuseType({ orderId, orderType, ...order }: IDataObject): void {
	if (RETURNABLE.includes(String(orderType))) return;
	const next =
		orderType === 'SWITCH'
			? 'Use the Adobe VIP Revert Switch Order node to undo it.'
			: 'Only new orders and renewals can be returned.';
	throw notPlaced({ ...order, orderId }, `order ${orderId} is a ${orderType} order, which cannot be returned. ${next}`);
}

/** The line as Adobe wants it back: at the level at which it was sold. @throws Problem when it is not in the order, or too much */
function matched(order: IDataObject, line: IDataObject, remaining: IDataObject[]): IDataObject {
	const number = String(line.extLineItemNumber);
	const refuse = (why: string) =>
		notPlaced(order, `line ${number} would return ${line.quantity} x ${line.offerId}, but ${why}`, { remaining });
	const sold = lineOf(order, line);
	if (!sold) throw refuse(`order ${order.orderId} has no line ${number}. Order > Get shows its lines.`);
	if (productOf(sold.offerId) !== productOf(line.offerId))
		throw refuse(
			`line ${number} of order ${order.orderId} is ${sold.offerId}. Use that offer, or another line number.`,
		);
	const left = remainingOf(sold);
	if (Number(line.quantity) > left)
		throw refuse(`only ${left} of it ${left === 1 ? 'remains' : 'remain'}. Return less, or choose All That Remains.`);
	return { ...line, ...returning(sold, line.quantity) };
}

/** What the order lets be returned is in the output and in a dry run. @throws Problem when it is too late, or too much */
export async function checkReturn({ session, values, clock }: HookContext): Promise<string[]> {
	const order = originalOf(values);
	refuseType(order);
	if (order.status === '1008') throw notPlaced(order, `order ${order.orderId} was already fully returned.`);
	refuseOver(order, 'returned', clock.now());
	const remaining = linesOf(order).map(
		(line) =>
			({
				extLineItemNumber: line.extLineItemNumber,
				offerId: line.offerId,
				remainingQuantity: remainingOf(line),
			}) as IDataObject,
	);
	values.carried.preview = { remaining };
	const lines = linesOf(values.body);
	if (lines.length === 0)
		throw notPlaced(order, `nothing of order ${order.orderId} remains to be returned.`, { remaining });
	values.body.lineItems = lines.map((line) => matched(order, line, remaining));
	takeCurrency(order, values.body);
	return keyWarning(session.settings.orderKey);
}

/** A return that was found, with the deployments that were asked for: they are those of the order that it gives back. */
const withDeploymentsOf = (asked: IDataObject, found: IDataObject): IDataObject => ({
	...found,
	lineItems: linesOf(found).map((line) => ({ ...line, deploymentId: lineOf(asked, line)?.deploymentId ?? '' })),
});

/** A return of "all that remains" means something else each time, so its lines are not compared. */
export const returnBook: OrderKeyStrategy = {
	...orderKeyStrategy,
	findsOthers: undefined,
	scope: ({ path, body }) => [path.customerId, 'RETURN', String(body.referenceOrderId)],
	find: async (context) =>
		(await orderKeyStrategy.find(context)).filter(
			({ body }) => String(body.referenceOrderId) === String(context.values.body.referenceOrderId),
		),
	normalizeFound: async ({ values: { local, body }, order }) => ({
		...order,
		lines: local.returned === 'all' ? undefined : comparableWith(withDeploymentsOf(body, order.body), body),
	}),
};
