import type { Moment } from '../call';
import { runningCommitment } from '../catalog/levels';
import { discountOfCode, type FlexDiscount, isFor, isReusable, isRunning } from '../catalog/prices';
import type { Product } from '../catalog/products';
import { refuse } from '../gateway/refusal';
import type { LineDiscount, StoredCustomer } from '../state/state';
import type { LineBody } from './lineRules';

/** The one discount among codes; undefined without a code. Throws 2147 for more than one, 2146 for one that is not known. */
export function discountAmong(codes: string[] = [], now: number): FlexDiscount | undefined {
	if (codes.length > 1) throw refuse(2147);
	const [code] = codes;
	const discount = code === undefined ? undefined : discountOfCode(code, now);
	if (code !== undefined && !discount) throw refuse(2146, ['NOT_FOUND', code]);
	return discount;
}

/** Whether an earlier order of the customer used the discount, and it is open to it until its lock date. */
export const canReuse = ({ state, now }: Moment, { id }: StoredCustomer, discount: FlexDiscount): boolean =>
	isReusable(discount, now) &&
	state.orders.some(
		({ customerId, status, lines }) =>
			customerId === id &&
			status === '1000' &&
			lines.some(({ flexDiscounts: used }) => used.some(({ code }) => code === discount.code)),
	);

/** Whether the customer may have a discount on a product today. */
export function qualifies(moment: Moment, customer: StoredCustomer, discount: FlexDiscount, product: Product): boolean {
	if (discount.code.includes('FAILURE') || !isFor(discount, product)) return false;
	if (discount.committed && !runningCommitment(customer)) return false;
	return isRunning(discount, moment.now) || canReuse(moment, customer, discount);
}

/** The flexible discount of a line. Throws when it, or the code of a high-volume customer, may not be used. */
export function discountOf(moment: Moment, customer: StoredCustomer, line: LineBody, product: Product): LineDiscount[] {
	if ((line.flexDiscountCodes ?? []).length > 1) throw refuse(2147);
	if (line.discountCode !== undefined && !customer.highVolume) throw refuse(5135);
	const discount = discountAmong(line.flexDiscountCodes, moment.now);
	if (!discount) return [];
	if (line.discountCode !== undefined) throw refuse(2144);
	if (product.needs || product.kind === 'consumable') throw refuse(2145);
	if (discount.committed && !runningCommitment(customer)) throw refuse(2141, ['INELIGIBLE_COMMITMENT_STATUS']);
	if (!qualifies(moment, customer, discount, product)) throw refuse(2141);
	return [{ id: discount.id, code: discount.code, result: 'SUCCESS' }];
}
