import type { Field, Values } from '../../engine/declare';

import { which } from '../fields/lists';
import { indirectResellerId } from '../fields/locators';
import { filterOf } from '../pickers';

/** The fields that the list can be searched by, as the platform calls them. It takes one at a time. */
const SEARCHED: Record<string, { as: string; value: string }> = {
	companyName: { as: 'CompanyName', value: 'companyName' },
	domain: { as: 'Domain', value: 'domain' },
	indirectReseller: { as: 'IndirectReseller', value: 'indirectResellerId' },
};

const filterBy = which(
	[
		{ name: 'All Customers', value: 'none' },
		{ name: 'Company Name Starts With', value: 'companyName' },
		{ name: 'Domain Starts With', value: 'domain' },
		{ name: 'Of an Indirect Reseller', value: 'indirectReseller', description: 'Requires App + User sign-in' },
	],
	'Which customers to return. The platform filters by one thing at a time.',
);

export const filters: Field[] = [
	filterBy,
	{
		displayName: 'Company Name',
		name: 'companyName',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Contoso',
		description: 'The start of the company name, not case-sensitive',
		displayOptions: { show: { filterBy: ['companyName'] } },
		send: { in: 'nowhere' },
	},
	{
		displayName: 'Domain',
		name: 'domain',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. contoso',
		description: 'The start of the domain, not case-sensitive',
		displayOptions: { show: { filterBy: ['domain'] } },
		send: { in: 'nowhere' },
	},
	{
		...indirectResellerId,
		displayOptions: { show: { filterBy: ['indirectReseller'] } },
		send: { in: 'nowhere' },
	},
];

/** The filter of the query, made of what was chosen. */
export function withFilter({ local, query }: Values): void {
	const searched = SEARCHED[String(local.filterBy)];
	if (searched) Object.assign(query, filterOf(searched.as, String(local[searched.value])));
}
