import type { IDataObject } from 'n8n-workflow';

import { currencyCode } from './codes';
import { InputProblem, integer } from './checks';
import type { Field, Operation, Values } from './declare';
import { checked, optionsOf } from './inputs';
import { amountOf, apart, isMore, percentOf, textOf, type Amount } from './money';
import { Problem } from './problem';

/** What an order may be at most; checked before it is placed. */
export interface Limits {
	/** units in all lines together */
	maximumQuantity?: number;
	maximumTotal?: Amount;
	expectedCurrency?: string;
	/** what the deal says that it costs, and by how many percent the platform's price may differ */
	dealAmount?: Amount;
	tolerance?: Amount;
}

/** What the platform reckons for an order, as it stands in its answer. */
export interface Estimate {
	total: unknown;
	currency: unknown;
}

/** An amount that a user gives: a decimal of 0 or more, with a point. */
function money(value: unknown): string | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	const amount = amountOf(value);
	if (!amount || amount.units < 0n) throw new InputProblem('must be an amount of 0 or more, written like 1234.50');
	return String(value).trim();
}

const maximumQuantity: Field = {
	displayName: 'Maximum Quantity',
	name: 'maximumQuantity',
	type: 'number',
	typeOptions: { numberPrecision: 0, minValue: 1 },
	default: 1,
	description: 'The most units that may be asked for, all lines together. More is refused before anything is sent.',
};

const maximumTotal: Field = {
	displayName: 'Maximum Total',
	name: 'maximumTotal',
	type: 'string',
	default: '',
	placeholder: 'e.g. 1500.00',
	description: 'The most that it may cost by the platform\'s own estimate, in the Expected Currency. More is refused before it is placed.',
};

const expectedCurrency: Field = {
	displayName: 'Expected Currency',
	name: 'expectedCurrency',
	type: 'string',
	default: '',
	placeholder: 'e.g. USD',
	description: 'Currency of the amounts of these limits. An estimate in another one is refused.',
};

const dealAmount: Field = {
	displayName: 'Deal Amount',
	name: 'dealAmount',
	type: 'string',
	default: '',
	placeholder: 'e.g. 1480.00',
	description: 'What the deal says that you pay the platform. An estimate that differs by more than the tolerance is refused.',
};

const tolerance: Field = {
	displayName: 'Tolerance (Percent)',
	name: 'tolerance',
	type: 'string',
	default: '0',
	placeholder: 'e.g. 2.5',
	description: 'By how much the estimate may differ from the Deal Amount, up or down',
};

/** The limits that an operation can check: amounts only where the platform has an estimate. */
export function limitFields({ quantities, estimate }: Operation): Field[] {
	return [
		...(quantities ? [maximumQuantity] : []),
		...(estimate ? [dealAmount, expectedCurrency, maximumTotal, tolerance] : []),
	];
}

/** @throws InputProblem that names the limit */
export function readLimits(operation: Operation, raw: unknown): Limits {
	const given = optionsOf(raw, 'Limits');
	const offered = limitFields(operation).map(({ name }) => name);
	const read = (field: Field, check: (value: unknown) => IDataObject[string]) =>
		(offered.includes(field.name) && field.name in given ? filled(field, checked(check, given[field.name], field.displayName)) : undefined);
	const limits: Limits = {
		maximumQuantity: read(maximumQuantity, integer) as number | undefined,
		maximumTotal: amountOf(read(maximumTotal, money)),
		expectedCurrency: read(expectedCurrency, currencyCode) as string | undefined,
		dealAmount: amountOf(read(dealAmount, money)),
		tolerance: amountOf(read(tolerance, money)),
	};
	if ((limits.maximumTotal || limits.dealAmount) && limits.expectedCurrency === undefined) {
		throw new InputProblem('"Expected Currency" is needed beside an amount: without it 100 may be any money. Nothing was sent.');
	}
	if (limits.tolerance && !limits.dealAmount) throw new InputProblem('"Tolerance" needs the Deal Amount that it is measured against. Nothing was sent.');
	return limits;
}

/** A limit that an expression leaves empty must not become none. */
function filled(field: Field, value: IDataObject[string]): IDataObject[string] {
	if (value !== undefined) return value;
	throw new InputProblem(`"${field.displayName}" was chosen as a limit, but nothing was given. Nothing was sent.`);
}

/** A sentence when the quantities are beyond the limit. It is asked for before anything is sent, and again once all was read. */
export function quantityComplaint({ quantities }: Operation, values: Values): string | undefined {
	const { maximumQuantity: most } = values.settings.limits;
	if (most === undefined || !quantities) return undefined;
	const given = quantities(values);
	if (!given) return '"Maximum Quantity" cannot be checked, for no quantity is given. Give the quantity too; where the node asks for none, the platform does not tell it: leave the limit out only if you know it. Nothing was sent.';
	const asked = given.reduce((total, quantity) => total + quantity, 0);
	return asked > most ? `"Maximum Quantity" is ${most}, but ${asked} units are asked for. Nothing was sent.` : undefined;
}

/** Whether a limit needs the platform's estimate. */
export const needsEstimate = ({ maximumTotal: total, dealAmount: deal, expectedCurrency: currency }: Limits): boolean =>
	total !== undefined || deal !== undefined || currency !== undefined;

/**
 * Compares the platform's estimate with the limits, exactly, digit by digit.
 * @returns the estimate as it stands in the output: `{ total: '30.00', currency: 'USD' }`
 * @throws Problem when a limit is not kept, or nobody can tell
 */
export function refuseBeyond(limits: Limits, { total, currency }: Estimate): IDataObject {
	const amount = amountOf(total);
	const unit = typeof currency === 'string' ? currency.trim().toUpperCase() : '';
	const estimate: IDataObject = { total: amount ? textOf(amount) : null, currency: unit || null };
	const refuse = (sentence: string): never => {
		throw new Problem(`Nothing was ordered: ${sentence}`, { outcome: 'failed', estimate });
	};
	if (limits.expectedCurrency !== undefined && unit !== limits.expectedCurrency) {
		refuse(unit === '' ? `the platform's estimate shows no currency, so it cannot be compared with ${limits.expectedCurrency}.` : `the platform reckons in ${unit}, but "Expected Currency" is ${limits.expectedCurrency}.`);
	}
	if (!limits.maximumTotal && !limits.dealAmount) return estimate;
	if (!amount) return refuse('the platform\'s estimate shows no total, so the limits cannot be checked. Order without them only if you know the price.');
	if (limits.maximumTotal && isMore(amount, limits.maximumTotal)) {
		refuse(`the platform's estimate is ${textOf(amount)} ${unit}, which is more than the "Maximum Total" of ${textOf(limits.maximumTotal)}.`);
	}
	if (limits.dealAmount) {
		const allowed = percentOf(limits.dealAmount, limits.tolerance ?? { units: 0n, scale: 0 });
		const difference = apart(amount, limits.dealAmount);
		if (isMore(difference, allowed)) {
			refuse(`the platform's estimate is ${textOf(amount)} ${unit}, which is ${textOf(difference)} away from the "Deal Amount" of ${textOf(limits.dealAmount)}; ${textOf(allowed)} is allowed.`);
		}
	}
	return estimate;
}
