import type { Call, Handler } from '../../call';
import { entitledOfferId, heldQuantity } from '../../catalog/levels';
import { knownProduct } from '../../catalog/products';
import { customerOf, isActive, openOrdersOf, orderById, ordersOf, refuse, subscriptionById } from '../../find';
import type { StoredCustomer, StoredLine, StoredOrder } from '../../state/state';
import { isWithinDays, WINDOWS } from '../../time';
import { daysLeft, draft, draftLine, placed, previewed } from '../draft';
import * as rules from '../rules';
import { bindingQuantity } from './renewals';
import { checkNoRenewalRuns } from '../orders';

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

function checkLine(call: Call, order: StoredOrder, line: rules.LineBody, index: number): StoredLine {
	const { currencyCode, deploymentId = '', quantity } = line;
	const original = order.lines.find(({ extLineItemNumber }) => extLineItemNumber === line.extLineItemNumber);
	if (!original) throw refuse(2131, [rules.place(index, 'extLineItemNumber')]);
	if (original.offerId !== line.offerId) throw refuse(2130, [rules.place(index, 'offerId')]);
	if (currencyCode !== undefined && currencyCode !== original.currencyCode)
		throw refuse(2137, [rules.place(index, 'currencyCode')]);
	if (deploymentId !== (original.deploymentId ?? '')) throw refuse(2138, [rules.place(index, 'deploymentId')]);
	if (original.remainingQuantity === 0) throw refuse(2133);
	if (quantity < 1) throw refuse(2120, [rules.place(index, 'quantity')]);
	if (quantity > original.remainingQuantity) throw refuseReturn(call, 'RETURN_QTY_EXCEEDS_REMAINING', 2120);
	const { kind, highGrowth } = knownProduct(original.offerId);
	if (kind === 'consumable') throw refuse(2127, [IN_PART]);
	if (highGrowth && quantity < original.quantity)
		throw refuseReturn(call, 'RETURN_NOT_SUPPORTED_MOQ_SKU', 2127, IN_PART);
	return original;
}

/** Throws when less than the committed minimum would be left. */
function checkCommitment(call: Call, customer: StoredCustomer, lines: rules.LineBody[]): void {
	const least = bindingQuantity(customer);
	const returned = lines.reduce((sum, { quantity }) => sum + quantity, 0);
	if (least !== undefined && heldQuantity(call, customer, 'LICENSE') - returned < least)
		throw refuseReturn(call, 'RETURN_VIOLATES_3YC_MCQ', 2127, 'THREE_YEAR_COMMIT');
}

/** Throws 4122 while a return of one of these lines is under way. */
function checkNoReturnRuns(call: Call, customer: StoredCustomer, order: StoredOrder, sent: rules.LineBody[]): void {
	const numbers = sent.map(({ extLineItemNumber }) => extLineItemNumber);
	const running = openOrdersOf(call, customer, 'RETURN').filter((one) => one.referenceOrderId === order.id);
	const open = running.flatMap(({ lines }) => lines.map((line) => line.extLineItemNumber));
	if (open.some((number) => numbers.includes(number))) throw refuse(4122);
}

