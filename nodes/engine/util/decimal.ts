/** Amounts of money as exact decimals: `units` of 10^-`scale`. A float would be off by a cent sooner or later. */
export interface Amount {
	units: bigint;
	scale: number;
}

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?$/;

/**
 * A decimal as the platform or the user writes it: '1234.50', 1234.5, '30.0'.
 * Undefined for anything else, also for '1,234.50', which means two things in two countries.
 */
export function amountOf(value: unknown): Amount | undefined {
	if (typeof value !== 'string' && typeof value !== 'number') return undefined;
	// The shortest text of a number is what stood in the platform's answer.
	const parts = DECIMAL.exec(String(value).trim());
	if (!parts) return undefined;
	const [, sign, whole, fraction = ''] = parts;
	const units = BigInt(`${whole}${fraction}`);
	return { units: sign === '-' ? -units : units, scale: fraction.length };
}

/** Both amounts in units of the finer scale. */
function aligned(a: Amount, b: Amount): [bigint, bigint, number] {
	const scale = Math.max(a.scale, b.scale);
	const at = ({ units, scale: own }: Amount) => units * 10n ** BigInt(scale - own);
	return [at(a), at(b), scale];
}

export function isMore(a: Amount, b: Amount): boolean {
	const [left, right] = aligned(a, b);
	return left > right;
}

export function sum(amounts: Amount[]): Amount {
	return amounts.reduce(
		(total, amount) => {
			const [left, right, scale] = aligned(total, amount);
			return { units: left + right, scale };
		},
		{ units: 0n, scale: 0 },
	);
}

/** How far two amounts lie apart. */
export function apart(a: Amount, b: Amount): Amount {
	const [left, right, scale] = aligned(a, b);
	return { units: left > right ? left - right : right - left, scale };
}

/** So many percent of an amount, exactly: no digit is rounded away. */
export const percentOf = (amount: Amount, percent: Amount): Amount => ({
	units: amount.units * percent.units,
	scale: amount.scale + percent.scale + 2,
});

/** Whether a number keeps every digit of a decimal as it was written. */
export function isExact(text: string, number: number): boolean {
	const [written, kept] = [amountOf(text), amountOf(number)];
	return written !== undefined && kept !== undefined && apart(written, kept).units === 0n;
}

/** '1234.50', with at least two digits after the point and no zeros beyond them. */
export function textOf({ units, scale }: Amount): string {
	const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
	const whole = digits.slice(0, digits.length - scale);
	const fraction = digits
		.slice(digits.length - scale)
		.replace(/0+$/, '')
		.padEnd(2, '0');
	return `${units < 0n ? '-' : ''}${whole}.${fraction}`;
}
