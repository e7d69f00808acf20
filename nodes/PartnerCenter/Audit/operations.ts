import type { IDataObject } from 'n8n-workflow';

import {
	type Completion,
	type HookContext,
	type Operation,
	Problem,
	type Resource,
	type Values,
} from '../../engine/declare';
import { readRows } from '../../engine/http/paging/paging';
import { getRequest } from '../../engine/http/request';

import { paging } from '../paging';
import { filterOf } from '../pickers';
import { partnerCenter } from '../vendor';

import * as fields from './fields';
import { periodOf, periodProblem, piecesOf, STANDARD } from './windows';
import { spelled } from './words';

const LIST = 'GET /v1/auditrecords';

const RECORD = [
	'id',
	'operationDate',
	'operationType',
	'operationStatus',
	'resourceType',
	'customerId',
	'customerName',
	'userPrincipalName',
	'applicationId',
	'resourceOldValue',
	'resourceNewValue',
];

/** What the list can be filtered by: the platform's name and its operator. */
const FILTERS: Record<string, { as: string; operator: string }> = {
	companyName: { as: 'CompanyName', operator: 'substring' },
	customerId: { as: 'CustomerId', operator: 'equals' },
	resourceType: { as: 'ResourceType', operator: 'equals' },
};

function filterIn({ local }: Values): IDataObject {
	const by = String(local.filterBy);
	return FILTERS[by] ? filterOf(FILTERS[by].as, String(local[by]), FILTERS[by].operator) : {};
}

/** The periods to ask for; none is given where the user leaves that to the platform. @throws Problem */
function periodsIn({ query, local }: Values, now: number): IDataObject[] {
	const { startDate, endDate } = query as Record<string, string | undefined>;
	if (startDate === undefined && endDate === undefined && local.daysPerRequest === undefined) return [{}];
	const period = periodOf({ from: startDate, to: endDate }, now);
	const problem = periodProblem(period, now);
	if (problem !== undefined) throw new Problem(problem, { route: LIST });
	return piecesOf(period, Number(local.daysPerRequest ?? STANDARD)).map(({ from, to }) => ({
		startDate: from,
		endDate: to,
	}));
}

/** Period after period until there are enough records; each record once. @throws Problem */
async function readRecords({ session, values }: HookContext): Promise<Completion> {
	const {
		clock,
		settings: { limit },
	} = session;
	const records = new Map<string, IDataObject>();
	for (const period of periodsIn(values, clock.now())) {
		if (records.size >= limit) break;
		const request = getRequest(LIST, {}, { ...period, ...filterIn(values) });
		for (const row of await readRows(session, request, paging.token, 'items', limit)) {
			records.set(String(row.id ?? JSON.stringify(row)), row);
		}
	}
	return async () => ({ rows: [...records.values()].slice(0, limit) });
}

const operations: Operation[] = [
	{
		value: 'get',
		name: 'Get',
		action: 'Get an audit record',
		description: 'Get one record of a change, such as the one that an event refers to',
		route: 'GET /auditactivity/v1/auditrecords/{auditRecordId}',
		fields: [fields.auditRecordId],
		simplify: RECORD,
		extra: spelled,
		sample: 'partnerCenter/auditRecord.get.json',
		facts: ['auditRecord.get'],
		docs: 'https://learn.microsoft.com/partner-center/developer/auditing-resources',
	},
	{
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many audit records',
		description: 'Get who changed what in the last 90 days. The old and new values are JSON text.',
		route: LIST,
		fields: [
			fields.filterBy,
			fields.companyName,
			fields.customer,
			fields.resourceType,
			fields.startDate,
			fields.endDate,
			fields.daysPerRequest,
		],
		paging: paging.token,
		items: 'items',
		run: readRecords,
		simplify: RECORD,
		extra: spelled,
		sample: 'partnerCenter/auditRecord.getMany.json',
		facts: ['auditRecord.getMany'],
		docs: 'https://learn.microsoft.com/partner-center/developer/get-a-record-of-partner-center-activity-by-user',
	},
];

export const resource: Resource = { value: 'audit', name: 'Audit', vendor: partnerCenter, operations };
