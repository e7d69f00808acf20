import { isoSeconds } from '../../../core/dates';
import { detailsOf, type OrderBody, totalOf } from '../catalog/pricing';
import type { Settings } from '../settings';
import type { OrderLine, StoredOrder } from '../state/state';

function head({ id, orderNumber, type, customerId, createdAt, status, statusCode }: StoredOrder) {
	return { id, orderNumber, type, customerId, creationDate: isoSeconds(createdAt), status, statusCode };
}

const productView = ({ mpn, vendor, productId, name, quantity, subscriptionId }: OrderLine) => ({
	mpn,
	vendor,
	id: productId,
	name,
	quantity,
	...(subscriptionId && { subscriptionId }),
});

/** A row of the order list: no products, and the PO number only when the settings say so. */
export const orderRow = (order: StoredOrder, { listShowsPoNumber }: Settings) => ({
	...head(order),
	...(listShowsPoNumber && { poNumber: order.poNumber, attributes: order.attributes ?? {} }),
});

/** The answer to a placed order: little more than its id; a migration shows its products as well. */
export const placedView = (order: StoredOrder) => ({
	...head(order),
	...(order.type === 'migration' && {
		details: [],
		attributes: order.attributes ?? {},
		creditCheck: order.creditCheck,
		products: order.lines.map(productView),
	}),
});

/** A single order. */
export const orderView = (order: StoredOrder, { singleShowsPoNumber, singleShowsAttributes }: Settings) => ({
	...head(order),
	...(singleShowsPoNumber && order.poNumber !== undefined && { poNumber: order.poNumber }),
	...(order.provisioningDate && order.status === 'completed' && { provisioningDate: order.provisioningDate }),
	...(singleShowsAttributes && { attributes: order.attributes ?? {} }),
	creditCheck: order.creditCheck,
	total: order.total,
	products: order.lines.map((line) => ({
		...productView(line),
		extendedPrice: line.extendedPrice,
		...(line.parameters.length > 0 && { parameters: line.parameters }),
	})),
	details: detailsOf(order.type, order.lines),
});

/** An estimate: the guide's `price` of one unit and the specification's `extendedPrice` side by side. */
export const estimateView = ({ type, customerId, poNumber }: OrderBody, lines: OrderLine[]) => ({
	type,
	customerId,
	...(poNumber !== undefined && { poNumber }),
	total: totalOf(lines),
	products: lines.map((line) => ({ ...productView(line), price: line.unitPrice, extendedPrice: line.extendedPrice })),
	details: detailsOf(type, lines),
});
