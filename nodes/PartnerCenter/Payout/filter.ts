import type { IDataObject } from 'n8n-workflow';

import type { Values } from '../../engine/declare';

import { allOf, quoted } from '../odata';

const plain = (value: unknown): string => String(value);

/** Until the end of a day, for a member that holds a time. */
const dayEnd = (value: unknown): string => `${String(value)}T23:59:59.999Z`;

/** What a field of the screen is compared with, and how its value is written. */
type Condition = [field: string, comparison: string, write: (value: unknown) => string];

/** Source: contract, query $filter of payout.createTransactionHistoryExport. */
export const EARNINGS: Condition[] = [
	['from', 'earningForDate ge', plain],
	['until', 'earningForDate le', plain],
	['participantId', 'enrollmentParticipantId eq', plain],
	['engagementName', 'engagementName eq', quoted],
	['earningAmount', 'earningAmount ge', plain],
	['transactionAmount', 'transactionAmount ge', plain],
];

/** Source: contract, query $filter of payout.createPaymentsExport. */
export const PAYMENTS: Condition[] = [
	['from', 'payoutStatusUpdateTS ge', plain],
	['until', 'payoutStatusUpdateTS le', dayEnd],
	['participantId', 'enrollmentParticipantId eq', plain],
	['programName', 'programName eq', quoted],
	['payoutOrderType', 'payoutOrderType eq', quoted],
	['paymentId', 'paymentId eq', quoted],
	['paymentAmount', 'paymentAmount ge', plain],
];

/** The fields as one filter; undefined when none is given. */
export function filterOf(conditions: Condition[], local: IDataObject): string | undefined {
	const asked = conditions.filter(([field]) => local[field] !== undefined);
	return allOf(
		asked.map(([field, comparison, write]) => `${comparison} ${write(local[field])}`),
		local.filter,
	);
}

export const filterBy =
	(conditions: Condition[]) =>
	({ local, query }: Values): void => {
		const filter = filterOf(conditions, local);
		if (filter !== undefined) query.$filter = filter;
	};

export function periodInOrder({ local: { from, until } }: Values): string | undefined {
	return from !== undefined && until !== undefined && String(from) > String(until)
		? 'The period ends before it starts. Correct its first or last day.'
		: undefined;
}
