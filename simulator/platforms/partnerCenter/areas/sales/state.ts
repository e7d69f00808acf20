import type { Row } from '../../reply';

/** A lead or a co-sell opportunity; every time is in ms. */
export interface StoredReferral {
	id: string;
	/** What was sent, changed since. */
	body: Row;
	createdAt: number;
	changedAt: number;
	version: number;
}

/** An export of earnings or payments; every time is in ms. */
export interface StoredPayout {
	id: string;
	kind: 'transactionhistory' | 'payments';
	filter?: string;
	format: 'csv' | 'tsv';
	createdAt: number;
	dueAt: number;
}
