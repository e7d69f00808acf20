import { inQuery, type Kind } from '../kinds';

export const adobe: Kind[] = [
	{
		name: 'Adobe, offset and number in all',
		id: 'adobeVipCustomer.getAll',
		picker: 'customers',
		counts: 'total',
		start: inQuery('offset'),
		body: ({ rows, total }) => ({ totalCount: total, count: rows.length, accounts: rows }),
	},
];