export const returnHandlers: Record<string, Handler> = {
	/** What remains shrinks at once; licenses and the state of the original order follow when the return is complete. */
	'order.return': (call) => {
		const customer = customerOf(call, '2115');
		const body = call.body as rules.OrderBody;
		const { lineItems = [], referenceOrderId = '', currencyCode } = body;
		const order = orderById(call, customer, referenceOrderId);
		checkOrder(call, order);
		if (currencyCode !== undefined && order.lines.some((line) => line.currencyCode !== currencyCode))
			throw refuse(2137, ['currencyCode']);
		rules.checkCurrencyPlaces(body, false);
		rules.checkDeployedCurrencies(lineItems);
		rules.checkDistinct(lineItems);
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

/** Both sides of a switch. Throws 2152, 2153, 2149, 2151 or 3115. */
function sidesOf(call: Call) {
	const customer = customerOf(call, '3115');
	const body = call.body as rules.OrderBody;
	const { lineItems = [], cancellingItems = [] } = body;
	if (lineItems.length !== 1 || cancellingItems.length !== 1) throw refuse(2152);
	rules.checkNumbers(lineItems);
	const [line] = lineItems;
	const [cancelled] = cancellingItems;
	if (cancelled.referenceLineItemNumber !== line.extLineItemNumber) throw refuse(2153);
	const product = rules.productOfLine(call, line, 0);
	const source = subscriptionById(call, customer, cancelled.subscriptionId);
	if (!isActive(source)) throw refuse(3115);
	if (cancelled.quantity !== line.quantity) throw refuse(2149);
	rules.checkQuantity({ ...product, highGrowth: undefined }, line.quantity, 0);
	if (cancelled.quantity > source.currentQuantity) throw refuse(2151);
	if (line.subscriptionId !== undefined) {
		const target = subscriptionById(call, customer, line.subscriptionId);
		if (knownProduct(target.offerId) !== product) throw refuse(3115);
	}
	return { customer, body, line, product, cancelled, source };
}

type Sides = ReturnType<typeof sidesOf>;

/** Throws 2150 or 2154 when the catalog knows no such way up. */
function checkPath(call: Call, { customer, product, cancelled, source }: Sides): void {
	const path = knownProduct(source.offerId).switches?.find(({ to }) => to === product.number);
	if (!path) throw refuse(2150);
	if (path.type === 'FULL_ONLY' && cancelled.quantity < source.currentQuantity) throw refuse(2154);
	const runs = openOrdersOf(call, customer, 'SWITCH').some(({ cancelling }) =>
		cancelling.some(({ subscriptionId }) => subscriptionId === source.id),
	);
	if (runs) throw refuse(2154, ['a switch of the subscription is running']);
}

/** The switch that is undone. Throws 2115, or 3132 when it is not to be undone, or not like this. */
function checkReverted(call: Call, { customer, body, line, product, cancelled }: Sides): StoredOrder {
	const order = orderById(call, customer, body.referenceOrderId ?? '');
	const [gone] = order.cancelling;
	const isOpen =
		order.type === 'SWITCH' && order.status === '1000' && isWithinDays(order.createdAt, WINDOWS.revertSwitch, call.now);
	const isWhole = gone?.quantity === line.quantity && order.lines[0].subscriptionId === cancelled.subscriptionId;
	if (!isOpen || !isWhole || knownProduct(gone.offerId) !== product) throw refuse(3132);
	const reverts = ordersOf(call, customer).filter(({ type }) => type === 'REVERT_SWITCH');
	const ofThis = reverts.filter(({ referenceOrderId }) => referenceOrderId === order.id);
	if (ofThis.some(({ status }) => ['1000', '1002'].includes(status))) throw refuse(3132);
	return order;
}

function draftOf(call: Call, { customer, body, line, product, cancelled, source }: Sides): StoredOrder {
	checkNoRenewalRuns(call, customer);
	rules.checkEligibility(call, customer, [line], [product]);
	const { currencyCode } = body;
	const drafted = draft(call, customer, body, [draftLine(call, customer, { currencyCode, ...line }, product)]);
	const { extLineItemNumber, referenceLineItemNumber, quantity } = cancelled;
	const gone = {
		extLineItemNumber,
		referenceLineItemNumber,
		offerId: entitledOfferId(customer, knownProduct(source.offerId)),
		subscriptionId: source.id,
		quantity,
		currencyCode: source.currencyCode,
		status: '',
		proratedDays: daysLeft(call, customer),
	};
	return { ...drafted, cancelling: [gone] };
}

function draftSwitch(call: Call): StoredOrder {
	const sides = sidesOf(call);
	checkPath(call, sides);
	return draftOf(call, sides);
}

function draftRevert(call: Call): StoredOrder {
	const sides = sidesOf(call);
	const { cancelling } = checkReverted(call, sides);
	// What comes back goes where it came from, unless the request says otherwise.
	const line = { ...sides.line, subscriptionId: sides.line.subscriptionId ?? cancelling[0].subscriptionId };
	return draftOf(call, { ...sides, line });
}

const ACCEPTED = 202;

export const switchHandlers: Record<string, Handler> = {
	'order.previewSwitch': (call) => previewed(call, draftSwitch(call)),
	'order.switch': (call) => placed(call, draftSwitch(call), ACCEPTED),
	'order.previewRevertSwitch': (call) => previewed(call, draftRevert(call)),
	'order.revertSwitch': (call) => placed(call, draftRevert(call), ACCEPTED),
};
