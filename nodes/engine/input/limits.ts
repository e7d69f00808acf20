import type { IDataObject } from 'n8n-workflow';

import { type Field, InputProblem, type Limits, type Operation, type Values } from '../declare';
import { dealAmount, expectedCurrency, limitFields, maximumQuantity, maximumTotal, tolerance } from '../ui/limitFields';
import { amountOf } from '../util/decimal';
import { currencyCode } from './codes';
import { checked } from './fieldValues';
import { integer } from './parsers';

/** An amount that a user gives: a decimal of 0 or more, with a point. */
function money(value: unknown): string | undefined {
	if (value === undefined || value === null || value === '') return undefined;
	const amount = amountOf(value);
	if (!amount || amount.units < 0n) throw new InputProblem('must be an amount of 0 or more, written like 1234.50');
	return String(value).trim();
}

/** A limit that cannot be checked must not look as if it were. */
function refuseUnknown(given: IDataObject, offered: string[]): void {
	const other = Object.keys(given).find((name) => !offered.includes(name));
	if (other === undefined) return;
	throw new InputProblem(
		`"Limits" has "${other}", which this operation cannot check, so nothing was sent. Remove it, or add the node again.`,
	);
}

/** @throws InputProblem that names the limit */
export function readLimits(operation: Operation, given: IDataObject): Limits {
	const offered = limitFields(operation).map(({ name }) => name);
	refuseUnknown(given, offered);
	const read = (field: Field, check: (value: unknown) => IDataObject[string]) =>
		offered.includes(field.name) && field.name in given
			? filled(field, checked(check, given[field.name], field.displayName))
			: undefined;
	const limits: Limits = {
		maximumQuantity: read(maximumQuantity, integer) as number | undefined,
		maximumTotal: amountOf(read(maximumTotal, money)),
		expectedCurrency: read(expectedCurrency, currencyCode) as string | undefined,
		dealAmount: amountOf(read(dealAmount, money)),
		tolerance: amountOf(read(tolerance, money)),
	};
	if ((limits.maximumTotal || limits.dealAmount) && limits.expectedCurrency === undefined) {
		throw new InputProblem(
			'"Expected Currency" is required with an amount: without it, 100 could be in any currency. Nothing was sent.',
		);
	}
	if (limits.tolerance && !limits.dealAmount)
		throw new InputProblem('"Tolerance" needs the "Deal Amount" that it applies to. Nothing was sent.');
	return limits;
}

/** A limit that an expression leaves empty must not become none. */
function filled(field: Field, value: IDataObject[string]): IDataObject[string] {
	if (value !== undefined) return value;
	throw new InputProblem(
		`"${field.displayName}" was chosen as a limit, but is empty. Enter a value or remove it. Nothing was sent.`,
	);
}

/** A sentence when the quantities are beyond the limit. It is asked for before anything is sent, and again once all was read. */
export function quantityComplaint({ quantities }: Operation, values: Values): string | undefined {
	const { maximumQuantity: most } = values.settings.limits;
	if (most === undefined || !quantities) return undefined;
	const given = quantities(values);
	if (!given)
		return '"Maximum Quantity" cannot be checked without a quantity. Enter one. If this operation has no quantity, remove the limit only if you know how many units it buys. Nothing was sent.';
	const asked = given.reduce((total, quantity) => total + quantity, 0);
	return asked > most
		? `"Maximum Quantity" is ${most}, but ${asked} units are requested. Nothing was sent.`
		: undefined;
}

/** Whether a limit needs the platform's estimate. */
export const needsEstimate = ({ maximumTotal: total, dealAmount: deal, expectedCurrency: currency }: Limits): boolean =>
	total !== undefined || deal !== undefined || currency !== undefined;
