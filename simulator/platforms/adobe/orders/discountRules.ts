import type { Moment } from '../call';
import type { FlexDiscount } from '../catalogue/discounts';
import { flexDiscounts, isFor, isRunning } from '../catalogue/discounts';
import { runningCommitment } from '../catalogue/levels';
import type { Product } from '../catalogue/products';
import { refuse } from '../refusal';
import type { LineDiscount, StoredCustomer } from '../state';
import type { LineBody } from './body';

/** The discount of a code. Throws 2146. */
export function discountByCode(code: string, now: number): FlexDiscount {
	const discount = flexDiscounts(now).find((candidate) => candidate.code === code);
	if (!discount) throw refuse(2146, ['NOT_FOUND', code]);
	return discount;
}

/** The one code of a line or a subscription; undefined when there is none. Throws 2147 when there are more. */
export function singleCode(codes: string[] = []): string | undefined {
	if (codes.length > 1) throw refuse(2147);
	return codes[0];
}

/** Whether an earlier order of the customer used the discount, which is then open to it until its lock date. */
export const hasUsed = ({ state }: Moment, { id }: StoredCustomer, code: string): boolean =>
	state.orders.some(
		({ customerId, status, lines }) =>
			customerId === id &&
			status === '1000' &&
			lines.some(({ flexDiscounts: used }) => used.some((one) => one.code === code)),
	);

/** Whether the customer may have a discount on a product today. */
export function qualifies(moment: Moment, customer: StoredCustomer, discount: FlexDiscount, product: Product): boolean {
	if (discount.code.includes('FAILURE') || !isFor(discount, product)) return false;
	if (discount.committed && !runningCommitment(customer)) return false;
	const isReusable =
		discount.lockEnd !== '' && moment.now <= Date.parse(discount.lockEnd) && hasUsed(moment, customer, discount.code);
	return isRunning(discount, moment.now) || isReusable;
}

/** The flexible discount of a line. Throws when it, or the code of a high-volume customer, may not be used. */
export function discountOf(moment: Moment, customer: StoredCustomer, line: LineBody, product: Product): LineDiscount[] {
	const code = singleCode(line.flexDiscountCodes);
	if (line.discountCode !== undefined && !customer.highVolume) throw refuse(5135);
	if (code === undefined) return [];
	const discount = discountByCode(code, moment.now);
	if (line.discountCode !== undefined) throw refuse(2144);
	if (product.needs || product.kind === 'consumable') throw refuse(2145);
	if (discount.committed && !runningCommitment(customer)) throw refuse(2141, ['INELIGIBLE_COMMITMENT_STATUS']);
	if (!qualifies(moment, customer, discount, product)) throw refuse(2141);
	return [{ id: discount.id, code, result: 'SUCCESS' }];
}
