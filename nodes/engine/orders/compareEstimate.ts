import type { IDataObject } from 'n8n-workflow';

import { type Estimate, type Limits, Problem } from '../declare';
import { amountOf, apart, isMore, percentOf, textOf } from '../util/decimal';

/**
 * Compares the platform's estimate with the limits, exactly, digit by digit.
 * @returns the estimate as it is in the output: `{ total: '30.00', currency: 'USD' }`
 * @throws Problem when a limit is not kept, or it cannot be determined
 */
export function refuseBeyond(limits: Limits, { total, currency }: Estimate): IDataObject {
	const amount = amountOf(total);
	const unit = typeof currency === 'string' ? currency.trim().toUpperCase() : '';
	const estimate: IDataObject = { total: amount ? textOf(amount) : null, currency: unit || null };
	const refuse = (sentence: string): never => {
		throw new Problem(`Nothing was ordered: ${sentence}`, { outcome: 'failed', estimate });
	};
	if (limits.expectedCurrency !== undefined && unit !== limits.expectedCurrency) {
		refuse(
			unit === ''
				? `the platform's estimate shows no currency, so it cannot be compared with ${limits.expectedCurrency}.`
				: `the platform's estimate is in ${unit}, but "Expected Currency" is ${limits.expectedCurrency}.`,
		);
	}
	if (!limits.maximumTotal && !limits.dealAmount) return estimate;
	if (!amount)
		return refuse(
			"the platform's estimate shows no total, so the limits cannot be checked. Order without limits only if you know the price.",
		);
	if (amount.units < 0n)
		refuse(
			`the platform's estimate is ${textOf(amount)} ${unit}. A price below 0 cannot be compared with the limits. Check the estimate on the platform.`,
		);
	if (limits.maximumTotal && isMore(amount, limits.maximumTotal)) {
		refuse(
			`the platform's estimate is ${textOf(amount)} ${unit}, which is more than the "Maximum Total" of ${textOf(limits.maximumTotal)}.`,
		);
	}
	if (limits.dealAmount) {
		const allowed = percentOf(limits.dealAmount, limits.tolerance ?? { units: 0n, scale: 0 });
		const difference = apart(amount, limits.dealAmount);
		if (isMore(difference, allowed)) {
			refuse(
				`the platform's estimate is ${textOf(amount)} ${unit}, which is ${textOf(difference)} away from the "Deal Amount" of ${textOf(limits.dealAmount)}; ${textOf(allowed)} is allowed.`,
			);
		}
	}
	return estimate;
}
