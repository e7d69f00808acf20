import { inQuery, type Kind } from '../kinds';

export const ingram: Kind[] = [
	{
		name: 'Ingram Micro, offset and number in all',
		id: 'ingramMicroCustomer.getAll',
		picker: 'customers',
		counts: 'total',
		start: inQuery('offset'),
		body: ({ rows, total }) => ({ data: rows, pagination: { total } }),
	},
];
