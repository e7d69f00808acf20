import { type Check, type Field, InputProblem } from '../../engine/declare';
import { units } from '../../engine/input/commonFields';
import { meantOf } from '../../engine/input/fieldValues';

/** Quantity, term and billing of what is bought. */

export const quantity: Field = {
	displayName: 'Quantity',
	name: 'quantity',
	// A number would need a standard, and n8n would not mark the field that nobody filled in.
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 5',
	description: 'Number of seats or units',
	send: { check: units },
};

const NONE = 'none';

/** Members that some products do not have at all: 'None' sends nothing. */
const unlessNone: Check = (value) => (value === NONE ? undefined : (value as string));

const TERMS = ['P1M', 'P1Y', 'P3Y'];

/** A choice that must be one of the list, or one of the words that an expression may give. */
const oneOfTerms: Check = (value) => {
	if (value === '' || value === undefined || value === null)
		throw new InputProblem('must be chosen: there is no default');
	const given = unlessNone(meantOf([...TERMS, NONE], value) ?? value);
	if (given === undefined || TERMS.includes(String(given))) return given;
	throw new InputProblem(`must be one of ${TERMS.join(', ')} or none`);
};

export const termDuration: Field = {
	displayName: 'Term',
	name: 'termDuration',
	type: 'options',
	required: true,
	options: [
		{ name: '1 Month', value: 'P1M' },
		{ name: '1 Year', value: 'P1Y' },
		{ name: '3 Years', value: 'P3Y' },
		{ name: 'Choose…', value: '' },
		{ name: 'None (Azure Plan, Perpetual Software)', value: NONE },
	],
	// Nothing is preselected: it binds the customer.
	default: '',
	description: 'How long the customer is committed',
	send: { check: oneOfTerms, none: NONE },
};

export const optionalTerm: Field = {
	...termDuration,
	required: false,
	options: [
		{ name: '1 Month', value: 'P1M' },
		{ name: '1 Year', value: 'P1Y' },
		{ name: '3 Years', value: 'P3Y' },
	],
	default: 'P1Y',
	send: undefined,
};

/** Terms that a trial can renew to. */
export const renewsTo: Field = {
	displayName: 'Renews to Term',
	name: 'renewsTo',
	type: 'options',
	options: [
		{ name: '1 Month', value: 'P1M' },
		{ name: '1 Year', value: 'P1Y' },
	],
	default: 'P1Y',
	description: 'Term of the paid subscription that a trial converts to',
	send: { as: 'renewsTo.termDuration' },
};

export const billingCycle: Field = {
	displayName: 'Billing',
	name: 'billingCycle',
	type: 'options',
	required: true,
	options: [
		{ name: 'Annual', value: 'annual' },
		{ name: 'Choose…', value: '' },
		{ name: 'Every 2 Years', value: 'biennial' },
		{ name: 'Every 3 Years', value: 'triennial' },
		{ name: 'Monthly', value: 'monthly' },
		{ name: 'None', value: 'none' },
		{ name: 'Once', value: 'one_time' },
	],
	default: '',
	description: 'How often Microsoft bills it. See the SKU for its billing cycles.',
};

export const customTermEndDate: Field = {
	displayName: 'Custom Term End',
	name: 'customTermEndDate',
	type: 'dateTime',
	default: '',
	placeholder: 'e.g. 2027-03-31T00:00:00Z',
	description: 'End of the first term, to align it with another subscription of the customer or the end of a month',
};
