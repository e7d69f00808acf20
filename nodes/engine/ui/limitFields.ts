import type { Field, Operation } from '../declare';

export const maximumQuantity: Field = {
	displayName: 'Maximum Quantity',
	name: 'maximumQuantity',
	type: 'number',
	typeOptions: { numberPrecision: 0, minValue: 1 },
	default: 1,
	description: 'The maximum number of units in all lines together. Anything above it is refused before it is sent.',
};

export const maximumTotal: Field = {
	displayName: 'Maximum Total',
	name: 'maximumTotal',
	type: 'string',
	default: '',
	placeholder: 'e.g. 1500.00',
	description:
		"The maximum cost in the platform's estimate, in the Expected Currency. Anything above it is refused before it is placed.",
};

export const expectedCurrency: Field = {
	displayName: 'Expected Currency',
	name: 'expectedCurrency',
	type: 'string',
	default: '',
	placeholder: 'e.g. USD',
	description: 'The currency of these limits. An estimate in another currency is refused.',
};

export const dealAmount: Field = {
	displayName: 'Deal Amount',
	name: 'dealAmount',
	type: 'string',
	default: '',
	placeholder: 'e.g. 1480.00',
	description:
		'What you pay the platform according to the deal. An estimate that differs by more than the tolerance is refused.',
};

export const tolerance: Field = {
	displayName: 'Tolerance (Percent)',
	name: 'tolerance',
	type: 'string',
	default: '0',
	placeholder: 'e.g. 2.5',
	description: 'How much the estimate may differ from the Deal Amount, up or down',
};

/** The limits that an operation can check: amounts only where the platform has an estimate. */
export function limitFields({ quantities, estimate }: Operation): Field[] {
	return [
		...(quantities ? [maximumQuantity] : []),
		...(estimate ? [dealAmount, expectedCurrency, maximumTotal, tolerance] : []),
	];
}
