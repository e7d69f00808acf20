import type { IDataObject } from 'n8n-workflow';

import { type Amount, amountOf } from '../../engine/util/decimal';
import { isObject } from '../../engine/util/path';

/** What an Azure savings plan commits to: an amount of money for each hour of its term. Source: contract, cart.createSavingsPlan. */
export interface Commitment {
	amount?: Amount;
	/** three capital letters */
	currency?: string;
	/** for what span of time the amount is, in small letters; where it is not given, an hour */
	grain?: string;
}

const named = (commitment: IDataObject, word: RegExp): string | undefined =>
	Object.keys(commitment).find((name) => word.test(name));

/**
 * Reads a commitment in any of its forms: SKUs name the currency currencyCode, with code and symbol in it, lines name it
 * currency; amounts come as numbers and as texts. Undefined where there is none.
 */
export function readCommitment(given: unknown): Commitment | undefined {
	if (!isObject(given)) return undefined;
	const currencyValue = given[named(given, /currency/i) ?? ''];
	const currency = isObject(currencyValue) ? currencyValue.code : currencyValue;
	const grain = given[named(given, /grain|granularity/i) ?? ''];
	return {
		...(typeof grain === 'string' && grain !== '' ? { grain: grain.toLowerCase() } : {}),
		amount: amountOf(given[named(given, /amount/i) ?? '']),
		currency: typeof currency === 'string' && currency !== '' ? currency.toUpperCase() : undefined,
	};
}

/**
 * A commitment as a line is sent with it: as the vendor's page shows it. A SKU that shows its minimum in a flat form of
 * other names is answered in that form.
 * @param amount decimal text
 */
export function commitmentFor(minimum: IDataObject, amount: string, currency: string): IDataObject {
	const [amountName, currencyName] = [named(minimum, /amount/i), named(minimum, /currency/i)];
	const isFlat = amountName !== undefined && currencyName !== undefined && !Object.values(minimum).some(isObject);
	if (!isFlat) return { amount: Number(amount), grain: 'hourly', currency: currency.toLowerCase() };
	return {
		...minimum,
		[currencyName]: minimum[currencyName] || currency,
		[amountName]: typeof minimum[amountName] === 'string' ? amount : Number(amount),
	};
}
