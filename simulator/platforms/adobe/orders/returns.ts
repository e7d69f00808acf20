import type { Call, Handler } from '../call';
import { runningCommitment, heldQuantity } from '../catalogue/levels';
import { knownProduct } from '../catalogue/products';
import { customerOf, orderById, ordersOf } from '../find';
import { refuse } from '../refusal';
import type { StoredCustomer, StoredLine, StoredOrder } from '../state';
import { isWithinDays, WINDOWS } from '../time';
import type { LineBody, OrderBody } from './body';
import { draft, placed } from './draft';
import { checkCurrencyPlaces, checkDeployedCurrencies } from './lineRules';

/** A refusal in the newer words, or in the older numbers with a reason code, as the simulator is set. */
const refuseReturn = ({ settings }: Call, word: string, code: number, reason?: string) =>
	settings.returnWords ? refuse(word) : refuse(code, reason ? [reason] : []);

function checkOrder(call: Call, order: StoredOrder): void {
	if (order.type === 'SWITCH' || order.type === 'REVERT_SWITCH') {
		throw refuseReturn(call, 'RETURN_NOT_SUPPORTED_SWITCH_ORDER', 2127, 'SWITCH_ORDER_CANCELLATION_NOT_ALLOWED');
	}
	if (order.type !== 'NEW' && order.type !== 'RENEWAL') throw refuse(2116);
	if (order.status === '1008') throw refuse(2118);
	if (order.status !== '1000') throw refuse(2116);
	if (!isWithinDays(order.createdAt, WINDOWS.return, call.now)) throw refuse(2117);
}

function checkLine(call: Call, order: StoredOrder, line: LineBody, index: number): StoredLine {
	const original = order.lines.find(({ extLineItemNumber }) => extLineItemNumber === line.extLineItemNumber);
	if (!original) throw refuse(2131, [`lineItems[${index}].extLineItemNumber`]);
	if (original.offerId !== line.offerId) throw refuse(2130, [`lineItems[${index}].offerId`]);
	if (line.currencyCode !== undefined && line.currencyCode !== original.currencyCode)
		throw refuse(2137, [`lineItems[${index}].currencyCode`]);
	if ((line.deploymentId ?? '') !== (original.deploymentId ?? ''))
		throw refuse(2138, [`lineItems[${index}].deploymentId`]);
	if (original.remainingQuantity === 0) throw refuse(2133);
	if (line.quantity < 1) throw refuse(2120, [`lineItems[${index}].quantity`]);
	if (line.quantity > original.remainingQuantity) throw refuseReturn(call, 'RETURN_QTY_EXCEEDS_REMAINING', 2120);
	const { kind, highGrowth } = knownProduct(original.offerId);
	if (kind === 'consumable') throw refuse(2127, ['PARTIAL_CANCELLATION_NOT_ALLOWED_FOR_SCP_OR_CONSUMABLE']);
	if (highGrowth && line.quantity < original.quantity) {
		throw refuseReturn(
			call,
			'RETURN_NOT_SUPPORTED_MOQ_SKU',
			2127,
			'PARTIAL_CANCELLATION_NOT_ALLOWED_FOR_SCP_OR_CONSUMABLE',
		);
	}
	return original;
}

/** Throws when less than the committed minimum would be left. */
function checkCommitment(call: Call, customer: StoredCustomer, lines: LineBody[]): void {
	const commitment = runningCommitment(customer);
	const minimum = commitment?.minimumQuantities.find(({ offerType }) => offerType === 'LICENSE')?.quantity ?? 0;
	const returned = lines.reduce((sum, { quantity }) => sum + quantity, 0);
	if (commitment?.status === 'COMMITTED' && heldQuantity(call, customer, 'LICENSE') - returned < minimum) {
		throw refuseReturn(call, 'RETURN_VIOLATES_3YC_MCQ', 2127, 'THREE_YEAR_COMMIT');
	}
}

/** What remains shrinks at once; licences and the state of the original order follow when the return is complete. */
function returnOrder(call: Call) {
	const customer = customerOf(call, '2115');
	const body = call.body as OrderBody;
	const { lineItems = [], referenceOrderId = '' } = body;
	const order = orderById(call, customer, referenceOrderId);
	checkOrder(call, order);
	if (body.currencyCode !== undefined && order.lines.some(({ currencyCode }) => currencyCode !== body.currencyCode))
		throw refuse(2137, ['currencyCode']);
	checkCurrencyPlaces(body, false);
	checkDeployedCurrencies(lineItems);
	const numbers = new Set(lineItems.map(({ extLineItemNumber }) => extLineItemNumber));
	if (numbers.size < lineItems.length) throw refuse(2121);
	const isRunning = ordersOf(call, customer).some(
		({ type, status, referenceOrderId: of, lines }) =>
			type === 'RETURN' &&
			status === '1002' &&
			of === order.id &&
			lines.some(({ extLineItemNumber }) => numbers.has(extLineItemNumber)),
	);
	if (isRunning) throw refuse(4122);
	const originals = lineItems.map((line, index) => checkLine(call, order, line, index));
	checkCommitment(call, customer, lineItems);
	const lines = lineItems.map((line, index): StoredLine => ({
		...originals[index],
		sentOfferId: line.offerId,
		quantity: line.quantity,
		remainingQuantity: 0,
		flexDiscounts: [],
	}));
	const drafted = draft(call, customer, body, lines);
	for (const [index, original] of originals.entries()) original.remainingQuantity -= lineItems[index].quantity;
	return placed(call, { ...drafted, currencyCode: body.currencyCode ?? order.currencyCode });
}

export const returnHandlers: Record<string, Handler> = { 'order.return': returnOrder };
