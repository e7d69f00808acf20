import type { Call, Handler } from '../../call';
import { heldQuantity } from '../../catalog/levels';
import { knownProduct } from '../../catalog/products';
import { customerOf, openOrdersOf, orderById } from '../../find';
import { refuse } from '../../gateway/refusal';
import type { StoredCustomer, StoredLine, StoredOrder } from '../../state/state';
import { isWithinDays, WINDOWS } from '../../time';
import { draft, placed } from '../draft';
import {
	checkCurrencyPlaces,
	checkDeployedCurrencies,
	checkDistinct,
	type LineBody,
	type OrderBody,
	place,
} from '../rules';
import { bindingQuantity } from './renewals';

const IN_PART = 'PARTIAL_CANCELLATION_NOT_ALLOWED_FOR_SCP_OR_CONSUMABLE';

/** A refusal in the newer words, or in the older numbers with a reason code, as the simulator is set. */
const refuseReturn = ({ settings }: Call, word: string, code: number, ...reasons: string[]) =>
	settings.returnWords ? refuse(word) : refuse(code, reasons);

function checkOrder(call: Call, { type, status, createdAt }: StoredOrder): void {
	if (type === 'SWITCH' || type === 'REVERT_SWITCH')
		throw refuseReturn(call, 'RETURN_NOT_SUPPORTED_SWITCH_ORDER', 2127, 'SWITCH_ORDER_CANCELLATION_NOT_ALLOWED');
	if (type !== 'NEW' && type !== 'RENEWAL') throw refuse(2116);
	if (status === '1008') throw refuse(2118);
	if (status !== '1000') throw refuse(2116);
	if (!isWithinDays(createdAt, WINDOWS.return, call.now)) throw refuse(2117);
}

function checkLine(call: Call, order: StoredOrder, line: LineBody, index: number): StoredLine {
	const { currencyCode, deploymentId = '', quantity } = line;
	const original = order.lines.find(({ extLineItemNumber }) => extLineItemNumber === line.extLineItemNumber);
	if (!original) throw refuse(2131, [place(index, 'extLineItemNumber')]);
	if (original.offerId !== line.offerId) throw refuse(2130, [place(index, 'offerId')]);
	if (currencyCode !== undefined && currencyCode !== original.currencyCode)
		throw refuse(2137, [place(index, 'currencyCode')]);
	if (deploymentId !== (original.deploymentId ?? '')) throw refuse(2138, [place(index, 'deploymentId')]);
	if (original.remainingQuantity === 0) throw refuse(2133);
	if (quantity < 1) throw refuse(2120, [place(index, 'quantity')]);
	if (quantity > original.remainingQuantity) throw refuseReturn(call, 'RETURN_QTY_EXCEEDS_REMAINING', 2120);
	const { kind, highGrowth } = knownProduct(original.offerId);
	if (kind === 'consumable') throw refuse(2127, [IN_PART]);
	if (highGrowth && quantity < original.quantity)
		throw refuseReturn(call, 'RETURN_NOT_SUPPORTED_MOQ_SKU', 2127, IN_PART);
	return original;
}

/** Throws when less than the committed minimum would be left. */
function checkCommitment(call: Call, customer: StoredCustomer, lines: LineBody[]): void {
	const least = bindingQuantity(customer);
	const returned = lines.reduce((sum, { quantity }) => sum + quantity, 0);
	if (least !== undefined && heldQuantity(call, customer, 'LICENSE') - returned < least)
		throw refuseReturn(call, 'RETURN_VIOLATES_3YC_MCQ', 2127, 'THREE_YEAR_COMMIT');
}

/** Throws 4122 while a return of one of these lines is under way. */
function checkNoReturnRuns(call: Call, customer: StoredCustomer, order: StoredOrder, lineItems: LineBody[]): void {
	const numbers = lineItems.map(({ extLineItemNumber }) => extLineItemNumber);
	const running = openOrdersOf(call, customer, 'RETURN').filter((one) => one.referenceOrderId === order.id);
	const open = running.flatMap(({ lines }) => lines.map((line) => line.extLineItemNumber));
	if (open.some((number) => numbers.includes(number))) throw refuse(4122);
}

export const returnHandlers: Record<string, Handler> = {
	/** What remains shrinks at once; licenses and the state of the original order follow when the return is complete. */
	'order.return': (call) => {
		const customer = customerOf(call, '2115');
		const body = call.body as OrderBody;
		const { lineItems = [], referenceOrderId = '', currencyCode } = body;
		const order = orderById(call, customer, referenceOrderId);
		checkOrder(call, order);
		if (currencyCode !== undefined && order.lines.some((line) => line.currencyCode !== currencyCode))
			throw refuse(2137, ['currencyCode']);
		checkCurrencyPlaces(body, false);
		checkDeployedCurrencies(lineItems);
		checkDistinct(lineItems);
		checkNoReturnRuns(call, customer, order, lineItems);
		const originals = lineItems.map((line, index) => checkLine(call, order, line, index));
		checkCommitment(call, customer, lineItems);
		const lines = lineItems.map(({ offerId: sentOfferId, quantity }, index): StoredLine => ({
			...originals[index],
			...{ sentOfferId, quantity, remainingQuantity: 0, flexDiscounts: [] },
		}));
		const drafted = draft(call, customer, body, lines);
		for (const [index, original] of originals.entries()) original.remainingQuantity -= lineItems[index].quantity;
		return placed(call, { ...drafted, currencyCode: currencyCode ?? order.currencyCode });
	},
};
