/** A decimal number without floating-point error: `digits` times ten to the power of minus `scale`. */
interface Decimal {
	digits: bigint;
	scale: number;
}

/** Amounts and quantities as the platform writes them: text such as `19.8`; numbers are accepted too. */
export type Amount = string | number;

function parse(amount: Amount): Decimal {
	const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(amount));
	if (!match) throw new Error(`"${amount}" is not a decimal number`);
	const [, sign, whole, fraction = ''] = match;
	return { digits: BigInt(`${sign}${whole}${fraction}`), scale: fraction.length };
}

const digitsAt = (value: Decimal, scale: number): bigint => value.digits * 10n ** BigInt(scale - value.scale);

/** Writes at least one and no needless decimals: `2.0`, `22.1`, `-0.05`. */
function format({ digits, scale }: Decimal): string {
	const sign = digits < 0n ? '-' : '';
	const text = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0');
	const whole = text.slice(0, text.length - scale);
	const fraction = text.slice(text.length - scale).replace(/0+$/, '');
	return `${sign}${whole}.${fraction || '0'}`;
}

/** The platform's way to write an amount: `2` becomes `2.0`. Throws on anything that is not a decimal number. */
export const normalize = (amount: Amount): string => format(parse(amount));

/** The exact sum, as text. */
export function add(left: Amount, right: Amount): string {
	const [a, b] = [parse(left), parse(right)];
	const scale = Math.max(a.scale, b.scale);
	return format({ digits: digitsAt(a, scale) + digitsAt(b, scale), scale });
}

/** The exact product, as text. */
export function multiply(left: Amount, right: Amount): string {
	const [a, b] = [parse(left), parse(right)];
	return format({ digits: a.digits * b.digits, scale: a.scale + b.scale });
}

/** The exact difference, as text. */
export const subtract = (left: Amount, right: Amount): string => add(left, multiply(right, -1));

/** Negative, zero or positive, as `left` is smaller than, equal to or greater than `right`. */
export function compare(left: Amount, right: Amount): number {
	const { digits } = parse(subtract(left, right));
	return digits < 0n ? -1 : digits > 0n ? 1 : 0;
}

/** Whether an amount has no fraction: `2.0` is whole, `1.5` is not. */
export const isWhole = (amount: Amount): boolean => normalize(amount).endsWith('.0');
