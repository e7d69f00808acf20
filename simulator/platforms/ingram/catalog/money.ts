import Big from 'big.js';

/** Amounts and quantities as the platform writes them: text such as `19.8`; numbers are accepted too. */
export type Amount = string | number;

/** The platform's way to write an amount, with at least one decimal and no needless ones: `2` becomes `2.0`. */
export function normalize(amount: Amount | Big): string {
	const text = new Big(amount).toFixed();
	return text.includes('.') ? text : `${text}.0`;
}

/** The exact sum, as text. */
export const add = (left: Amount, right: Amount): string => normalize(new Big(left).plus(right));

/** The exact difference, as text. */
export const subtract = (left: Amount, right: Amount): string => normalize(new Big(left).minus(right));

/** The exact product, as text. */
export const multiply = (left: Amount, right: Amount): string => normalize(new Big(left).times(right));

/** Negative, zero or positive, as `left` is smaller than, equal to or greater than `right`. */
export const compare = (left: Amount, right: Amount): number => new Big(left).cmp(right);

/** Whether an amount has no fraction: `2.0` is whole, `1.5` is not. */
export const isWhole = (amount: Amount): boolean => new Big(amount).mod(1).eq(0);
