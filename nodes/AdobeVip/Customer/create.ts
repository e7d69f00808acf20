import type { Operation, Values } from '../../engine/declare';
import { at } from '../../engine/util/path';

import { madeAccount } from '../Reseller/accounts';

import { AGENCY, asking, somethingCommitted } from './benefits';
import { anniversaryRule } from './coterm';
import { CUSTOMER, CUSTOMERS, docs, NEEDS, newExtra, wait } from './customers';
import { newAgency, newCommitted, newCustomer } from './fields';

/** What every way to create a customer has in common. */
const creating = {
	route: 'POST /v3/customers',
	extraRoutes: [CUSTOMERS.list, CUSTOMERS.one],
	write: 'create',
	wait,
	findAfterLostResponse: madeAccount(CUSTOMERS),
	extra: newExtra,
	simplify: CUSTOMER,
} satisfies Partial<Operation>;

const COUNTRIES = ['US', 'CA'];

function agencyRule(values: Values, now: number): string | undefined {
	const country = String(at(values.body, 'companyProfile.address.country'));
	if (!COUNTRIES.includes(country))
		return `Large government agency terms are only for US and CA, but "Country" is ${country}.`;
	return anniversaryRule(true)(values, now);
}

export const creates: Operation[] = [
	{
		...creating,
		value: 'create',
		name: 'Create',
		action: 'Create a customer',
		description: 'Create a customer for a reseller. Adobe reviews it before it becomes active.',
		fields: newCustomer,
		rule: anniversaryRule(false),
		sample: 'adobe/customer.create.json',
		facts: ['customer.create'],
		docs: docs('customer-account/create-customer-account'),
	},
	{
		...creating,
		value: 'createWithThreeYearCommit',
		name: 'Create With Three-Year Commit',
		action: 'Create a customer with a three-year commitment',
		description:
			'Create a customer and request a three-year commitment right away. The customer accepts it in the Admin Console once the account is active. Not possible with large government agency terms.',
		notice: 'Once the customer accepts, it is committed to at least these quantities for three years.',
		fields: newCommitted,
		transformValues: asking('commitmentRequest'),
		rule: somethingCommitted,
		raisesCost: true,
		sample: 'adobe/customer.createWithThreeYearCommit.json',
		facts: ['customer.createWithThreeYearCommit'],
		docs: docs('customer-account/three-year-commit'),
	},
	{
		...creating,
		value: 'createLga',
		name: 'Create Large Government Agency',
		action: 'Create a large government agency',
		description:
			'Create a government customer of the US or Canada on large government agency terms, which start at 100 licenses. Not possible with a three-year commitment.',
		fields: newAgency,
		constantBody: { companyProfile: { marketSegment: 'GOV' }, benefits: [AGENCY] },
		rule: agencyRule,
		needs: NEEDS.agencies,
		sample: 'adobe/customer.createLga.json',
		facts: ['customer.createLga'],
		docs: docs('lga/create'),
	},
];
