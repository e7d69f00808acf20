import type { Call, Handler } from '../../call';
import { entitledOfferId } from '../../catalog/levels';
import { knownProduct } from '../../catalog/products';
import { customerOf, isActive, openOrdersOf, orderById, ordersOf, subscriptionById } from '../../find';
import { refuse } from '../../gateway/refusal';
import type { StoredOrder } from '../../state/state';
import { isWithinDays, WINDOWS } from '../../time';
import { daysLeft, draft, draftLine, placed, previewed } from '../draft';
import { checkEligibility, checkNumbers, checkQuantity, type OrderBody, productOfLine } from '../rules';
import { checkNoRenewalRuns } from '../orders';

/** Both sides of a switch. Throws 2152, 2153, 2149, 2151 or 3115. */
function sidesOf(call: Call) {
	const customer = customerOf(call, '3115');
	const body = call.body as OrderBody;
	const { lineItems = [], cancellingItems = [] } = body;
	if (lineItems.length !== 1 || cancellingItems.length !== 1) throw refuse(2152);
	checkNumbers(lineItems);
	const [line] = lineItems;
	const [cancelled] = cancellingItems;
	if (cancelled.referenceLineItemNumber !== line.extLineItemNumber) throw refuse(2153);
	const product = productOfLine(call, line, 0);
	const source = subscriptionById(call, customer, cancelled.subscriptionId);
	if (!isActive(source)) throw refuse(3115);
	if (cancelled.quantity !== line.quantity) throw refuse(2149);
	checkQuantity({ ...product, highGrowth: undefined }, line.quantity, 0);
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
	checkEligibility(call, customer, [line], [product]);
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
