import type { Paging } from '../engine/declare';

/** How Ingram Micro gives long lists. Source: contract, conventions.paging. */
export const paging = {
	// No maximum is published; the guide itself reads pages of 100.
	limitOffset: { offset: 'offset', limit: 'limit', pageSize: 100, total: 'pagination.total', id: 'id' },
	whole: { whole: true },
} satisfies Record<string, Paging>;
