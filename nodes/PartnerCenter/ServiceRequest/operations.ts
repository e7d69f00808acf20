import type { IDataObject } from 'n8n-workflow';

import { type Completion, type HookContext, type Operation, Problem, type Resource } from '../../engine/declare';
import { readRows } from '../../engine/http/paging/paging';
import { getRequest } from '../../engine/http/request';
import { verifyWrite } from '../../engine/http/verifyWrite';

import { notIn } from '../signIn/clouds';
import { customerId, serviceRequestId } from '../fields/locators';
import { paging } from '../paging';
import { filterOf } from '../pickers';
import { partnerCenter, USER_ONLY } from '../vendor';

import * as fields from './fields';

const docs = (page: string) => `https://learn.microsoft.com/partner-center/developer/${page}`;

const ONE = 'GET /v1/servicerequests/{serviceRequestId}';

const unavailable = notIn('Service requests', 'china');

const WITHDRAWN =
	'Microsoft has retired this: open tickets in Partner Center. It may still work in some national clouds.';

const TICKET = [
	'id',
	'title',
	'status',
	'severity',
	'organization',
	'productName',
	'supportTopicName',
	'createdDate',
	'lastModifiedDate',
	'lastClosedDate',
	'notes',
];

/** Lists give numbers where single tickets give words; in the platform's own order. Source: facts, enums. */
const WORDS: Record<string, string[]> = {
	status: ['none', 'open', 'closed', 'attention_needed'],
	severity: ['unknown', 'critical', 'moderate', 'minimal'],
};

const inWords = (name: string, value: unknown): string | undefined =>
	value === undefined || value === null ? undefined : (WORDS[name][Number(value)] ?? String(value));

/** Status and severity as words, whichever form the platform gives. */
const words = ({ status, severity }: IDataObject): IDataObject => ({
	statusName: inWords('status', status),
	severityName: inWords('severity', severity),
});

const ALL = 'GET /v1/servicerequests';
const OF_CUSTOMER = 'GET /v1/customers/{customerId}/servicerequests';

/** Lists of tickets by a filter or, where that is refused, by the simpler form with a status in small letters. */
const readAll =
	(route: string) =>
	async ({ session, values: { path, local } }: HookContext): Promise<Completion> => {
		const list = async (query: IDataObject) =>
			await readRows(session, getRequest(route, path, query), paging.sizeOffset, 'items', session.settings.limit);
		const status = local.onlyStatus as string | undefined;
		const rows = await list(status === undefined ? {} : filterOf('Status', status, 'equals')).catch(
			async (error: Error) => {
				if (status === undefined || !(error instanceof Problem) || error.details.status !== 400) throw error;
				return await list({ status: status === 'AttentionNeeded' ? 'attention_needed' : status.toLowerCase() });
			},
		);
		return async () => ({ rows });
	};

