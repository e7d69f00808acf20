import type { Picker } from '../../engine/declare';
import { at } from '../../engine/util/path';

import { salesPaging } from '../paging';
import { named, text } from './rows';

/** The lists of api.partner.microsoft.com. */
export const salesPickers = {
	referrals: {
		noun: 'referrals',
		route: 'GET /v1.0/engagements/referrals',
		items: 'value',
		paging: salesPaging.odata,
		query: () => ({ $orderby: 'createdDateTime desc' }),
		value: (row) => text(row.id),
		label: (row) => named(text(row.name) || 'Referral', at(row, 'customerProfile.name'), row.status, row.id),
	},
} satisfies Record<string, Picker>;
