import type { Field, Operation } from '../declare';

export const maximumQuantity: Field = {
	displayName: 'Maximum Quantity',
	name: 'maximumQuantity',
	type: 'number',
	typeOptions: { numberPrecision: 0, minValue: 1 },
	default: 1,
	description: 'The most units that may be asked for, all lines together. More is refused before anything is sent.',
};

export const maximumTotal: Field = {
	displayName: 'Maximum Total',
	name: 'maximumTotal',
	type: 'string',
	default: '',
	placeholder: 'e.g. 1500.00',
	description:
		"The most that it may cost by the platform's own estimate, in the Expected Currency. More is refused before it is placed.",
};

export const expectedCurrency: Field = {
	displayName: 'Expected Currency',
	name: 'expectedCurrency',
	type: 'string',
	default: '',
	placeholder: 'e.g. USD',
	description: 'Currency of the amounts of these limits. An estimate in another one is refused.',
};

export const dealAmount: Field = {
	displayName: 'Deal Amount',
	name: 'dealAmount',
	type: 'string',
	default: '',
	placeholder: 'e.g. 1480.00',
	description:
		'What the deal says that you pay the platform. An estimate that differs by more than the tolerance is refused.',
};

export const tolerance: Field = {
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