const operations: Operation[] = [
	{
		value: 'createLegacy',
		name: 'Create (Legacy)',
		action: 'Create a service request',
		description: 'Open a support ticket. Microsoft has retired this: open tickets in Partner Center.',
		notice: WITHDRAWN,
		route: 'POST /v1/servicerequests/{agentLocale}',
		fields: [fields.title, fields.description, fields.severity, fields.supportTopicId, fields.agentLocale],
		needs: USER_ONLY,
		unavailable,
		write: 'create',
		sample: 'partnerCenter/serviceRequest.create.json',
		facts: ['serviceRequest.create'],
		docs: docs('create-a-service-request-'),
	},
	{
		value: 'get',
		name: 'Get',
		action: 'Get a service request',
		description: 'Get one ticket by its number, with its notes',
		route: ONE,
		fields: [fields.ticketNumber, fields.includeOrganization],
		needs: USER_ONLY,
		unavailable,
		simplify: TICKET,
		extra: words,
		sample: 'partnerCenter/serviceRequest.get.json',
		facts: ['serviceRequest.get'],
		docs: docs('get-service-request-details-by-id'),
	},
	{
		value: 'getForCustomer',
		name: 'Get for Customer',
		action: 'Get a service request of a customer',
		description: 'Get one ticket of a customer, chosen from a list',
		route: 'GET /v1/customers/{customerId}/servicerequests/{serviceRequestId}',
		fields: [customerId, serviceRequestId],
		needs: USER_ONLY,
		unavailable,
		simplify: TICKET,
		extra: words,
		sample: 'partnerCenter/more.GetServiceRequestCustomer.json',
		facts: ['more.GetServiceRequestCustomer'],
	},
	{
		value: 'getAll',
		name: 'Get Many',
		action: 'Get many service requests',
		description: 'Get the tickets of a customer',
		route: OF_CUSTOMER,
		fields: [customerId, fields.onlyStatus],
		needs: USER_ONLY,
		unavailable,
		paging: paging.sizeOffset,
		items: 'items',
		run: readAll(OF_CUSTOMER),
		simplify: TICKET,
		extra: words,
		sample: 'partnerCenter/serviceRequest.getMany.json',
		facts: ['serviceRequest.getMany'],
		docs: docs('get-all-service-requests-for-a-customer'),
	},
	{
		value: 'getAllOfPartner',
		name: 'Get Many of All Customers',
		action: 'Get many service requests of all customers',
		description: 'Get the tickets of all your customers and your own',
		route: ALL,
		fields: [fields.onlyStatus],
		needs: USER_ONLY,
		unavailable,
		paging: paging.sizeOffset,
		items: 'items',
		run: readAll(ALL),
		simplify: TICKET,
		extra: words,
		sample: 'partnerCenter/serviceRequest.getManyPartner.json',
		facts: ['serviceRequest.getManyPartner'],
	},
	{
		value: 'getIncidents',
		name: 'Get Service Incidents',
		action: 'Get the service incidents',
		description: 'Get the current incidents of Microsoft 365, by service. Microsoft does not document the output.',
		route: 'GET /v1/serviceincidents/office',
		fields: [],
		paging: paging.links,
		items: 'items',
		sample: 'partnerCenter/more.GetServiceIncidents.json',
		facts: ['more.GetServiceIncidents'],
	},
	{
		value: 'getSupportTopicsLegacy',
		name: 'Get Support Topics (Legacy)',
		action: 'Get the support topics',
		description: 'Get the topics for new tickets. Microsoft has retired this: open tickets in Partner Center.',
		notice: WITHDRAWN,
		route: 'GET /v1/servicerequests/supporttopics',
		fields: [],
		needs: USER_ONLY,
		unavailable,
		paging: paging.links,
		items: 'items',
		sample: 'partnerCenter/serviceRequest.getSupportTopics.json',
		facts: ['serviceRequest.getSupportTopics'],
		docs: docs('get-service-request-support-topics--pending-'),
	},
	{
		value: 'update',
		name: 'Update',
		action: 'Update a service request',
		description: 'Add a note to a ticket, or change its status or severity',
		route: 'PATCH /v1/servicerequests/{serviceRequestId}',
		extraRoutes: [ONE],
		fields: [fields.ticketNumber, fields.newNote, fields.newStatus, fields.newSeverity],
		constantBody: { attributes: { objectType: 'ServiceRequest' } },
		needs: USER_ONLY,
		unavailable,
		write: 'change',
		subject: (values) => values.path.serviceRequestId,
		findAfterLostResponse: verifyWrite(ONE),
		simplify: TICKET,
		extra: words,
		sample: 'partnerCenter/serviceRequest.update.json',
		facts: ['serviceRequest.update'],
		docs: docs('update-a-service-request'),
	},
];

export const resource: Resource = {
	value: 'serviceRequest',
	name: 'Service Request',
	vendor: partnerCenter,
	operations,
};
