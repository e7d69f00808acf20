import type { Operation } from '../../engine/declare';

import { relationshipId } from '../fields/locators';
import { graphPaging } from '../paging';

import * as fields from './fields';
import { OPERATION } from './longRunning';
import { unavailable } from './relationships';

/** What was asked of a relationship, and what Microsoft is still carrying out. */

const REQUESTS = 'GET /tenantRelationships/delegatedAdminRelationships/{relationshipId}/requests';
const OPERATIONS = 'GET /tenantRelationships/delegatedAdminRelationships/{relationshipId}/operations';

const docs = (page: string) => `https://learn.microsoft.com/graph/api/resources/${page}`;

export const requests: Operation[] = [
	{
		value: 'getRequest',
		name: 'Get Request',
		action: 'Get a request of a relationship',
		description: 'Get the status of one request: created, pending, succeeded or failed',
		route: `${REQUESTS}/{requestId}`,
		fields: [relationshipId, fields.requestId],
		unavailable,
		sample: 'partnerCenter/gdap.getRequest.json',
		facts: ['gdap.getRequest'],
		docs: docs('delegatedadminrelationshiprequest'),
	},
	{
		value: 'getRequests',
		name: 'Get Requests',
		action: 'Get the requests of a relationship',
		description: 'Get the requests on a relationship: to lock, approve, reject or terminate it',
		route: REQUESTS,
		fields: [relationshipId],
		unavailable,
		paging: graphPaging.odata,
		items: 'value',
		sample: 'partnerCenter/gdap.getRequests.json',
		facts: ['gdap.getRequests'],
		docs: docs('delegatedadminrelationshiprequest'),
	},
	{
		value: 'getOperation',
		name: 'Get Operation',
		action: 'Get an operation of a relationship',
		description:
			'Get the status of a change that Microsoft carries out later: notStarted, running, succeeded or failed',
		route: OPERATION,
		fields: [relationshipId, fields.operationId],
		unavailable,
		sample: 'partnerCenter/gdap.getOperation.json',
		facts: ['gdap.getOperation'],
		docs: docs('delegatedadminrelationshipoperation'),
	},
	{
		value: 'getOperations',
		name: 'Get Operations',
		action: 'Get the operations of a relationship',
		description:
			'Get the changes of a relationship that Microsoft carries out later. The data field shows what was changed, mostly as JSON text.',
		route: OPERATIONS,
		fields: [relationshipId, fields.operationsOrder],
		unavailable,
		paging: graphPaging.odata,
		items: 'value',
		sample: 'partnerCenter/gdap.getOperations.json',
		facts: ['gdap.getOperations'],
		docs: docs('delegatedadminrelationshipoperation'),
	},
];
