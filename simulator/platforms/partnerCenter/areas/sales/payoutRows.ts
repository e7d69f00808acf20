import type { StoredPayout } from './state';
import type { Row } from '../row';

/** What a partner has earned, and what was paid; the columns of a file differ from partner to partner. */
export const PAYOUT_ROWS: Record<StoredPayout['kind'], Row[]> = {
	transactionhistory: [
		{
			earningId: 'E-1001',
			enrollmentParticipantId: 4847001,
			engagementName: 'Azure CSP motion incentives',
			programName: 'CSP Direct Bill Partner',
			earningForDate: '2026-09-15',
			earningAmount: 120.5,
			transactionAmount: 2410,
			transactionCurrency: 'USD',
			customerName: 'Alder Ridge Dental',
			productName: 'Microsoft 365 Business Premium',
		},
		{
			earningId: 'E-1002',
			enrollmentParticipantId: 4847001,
			engagementName: 'CSP core incentives',
			programName: 'CSP Direct Bill Partner',
			earningForDate: '2026-10-02',
			earningAmount: 80.25,
			transactionAmount: 1605,
			transactionCurrency: 'USD',
			customerName: 'Alder Ridge Dental',
			productName: 'Microsoft 365 Business Premium',
		},
	],
	payments: [
		{
			paymentId: 'P-77001',
			enrollmentParticipantId: 4847001,
			programName: 'CSP Direct Bill Partner',
			payoutOrderType: 'REBATE',
			paymentAmount: 200.75,
			paymentCurrency: 'USD',
			paymentStatus: 'SENT',
			payoutStatusUpdateTS: '2026-09-25T00:00:00Z',
		},
		{
			paymentId: 'P-77002',
			enrollmentParticipantId: 4847001,
			programName: 'CSP Direct Bill Partner',
			payoutOrderType: 'COOP',
			paymentAmount: 50,
			paymentCurrency: 'USD',
			paymentStatus: 'SENT',
			payoutStatusUpdateTS: '2026-10-10T00:00:00Z',
		},
	],
};
