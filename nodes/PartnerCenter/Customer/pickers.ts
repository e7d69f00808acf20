import { pickers } from '../pickers';
import type { Picker } from '../../engine/declare';

/** Lists that only customers need. */
export const customerPickers = {
	indirectProviders: {
		...pickers.indirectResellers,
		noun: 'indirect providers',
		query: () => ({ relationship_type: 'IsIndirectResellerOf' }),
	},
	validationCodes: {
		noun: 'validation codes',
		route: 'GET /v1/customers/all/validations',
		items: '',
		value: (row) => String(row.validationId ?? ''),
		label: (row) =>
			`${String(row.organizationName)} (${String(row.validationId)}, ${String(row.remainingCreates)} left)`,
	},
} satisfies Record<string, Picker>;
