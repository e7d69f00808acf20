import { randomUUID } from 'node:crypto';
import type { Call } from '../../call';
import { iso } from '../../commerce/replies';
import { pascalRow } from '../pascal';
import type { AuditRecord } from '../state';
import type { Row } from '../row';

/** What is told about a change. */
interface Change {
	resourceType: string;
	operationType: string;
	oldValue?: Row;
	newValue: Row;
}

/** The values stand in a record as JSON texts with names in PascalCase. */
const valueText = (value: Row | undefined): string | null => (value ? JSON.stringify(pascalRow(value)) : null);

/** Writes down what the call changed about the customer of the path. */
export function recordAudit(call: Call, { resourceType, operationType, oldValue, newValue }: Change): void {
	const { tenant, state, params, signIn, headers } = call;
	const customer = state.commerce.customers.find(({ id }) => id === params.customerId);
	const record: AuditRecord = {
		id: `${tenant.tenantId}_${resourceType}_${randomUUID().replace(/-/g, '')}`,
		partnerId: tenant.tenantId,
		participants: [],
		customerId: customer?.id ?? null,
		customerName: customer?.companyName ?? null,
		userPrincipalName: signIn.kind === 'user' ? `service@${tenant.domain}` : null,
		applicationId: tenant.clientId,
		resourceType,
		resourceOldValue: valueText(oldValue),
		resourceNewValue: valueText(newValue),
		operationType,
		originalCorrelationId: headers['ms-correlationid'] ?? randomUUID(),
		operationDate: iso(call.now),
		operationStatus: 'succeeded',
		customizedData: [],
		attributes: { objectType: 'AuditRecord' },
	};
	state.areas.auditRecords.unshift(record);
}
